/** Plain text in which backquotes set off code, as contracts and the error table write it. */
export function TextWithCode({ children }: { children: string }) {
  return children.split("`").map((part, index) => {
    const key = `${index} ${part}`;
    return index % 2 === 1 ? <code key={key}>{part}</code> : <span key={key}>{part}</span>;
  });
}
