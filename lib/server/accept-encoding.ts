/** Whether an Accept-Encoding header names an encoding with a weight above zero (RFC 9110, section 12.5.3). */
export function accepts(acceptEncoding: string | null | undefined, encoding: string): boolean {
  for (const item of acceptEncoding?.toLowerCase().split(",") ?? []) {
    const [name = "", ...parameters] = item.split(";").map((part) => part.trim());
    if (name !== encoding) continue;
    const weight = parameters.find((parameter) => parameter.startsWith("q="));
    return weight === undefined || Number(weight.slice(2)) > 0;
  }
  return false;
}
