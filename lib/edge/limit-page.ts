import { ApiError } from "../errors";
import { textResponse } from "../text-response";
import { applyLimit } from "./apply-limit";
import type { Step } from "./context";

/** Counts the request for a page. A limit that is reached is shown as a page, which people can read. */
export const applyPageLimit: Step = async (context) => {
  const result = await applyLimit(context);
  return result instanceof ApiError && result.code === "rate_limited" ? limitPage(result) : result;
};

function limitPage({ members, headers }: ApiError): Response {
  const { limit, windowSeconds, retryAfterSeconds } = members as Record<string, number>;
  const wait = `${retryAfterSeconds} ${retryAfterSeconds === 1 ? "second" : "seconds"}`;
  const text = `You can open ${limit} pages in ${windowSeconds} seconds. Wait ${wait}, then try again.`;
  return textResponse(documentOf(text), 429, {
    ...headers,
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
  });
}

/** A whole page on its own: it needs no script and no style sheet, and repeats nothing of the request. */
function documentOf(text: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Too many requests · Crowdee</title>
<style>
:root { color-scheme: light dark }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; font: 1.125rem/1.6 system-ui, sans-serif }
main { max-width: 28rem; padding: 2rem 1.25rem; text-align: center }
h1 { margin: 0; font-size: 1.75rem }
</style>
</head>
<body>
<main>
<h1>Too many requests</h1>
<p>${text}</p>
<p><a href="">Try again</a></p>
</main>
</body>
</html>
`;
}
