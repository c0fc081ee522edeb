import { createServer } from "node:http";

/** The least Node itself can do: a response that never changes. */
const body = JSON.stringify({ ok: true });
const headers = {
  "Content-Type": "application/json",
  "Content-Length": Buffer.byteLength(body),
  "Cache-Control": "no-store",
};

createServer((_request, response) => {
  response.writeHead(200, headers).end(body);
}).listen(Number(process.env.PORT), "127.0.0.1");
