import ipaddr from "ipaddr.js";

/**
 * The bucket an address belongs to: an IPv4 address itself; an IPv6 address by its /64, the smallest block one customer
 * gets (RFC 6177), however it is spelled; an IPv4-mapped IPv6 address as the IPv4 address (RFC 4291).
 *
 * @returns the canonical name of the bucket, or `null` when the text is not an address
 */
export function addressBucket(text: string): string | null {
  const bare = withoutPort(text.trim());
  // The library reports each mismatch with an exception, which is expensive: it is asked for one kind of address only.
  if (!bare.includes(":")) return ipaddr.IPv4.isValidFourPartDecimal(bare) ? bare : null;
  if (!ipaddr.IPv6.isValid(bare)) return null;
  const address = ipaddr.IPv6.parse(bare);
  if (address.isIPv4MappedAddress()) return address.toIPv4Address().toString();
  const network = address.parts.slice(0, 4).map((group) => group.toString(16));
  return `${network.join(":")}::/64`;
}

/** Some proxies write `1.2.3.4:80` and `[::1]:80`. */
function withoutPort(text: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(text);
  if (bracketed) return bracketed[1] ?? "";
  return /^[\d.]+:\d+$/.test(text) ? text.slice(0, text.indexOf(":")) : text;
}
