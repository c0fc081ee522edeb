import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { recordKeyUse } from "../../db/key-usage";
import { noteKeyUse } from "./key-usage";

vi.mock("../../db/key-usage", () => ({ recordKeyUse: vi.fn(async () => {}) }));

const START = new Date("2026-01-01T00:00:00Z");

beforeEach(() => void vi.useFakeTimers({ now: START }));
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
  vi.mocked(recordKeyUse).mockClear();
});

function at(seconds: number): Date {
  return new Date(START.getTime() + seconds * 1000);
}

it("writes a first use at once, and the request does not wait for it", async () => {
  noteKeyUse("key_first", null);
  expect(recordKeyUse).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(0);
  expect(recordKeyUse).toHaveBeenCalledWith("key_first", START);
});

it("writes the last of many uses within a minute, once, and not sooner than a minute after the write before", async () => {
  noteKeyUse("key_busy", null);
  await vi.advanceTimersByTimeAsync(0);
  for (let second = 1; second <= 30; second++) {
    await vi.advanceTimersByTimeAsync(1000);
    noteKeyUse("key_busy", START);
  }
  expect(recordKeyUse).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(recordKeyUse).toHaveBeenCalledTimes(2);
  expect(recordKeyUse).toHaveBeenLastCalledWith("key_busy", at(30));

  await vi.advanceTimersByTimeAsync(5_000);
  noteKeyUse("key_busy", at(30));
  await vi.advanceTimersByTimeAsync(54_000);
  expect(recordKeyUse).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(recordKeyUse).toHaveBeenLastCalledWith("key_busy", at(65));
});
