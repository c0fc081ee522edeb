/** What an example request is built from. */
export type SnippetInput = {
  method: string;
  /** With example values for its parameters. */
  path: string;
  /** How the client authenticates. */
  access: "public" | "session" | "any";
  body?: unknown;
};

/** The request as a curl command. It reads CROWDEE_URL, and CROWDEE_API_KEY or CROWDEE_COOKIE. */
export function curlOf({ method, path, access, body }: SnippetInput): string {
  return [
    `curl "$CROWDEE_URL${path}"`,
    ...(method === "GET" ? [] : [`--request ${method}`]),
    ...(access === "any" ? [`--header "Authorization: Bearer $CROWDEE_API_KEY"`] : []),
    ...(access === "session" ? [`--cookie "$CROWDEE_COOKIE"`] : []),
    ...(body === undefined
      ? []
      : [`--header "Content-Type: application/json"`, `--data '${shellQuoted(JSON.stringify(body, null, 2))}'`]),
  ].join(" \\\n  ");
}

function shellQuoted(text: string): string {
  return text.replaceAll("'", "'\\''").replaceAll("\n", "\n  ");
}

/** The request in TypeScript. A request with a session runs on one of our pages: relative URL, cookie sent by the browser. */
export function typescriptOf({ method, path, access, body }: SnippetInput): string {
  const url = access === "session" ? JSON.stringify(path) : `\`\${process.env.CROWDEE_URL}${path}\``;
  const headers = [
    ...(access === "any" ? [`Authorization: \`Bearer \${process.env.CROWDEE_API_KEY}\``] : []),
    ...(body === undefined ? [] : [`"Content-Type": "application/json"`]),
  ];
  const options = [
    ...(method === "GET" ? [] : [`method: "${method}",`]),
    ...(headers.length > 0 ? [`headers: { ${headers.join(", ")} },`] : []),
    ...(body === undefined ? [] : [`body: JSON.stringify(${literal(body)}),`]),
  ];
  const call = options.length === 0 ? `fetch(${url})` : `fetch(${url}, {\n${indented(options)}\n})`;
  return `const response = await ${call};`;
}

function indented(lines: string[]): string {
  return lines.map((line) => `  ${line.replaceAll("\n", "\n  ")}`).join("\n");
}

/** A TypeScript literal: JSON with unquoted property names where possible. */
function literal(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(/^(\s*)"([A-Za-z_]\w*)":/gm, "$1$2:");
}
