/** Plain text in which backquotes set off code, as contracts and the error table write it. */
export function TextWithCode({ children }: { children: string }) {
  return children.split("`").map((part, index) => {
    if (index % 2 === 0) return part;
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a fixed text never move
    return <code key={index}>{part}</code>;
  });
}
