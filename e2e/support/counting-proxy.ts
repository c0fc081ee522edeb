import { connect, createServer, type Server, type Socket } from "node:net";

/** The messages by which a Postgres client has a statement run: simple Query, and Execute of the extended protocol. */
const RUNS = new Set(["Q", "E"]);

export type CountingProxy = {
  /** The database's address, through the proxy. */
  url: string;
  /** How many statements clients sent so far. */
  statements(): number;
  /** The texts of the statements prepared or run so far, for saying which one was too many. */
  texts(): string[];
  /** Cuts every connection and rejects new ones, until {@link restore}. */
  cut(): void;
  /** Keeps every connection open and lets nothing through, until {@link restore}, which then cuts them. */
  stall(): void;
  restore(): void;
  stop(): Promise<void>;
};

/** Stands between an app and its Postgres: counts every statement, exactly, and can take the database away. */
export async function startCountingProxy(databaseUrl: string): Promise<CountingProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const texts: string[] = [];
  let count = 0;
  let state: "open" | "cut" | "stalled" = "open";
  const server = createServer((client) => {
    if (state === "cut") return void client.destroy();
    const upstream = connect(Number(target.port), target.hostname);
    const read = messageReader((type, payload) => {
      if (RUNS.has(type)) count++;
      if (type === "Q" || type === "P") texts.push(payload.toString());
    });
    for (const [from, to] of [[client, upstream] as const, [upstream, client] as const]) {
      sockets.add(from);
      from.on("error", () => to.destroy());
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
    }
    client.on("data", (chunk) => {
      if (state !== "open") return;
      read(chunk);
      upstream.write(chunk);
    });
    upstream.on("data", (chunk) => state === "open" && client.write(chunk));
  });
  const drop = () => {
    for (const socket of sockets) socket.destroy();
  };
  const url = new URL(databaseUrl);
  url.port = String(await listen(server));
  return {
    url: url.href,
    statements: () => count,
    texts: () => texts,
    cut: () => {
      state = "cut";
      drop();
    },
    stall: () => {
      state = "stalled";
    },
    restore: () => {
      if (state === "stalled") drop();
      state = "open";
    },
    stop: () => {
      drop();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    }),
  );
}

/**
 * Reads the frontend's messages: the first ones without a type byte (start-up, SSL question), then type, length, payload.
 *
 * @see https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
function messageReader(onMessage: (type: string, payload: Buffer) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  let started = false;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const header = started ? 5 : 4;
      if (rest.length < header) return;
      const length = rest.readInt32BE(header - 4) + header - 4;
      if (rest.length < length) return;
      if (started) onMessage(String.fromCharCode(rest[0] ?? 0), rest.subarray(header, length));
      // The start-up message has the protocol version 3.0; an SSL request has another number and comes before it.
      else started = rest.readInt32BE(4) === 196_608;
      rest = rest.subarray(length);
    }
  };
}
