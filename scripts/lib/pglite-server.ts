import { timingSafeEqual } from "node:crypto";
import { createServer, type Server, type Socket } from "node:net";
import type { PGlite } from "@electric-sql/pglite";
import {
  errorFrame,
  type Frame,
  frame,
  int32,
  LARGEST_UNAUTHENTICATED_FRAME,
  readFrame,
  readStartup,
  readyState,
  renameStatement,
} from "./postgres-frames";

/**
 * Serves one PGlite to many Postgres clients of this machine.
 *
 * PGlite has a single session. What a client sends up to its next Sync runs as one piece, and a client in a transaction
 * keeps the session until it ends, so clients never see each other's half-done work. The package's own socket server
 * hands on message by message, the Terminate message included, and was seen to stand still for good after it.
 */
export class PGliteServer {
  readonly #queue: Unit[] = [];
  readonly #clients = new Set<Client>();
  readonly #server: Server;
  #owner: Client | undefined;
  #busy = false;
  #closing = false;
  #served = 0;

  /**
   * @param db the database to serve; nobody else may use it meanwhile.
   * @param password what a client has to know.
   * @param onFailure called once when the database itself has broken down; it serves nobody from then on.
   */
  constructor(
    private readonly db: PGlite,
    password: string,
    private readonly onFailure: (error: unknown) => void,
  ) {
    this.#server = createServer({ noDelay: true }, (socket) => {
      this.#served += 1;
      const client = new Client(socket, this.#served, password, (unit) => this.#enqueue(unit));
      this.#clients.add(client);
      socket.on("close", () => this.#forget(client));
    });
  }

  /** Listens on a free loopback port and returns it. */
  async listen(): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(0, "127.0.0.1", resolve);
    });
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("The embedded database has no port.");
    return address.port;
  }

  /** Stops listening and drops every client; what was acknowledged stays. */
  async close(): Promise<void> {
    this.#closing = true;
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const client of this.#clients) client.socket.destroy();
    await closed;
  }

  #enqueue(unit: Unit): void {
    if (this.#closing) return;
    this.#queue.push(unit);
    void this.#run();
  }

  async #run(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    for (let unit = this.#next(); unit; unit = this.#next()) {
      try {
        const response = await this.#execute(unit.bytes);
        this.#owner = readyState(response) === "idle" ? undefined : unit.client;
        this.#owner?.watch();
        unit.client.respond(response);
      } catch (error) {
        this.onFailure(error);
        return;
      }
    }
    this.#busy = false;
  }

  /** The oldest waiting piece of work; while a transaction is open, the oldest of its client. */
  #next(): Unit | undefined {
    const owner = this.#owner;
    const index = owner ? this.#queue.findIndex(({ client }) => client === owner) : 0;
    return index < 0 ? undefined : this.#queue.splice(index, 1)[0];
  }

  async #execute(bytes: Buffer): Promise<Buffer> {
    const parts: Buffer[] = [];
    await this.db.runExclusive(() =>
      this.db.execProtocolRawStream(bytes, { onRawData: (data) => void parts.push(Buffer.from(data)) }),
    );
    return Buffer.concat(parts);
  }

  /** A client went away: its waiting work goes, an open transaction is rolled back, its statements are dropped. */
  #forget(client: Client): void {
    this.#clients.delete(client);
    for (let i = this.#queue.length - 1; i >= 0; i -= 1)
      if (this.#queue[i]?.client === client) this.#queue.splice(i, 1);
    const cleanup = [...client.statements].map((name) => frame("C", Buffer.from("S"), name));
    // The rollback goes last and by simple query: its ReadyForQuery is what frees the session.
    this.#enqueue({ client, bytes: Buffer.concat([frame("S"), frame("Q", "ROLLBACK"), ...cleanup, frame("S")]) });
  }
}

type Unit = { client: Client; bytes: Buffer };

/** How long a client may leave a transaction open without a word: everyone else is waiting for it. */
const IDLE_IN_TRANSACTION_MS = 30_000;

/** How long a client may take to prove that it knows the password. */
const SIGN_IN_MS = 2_000;

/** The kinds of encryption that a client may ask for: TLS and GSSAPI. */
const ENCRYPTIONS = 2;

