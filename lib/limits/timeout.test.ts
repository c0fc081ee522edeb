import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { withTimeout } from "./timeout";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("withTimeout", () => {
  it("gives an answer on as it is", async () => {
    await expect(withTimeout(Promise.resolve(1), 200)).resolves.toBe(1);
    await expect(withTimeout(Promise.reject(new Error("broken")), 200)).rejects.toThrow("broken");
    expect(vi.getTimerCount()).toBe(0);
  });

  it("gives up on an answer that does not come", async () => {
    const given = expect(withTimeout(new Promise(() => {}), 200)).rejects.toThrow("no answer within 200 ms");
    await vi.advanceTimersByTimeAsync(199);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    await given;
    expect(vi.getTimerCount()).toBe(0);
  });

  it("takes an answer that waits to be read when the process was busy for longer than that", async () => {
    vi.useRealTimers();
    const answer = new Promise((resolve) => setTimeout(() => setImmediate(() => resolve("read late")), 5));
    const waited = withTimeout(answer, 40);
    const busyUntil = Date.now() + 120;
    while (Date.now() < busyUntil);
    expect(await waited).toBe("read late");
  });
});
