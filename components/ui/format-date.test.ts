import { describe, expect, it } from "vitest";
import { formatDate, formatDateTime, formatRelative } from "./format-date";

const NOW = Date.UTC(2026, 10, 12, 12);

describe("dates", () => {
  it("are written in UTC whatever the offset they came with", () => {
    expect(formatDate("2026-11-12T23:30:00-05:00")).toBe("Nov 13, 2026");
    expect(formatDateTime("2026-11-12T14:05:00Z")).toBe("Nov 12, 2026, 14:05 UTC");
  });

  it.each([
    ["2026-11-12T11:59:50Z", "just now"],
    ["2026-11-12T12:00:10Z", "in less than a minute"],
    ["2026-11-12T11:59:00Z", "1 minute ago"],
    ["2026-11-12T11:00:20Z", "1 hour ago"],
    ["2026-11-12T09:00:00Z", "3 hours ago"],
    ["2026-11-14T12:00:00Z", "in 2 days"],
    ["2026-09-01T12:00:00Z", "Sep 1, 2026"],
  ])("%s reads %s", (iso, told) => {
    expect(formatRelative(iso, NOW)).toBe(told);
  });
});
