/** Plain text with code in backticks, as written in contracts and in the error table. */
export function TextWithCode({ children }: { children: string }) {
  return children.split("`").map((part, index) => {
    if (index % 2 === 0) return part;
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts are static
    return <code key={index}>{part}</code>;
  });
}
