import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";

/**
 * Represents an incoming message as a Request of the Web platform. Each part of it is created on first use: most requests
 * are asked for their method, URL and headers only, and a whole Request costs as much as all else our server does.
 *
 * @param origin  our public origin
 */
export function webRequest(incoming: IncomingMessage, outgoing: ServerResponse, origin: string): Request {
  return new NodeRequest(incoming, outgoing, origin) as unknown as Request;
}

class NodeRequest {
  readonly #incoming: IncomingMessage;
  readonly #outgoing: ServerResponse;
  readonly method: string;
  readonly url: string;
  #headers: Headers | undefined;
  #signal: AbortSignal | undefined;
  #request: Request | undefined;

  constructor(incoming: IncomingMessage, outgoing: ServerResponse, origin: string) {
    this.#incoming = incoming;
    this.#outgoing = outgoing;
    this.method = incoming.method ?? "GET";
    this.url = origin + incoming.url;
  }

  get headers(): Headers {
    this.#headers ??= webHeaders(this.#incoming);
    return this.#headers;
  }

  /** Aborts when the client leaves before the response has been sent. */
  get signal(): AbortSignal {
    this.#signal ??= abortSignalOf(this.#outgoing);
    return this.#signal;
  }

  get body(): ReadableStream<Uint8Array> | null {
    return this.whole().body;
  }

  get bodyUsed(): boolean {
    return this.#request?.bodyUsed ?? false;
  }

  /** A copy whose body can be read while the original's stays unread, as the limiter does. It must be announced and short. */
  clone(): Request {
    if (this.#request) return this.#request.clone();
    const body = new ReadableStream<Uint8Array>({
      start: async (controller) => {
        controller.enqueue(await this.#peek());
        controller.close();
      },
    });
    return new Request(this.url, { ...this.#init(), ...withBody(this.method, () => body) });
  }

  /** The same as a whole Request. */
  whole(): Request {
    const stream = () => {
      acceptBody(this.#incoming, this.#outgoing);
      return Readable.toWeb(this.#incoming) as ReadableStream<Uint8Array>;
    };
    this.#request ??= new Request(this.url, { ...this.#init(), ...withBody(this.method, stream) });
    return this.#request;
  }

  #init(): RequestInit {
    return { method: this.method, headers: this.headers, signal: this.signal };
  }

  /** Reads the body and puts it back, for whoever reads the message next. */
  async #peek(): Promise<Uint8Array> {
    acceptBody(this.#incoming, this.#outgoing);
    const incoming = this.#incoming;
    const length = Number(incoming.headers["content-length"] ?? 0);
    const chunks: Buffer[] = [];
    for (let size = 0; size < length && !incoming.destroyed; ) {
      const chunk: Buffer | null = incoming.read();
      if (chunk) chunks.push(chunk);
      else await Promise.race([once(incoming, "readable"), once(incoming, "close")]);
      size += chunk?.length ?? 0;
    }
    const body = Buffer.concat(chunks);
    if (body.length > 0 && !incoming.destroyed) incoming.unshift(body);
    return body;
  }
}

for (const name of ["arrayBuffer", "blob", "formData", "json", "text"] as const) {
  Object.defineProperty(NodeRequest.prototype, name, {
    value(this: NodeRequest) {
      return this.whole()[name]();
    },
  });
}

/** Asks a client that sent `Expect: 100-continue` for its body (RFC 9110, section 10.1.1). */
export function acceptBody({ headers }: IncomingMessage, outgoing: ServerResponse): void {
  if (headers.expect?.toLowerCase() === "100-continue" && !outgoing.headersSent) outgoing.writeContinue();
  delete headers.expect;
}

function webHeaders({ headers }: IncomingMessage): Headers {
  const web = new Headers();
  for (const name in headers) {
    const value = headers[name];
    if (typeof value === "string") web.set(name, value);
    else for (const one of value ?? []) web.append(name, one);
  }
  return web;
}

function withBody(method: string, body: () => ReadableStream<Uint8Array>): RequestInit {
  return method === "GET" || method === "HEAD" ? {} : ({ body: body(), duplex: "half" } as RequestInit);
}

function abortSignalOf(outgoing: ServerResponse): AbortSignal {
  const controller = new AbortController();
  outgoing.once("close", () => {
    if (!outgoing.writableFinished) controller.abort();
  });
  return controller.signal;
}
