/**
 * The bucket an address belongs to: an IPv4 address itself; an IPv6 address by its /64, the smallest block one customer
 * gets (RFC 6177), whatever way it is spelled; an IPv4-mapped IPv6 address as the IPv4 address it is (RFC 4291).
 *
 * @returns the canonical name of the bucket, or `null` when the text is no address
 */
export function addressBucket(text: string): string | null {
  const bare = stripPort(text.trim());
  // As a socket that listens on both families names an IPv4 client.
  const plain = bare.replace(/^::ffff:(?=[\d.]+$)/i, "");
  if (V4.test(plain)) return plain;
  const groups = parseV6(bare);
  if (!groups) return null;
  if (isMappedV4(groups)) return v4Of(groups[6] ?? 0, groups[7] ?? 0);
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(":")}::/64`;
}

const OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const V4 = new RegExp(`^${OCTET}(?:\\.${OCTET}){3}$`);

/** `1.2.3.4:80` and `[::1]:80`, as some proxies write them. */
function stripPort(text: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(text);
  if (bracketed) return bracketed[1] ?? "";
  return /^[\d.]+:\d+$/.test(text) ? text.slice(0, text.indexOf(":")) : text;
}

/** Eight 16-bit groups, or `null`. */
function parseV6(text: string): number[] | null {
  const [bare = ""] = text.split("%");
  const halves = withV4Tail(bare)?.split("::");
  if (!halves || halves.length > 2) return null;
  const [head = "", tail] = halves;
  const left = parseGroups(head);
  const right = tail === undefined ? [] : parseGroups(tail);
  if (!left || !right) return null;
  const missing = 8 - left.length - right.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return null;
  return [...left, ...new Array<number>(missing).fill(0), ...right];
}

/** Rewrites a dotted tail (`::ffff:1.2.3.4`) as two groups. */
function withV4Tail(text: string): string | null {
  if (!text.includes(":")) return null;
  if (!text.includes(".")) return text;
  const split = text.lastIndexOf(":") + 1;
  const tail = text.slice(split);
  if (!V4.test(tail)) return null;
  const [a = 0, b = 0, c = 0, d = 0] = tail.split(".").map(Number);
  return `${text.slice(0, split)}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
}

function parseGroups(text: string): number[] | null {
  if (text === "") return [];
  const groups = text.split(":");
  if (groups.length > 8 || !groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null;
  return groups.map((group) => Number.parseInt(group, 16));
}

function isMappedV4(groups: number[]): boolean {
  return groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
}

function v4Of(high: number, low: number): string {
  return [high >> 8, high & 255, low >> 8, low & 255].join(".");
}
