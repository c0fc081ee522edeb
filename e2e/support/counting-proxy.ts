import { connect, createServer, type Server, type Socket } from "node:net";

/** The texts of the statements that travelled together: sent before the database had responded to the first of them. */
export type RoundTrip = readonly string[];

export type CountingProxy = {
  /** The database's address, through the proxy. */
  url: string;
  /** How many statements clients sent so far. */
  statements(): number;
  /** The texts of the statements prepared or run so far, for saying which one was too many. */
  texts(): string[];
  /** Every time a client had to wait for the database so far. */
  roundTrips(): readonly RoundTrip[];
  /** Cuts every connection and rejects new ones, until {@link restore}. */
  cut(): void;
  /** Keeps every connection open and lets nothing through, until {@link restore}, which then cuts them. */
  stall(): void;
  restore(): void;
  stop(): Promise<void>;
};

/**
 * Stands between an app and its Postgres: counts every statement, exactly, and can take the database away.
 *
 * @param latencyMs  how long what a client sends is under way: without any, a database of this machine may respond to a
 *                   statement before the next one of the same round trip has been sent
 */
export async function startCountingProxy(databaseUrl: string, { latencyMs = 0 } = {}): Promise<CountingProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const texts: string[] = [];
  const roundTrips: RoundTrip[] = [];
  let state: "open" | "cut" | "stalled" = "open";
  const server = createServer((client) => {
    if (state === "cut") return void client.destroy();
    const upstream = connect(Number(target.port), target.hostname);
    const session = watchSession(texts, roundTrips);
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
      session.sent(chunk);
      if (latencyMs === 0) upstream.write(chunk);
      else setTimeout(() => upstream.write(chunk), latencyMs);
    });
    upstream.on("data", (chunk) => {
      if (state !== "open") return;
      session.received(chunk);
      client.write(chunk);
    });
  });
  const drop = () => {
    for (const socket of sockets) socket.destroy();
  };
  const url = new URL(databaseUrl);
  url.port = String(await listen(server));
  return {
    url: url.href,
    statements: () => roundTrips.reduce((sum, statements) => sum + statements.length, 0),
    texts: () => texts,
    roundTrips: () => roundTrips,
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

/** Reads along with one session: what is prepared, what is run, and when the client waits for the database. */
function watchSession(texts: string[], roundTrips: RoundTrip[]) {
  const prepared = new Map<string, string>();
  let bound = "";
  let unfinished = 0;
  let current: string[] = [];
  const run = (text: string) => {
    if (current.length === 0) roundTrips.push(current);
    current.push(text);
  };
  const sent = messageReader(false, (type, payload) => {
    if (type === "P") prepared.set(textAt(payload, 0), textAt(payload, 1));
    if (type === "B") bound = prepared.get(textAt(payload, 1)) ?? "";
    if (type === "P" || type === "Q") texts.push(payload.toString());
    if (type === "E") run(bound);
    if (type === "Q") run(textAt(payload, 0));
    if (type === "Q" || type === "S") unfinished++;
  });
  // ReadyForQuery: the response to a Query or Sync is complete.
  const received = messageReader(true, (type) => {
    if (type === "Z" && --unfinished <= 0) [unfinished, current] = [0, []];
  });
  return { sent, received };
}

/** One of the zero-terminated texts a message begins with. */
function textAt(payload: Buffer, index: number): string {
  return payload.toString().split("\0", index + 1)[index] ?? "";
}

/**
 * Reads the messages of one side: type, length, payload. A client's first ones (start-up, SSL request) have no type.
 *
 * @see https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
function messageReader(started: boolean, onMessage: (type: string, payload: Buffer) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
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
