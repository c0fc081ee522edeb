import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { withTimeout } from "./timeout";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("withTimeout", () => {
  it("settles as the promise does", async () => {
    await expect(withTimeout(Promise.resolve(1), 200)).resolves.toBe(1);
    await expect(withTimeout(Promise.reject(new Error("broken")), 200)).rejects.toThrow("broken");
    expect(vi.getTimerCount()).toBe(0);
  });

  it("rejects when the time is up", async () => {
    const rejected = expect(withTimeout(new Promise(() => {}), 200)).rejects.toThrow("timed out after 200 ms");
    await vi.advanceTimersByTimeAsync(199);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    await rejected;
    expect(vi.getTimerCount()).toBe(0);
  });

  it("processes a result that arrived while the process was busy for longer than the time-out", async () => {
    vi.useRealTimers();
    const result = new Promise((resolve) => setTimeout(() => setImmediate(() => resolve("read late")), 5));
    const waited = withTimeout(result, 40);
    const busyUntil = Date.now() + 120;
    while (Date.now() < busyUntil);
    expect(await waited).toBe("read late");
  });
});
