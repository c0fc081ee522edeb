export type CodeTokenKind = "plain" | "string" | "name" | "comment";

export interface CodeToken {
  kind: CodeTokenKind;
  text: string;
}

const TOKEN = /(?<comment>(?:^|(?<=\s))(?:#|\/\/).*$)|(?<name>"[^"\n]*"(?=\s*:))|(?<string>"[^"\n]*"|'[^'\n]*')/gm;

/** Splits code into comments, object names, strings and the rest: enough to read by, with no grammar per language. */
export function highlight(code: string): CodeToken[] {
  const tokens: CodeToken[] = [];
  let end = 0;
  for (const match of code.matchAll(TOKEN)) {
    if (match.index > end) tokens.push({ kind: "plain", text: code.slice(end, match.index) });
    const kind = match.groups?.comment ? "comment" : match.groups?.name ? "name" : "string";
    tokens.push({ kind, text: match[0] });
    end = match.index + match[0].length;
  }
  if (end < code.length) tokens.push({ kind: "plain", text: code.slice(end) });
  return tokens;
}