class Client {
  readonly statements = new Set<string>();
  #received: Buffer = Buffer.alloc(0);
  #unit: Buffer[] = [];
  #declined = 0;
  #phase: "startup" | "password" | "ready" = "startup";
  #idleTimer: NodeJS.Timeout | undefined;
  readonly #signInTimer = setTimeout(() => this.#fail("57014", "the password did not arrive in time"), SIGN_IN_MS);

  constructor(
    readonly socket: Socket,
    private readonly id: number,
    private readonly password: string,
    private readonly submit: (unit: Unit) => void,
  ) {
    socket.on("error", () => socket.destroy());
    socket.on("data", (data) => {
      this.#received = this.#received.length === 0 ? data : Buffer.concat([this.#received, data]);
      try {
        while (this.#step());
      } catch (error) {
        this.#fail("08P01", error instanceof Error ? error.message : "not the Postgres protocol");
      }
    });
    socket.on("close", () => {
      clearTimeout(this.#idleTimer);
      clearTimeout(this.#signInTimer);
    });
  }

  respond(bytes: Buffer): void {
    if (this.socket.writable) this.socket.write(bytes);
  }

  /** Called whenever the session stays with this client. */
  watch(): void {
    clearTimeout(this.#idleTimer);
    this.#idleTimer = setTimeout(
      () => this.#fail("25P03", "the transaction was left idle too long"),
      IDLE_IN_TRANSACTION_MS,
    );
  }

  /** Handles one message; false when more bytes are needed. */
  #step(): boolean {
    if (this.#phase === "startup") return this.#startup();
    const message = readFrame(this.#received, this.#phase === "password" ? LARGEST_UNAUTHENTICATED_FRAME : undefined);
    if (!message) return false;
    this.#received = this.#received.subarray(message.bytes.length);
    if (this.#phase === "password") return this.#authenticate(message);
    return this.#collect(message);
  }

  #startup(): boolean {
    const { kind, length } = readStartup(this.#received);
    if (kind === "wait") return false;
    this.#received = this.#received.subarray(length);
    if (kind === "encryption" && this.#declined < ENCRYPTIONS) {
      this.#declined += 1;
      return this.socket.write("N");
    }
    // The response to a cancel request is to close, as in Postgres; a running statement cannot be stopped here.
    if (kind === "cancel") return this.#leave();
    if (kind !== "startup") return this.#fail("08P01", "not the Postgres protocol");
    this.#phase = "password";
    return this.socket.write(frame("R", int32(3)));
  }

  #authenticate(message: Frame): boolean {
    const given = message.bytes.subarray(5, -1);
    const expected = Buffer.from(this.password);
    if (message.type !== "p" || given.length !== expected.length || !timingSafeEqual(given, expected)) {
      return this.#fail("28P01", "password authentication failed");
    }
    this.#phase = "ready";
    clearTimeout(this.#signInTimer);
    const parameters = Object.entries(SESSION).map(([name, value]) => frame("S", name, value));
    return this.socket.write(
      Buffer.concat([frame("R", int32(0)), ...parameters, frame("K", int32(this.id), int32(0)), READY]),
    );
  }

  #collect(message: Frame): boolean {
    if (message.type === "X") return this.#leave();
    this.#unit.push(renameStatement(message, (name) => this.#sessionName(name)));
    if (!ENDS_UNIT.has(message.type)) return true;
    clearTimeout(this.#idleTimer);
    this.submit({ client: this, bytes: Buffer.concat(this.#unit) });
    this.#unit = [];
    return true;
  }

  #sessionName(name: string): string {
    const own = `${this.id}_${name}`;
    this.statements.add(own);
    return own;
  }

  #leave(): false {
    this.socket.destroy();
    return false;
  }

  #fail(code: string, message: string): false {
    // Nothing more is read, and a client that does not read the reason is not waited for.
    this.socket.removeAllListeners("data").end(errorFrame(code, message), () => this.socket.destroy());
    setTimeout(() => this.socket.destroy(), SIGN_IN_MS).unref();
    return false;
  }
}

/** Sync, Query, Flush, FunctionCall and the two ends of a COPY: after these a client waits for a response. */
const ENDS_UNIT = new Set(["S", "Q", "H", "F", "c", "f"]);

const READY = frame("Z", Buffer.from("I"));

/** What a client is told about the session it shares. */
const SESSION = {
  server_version: "18.0",
  server_encoding: "UTF8",
  client_encoding: "UTF8",
  DateStyle: "ISO, MDY",
  integer_datetimes: "on",
  standard_conforming_strings: "on",
  TimeZone: "UTC",
};
