import http from "node:http";
import { recordResponse } from "./results";

export type Call = {
  method?: string;
  path: string;
  headers?: Record<string, string | undefined>;
  /** Sent as JSON, unless it is text or bytes already. */
  body?: unknown;
};

export type ApiResponse = {
  status: number;
  headers: http.IncomingHttpHeaders;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests read responses of every shape
  json: any;
};

const agent = new http.Agent({ keepAlive: true, maxSockets: 50 });

/** Sends one request as given, adds only a JSON content type, and records the response. */
export async function call(origin: string, { method = "GET", path, headers = {}, body }: Call): Promise<ApiResponse> {
  const payload = payloadOf(body);
  const given = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const sent: Record<string, string> = {
    ...(payload !== undefined && { "content-type": "application/json", "content-length": String(payload.length) }),
    ...(payload === undefined && !["GET", "HEAD"].includes(method) && { "content-length": "0" }),
    ...Object.fromEntries(given),
  };
  const response = await exchange(new URL(origin), method, path, sent, payload);
  recordResponse({ method, path, status: response.status, headers: response.headers, text: response.text });
  return response;
}

function payloadOf(body: unknown): Buffer | undefined {
  if (body === undefined) return undefined;
  if (Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
}

function exchange(
  { hostname, port }: URL,
  method: string,
  path: string,
  headers: Record<string, string>,
  payload: Buffer | undefined,
): Promise<ApiResponse> {
  return new Promise((resolve, reject) => {
    const request = http.request({ hostname, port, method, path, headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json: parsed(response, text) });
      });
    });
    request.on("error", reject);
    request.end(payload);
  });
}

function parsed(response: http.IncomingMessage, text: string): unknown {
  if (!/json/.test(response.headers["content-type"] ?? "") || text === "") return undefined;
  return JSON.parse(text);
}

/** Runs tasks with at most `width` of them at once, and returns their results in order. */
export async function inParallel<T, R>(
  items: readonly T[],
  width: number,
  task: (item: T) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  const work = async () => {
    for (let index = next++; index < items.length; index = next++) results[index] = await task(items[index] as T);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, work));
  return results;
}

/** Ends the idle connections of this process. */
export function closeConnections(): void {
  agent.destroy();
}
