import { connect } from "node:net";
import { recordResponse } from "./results";

export type RawResponse = { status: number; headers: Map<string, string>; text: string };

/**
 * Writes bytes to a server as they are, which no HTTP client would, and reads the first response until the server has sent
 * it whole or hangs up.
 *
 * @param halfClose  says that nothing more will come once all is written
 */
export function rawExchange(port: number, bytes: string | Buffer, { halfClose = false } = {}): Promise<RawResponse> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    let received = Buffer.alloc(0);
    const finish = () => {
      socket.destroy();
      const response = parseResponse(received);
      if (!response) return reject(new Error(`No HTTP response, but: ${JSON.stringify(received.toString("latin1"))}`));
      recordResponse({
        method: "RAW",
        path: "",
        status: response.status,
        headers: [...response.headers],
        text: response.text,
      });
      resolve(response);
    };
    socket.setTimeout(30_000, () => socket.destroy(new Error("The server kept silent for 30 s.")));
    socket.on("data", (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (isComplete(received)) finish();
    });
    socket.on("end", finish);
    // A server may respond and reset before it reads everything: its response counts.
    socket.on("error", (error) => (parseResponse(received) ? finish() : reject(error)));
    socket.write(bytes, () => halfClose && socket.end());
  });
}

function parseResponse(received: Buffer): RawResponse | null {
  const text = received.toString("latin1");
  const end = text.indexOf("\r\n\r\n");
  const status = /^HTTP\/1\.[01] (\d{3})/.exec(text)?.[1];
  if (end < 0 || !status) return null;
  const headers = new Map<string, string>();
  for (const line of text.slice(0, end).split("\r\n").slice(1)) {
    const split = line.indexOf(":");
    headers.set(line.slice(0, split).toLowerCase(), line.slice(split + 1).trim());
  }
  const body = received.subarray(end + 4);
  const isChunked = headers.get("transfer-encoding") === "chunked";
  return { status: Number(status), headers, text: (isChunked ? unchunk(body) : body).toString() };
}

function isComplete(received: Buffer): boolean {
  const response = parseResponse(received);
  if (!response) return false;
  const length = response.headers.get("content-length");
  if (length !== undefined) return Buffer.byteLength(response.text) >= Number(length);
  return response.headers.get("transfer-encoding") === "chunked" && received.toString("latin1").endsWith("0\r\n\r\n");
}

function unchunk(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = body.indexOf("\r\n", at);
    const size = Number.parseInt(body.subarray(at, lineEnd).toString(), 16);
    if (lineEnd < 0 || !(size > 0)) return Buffer.concat(parts);
    parts.push(body.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
}
