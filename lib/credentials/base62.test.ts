import { afterEach, expect, it, vi } from "vitest";
import { encodeBase62, randomBase62 } from "./base62";

afterEach(() => void vi.restoreAllMocks());

it("discards the bytes that would make some characters more likely", () => {
  const drawn = [248, 255, 247, 0, 61, 62, 185, 186, 10];
  vi.spyOn(crypto, "getRandomValues").mockImplementation((array) => {
    (array as unknown as Uint8Array).set(drawn);
    return array;
  });
  expect(randomBase62(1)).toBe("z");
  expect(randomBase62(6)).toBe("z0z0z0");
});

it("encodes a number in as many characters as asked for, its lowest digits last", () => {
  const bytesOf = (value: bigint) => {
    const bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setBigUint64(0, value);
    return bytes;
  };
  expect(encodeBase62(bytesOf(0n), 3)).toBe("000");
  expect(encodeBase62(bytesOf(61n), 3)).toBe("00z");
  expect(encodeBase62(bytesOf(62n * 62n + 10n), 3)).toBe("10A");
  expect(encodeBase62(bytesOf(62n ** 3n + 1n), 3)).toBe("001");
});
