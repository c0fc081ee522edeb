/**
 * The little of the Postgres wire protocol (version 3) the embedded database's server has to understand itself:
 * where a message ends, who may connect, and the names of prepared statements.
 * Source: https://www.postgresql.org/docs/current/protocol-message-formats.html
 */

/** A message of the client: its type letter and the whole of its bytes. */
export type Frame = { type: string; bytes: Buffer };

const PROTOCOL_3 = 196608;
const CANCEL_REQUEST = 80877102;
const SSL_REQUEST = 80877103;
const GSS_REQUEST = 80877104;
const LARGEST_FRAME = 256 * 1024 * 1024;
/** The longest message before the password has been checked, which needs no more. */
export const LARGEST_UNAUTHENTICATED_FRAME = 1_024;

export type Startup = "wait" | "cancel" | "encryption" | "startup" | "invalid";

/**
 * Reads the untyped message a client opens with.
 * @returns what it asks for, and how many bytes it took (0 while more are to come).
 */
export function readStartup(buffer: Buffer): { kind: Startup; length: number } {
  if (buffer.length < 8) return { kind: "wait", length: 0 };
  const length = buffer.readInt32BE(0);
  if (length < 8 || length > LARGEST_UNAUTHENTICATED_FRAME) return { kind: "invalid", length: 0 };
  if (buffer.length < length) return { kind: "wait", length: 0 };
  const code = buffer.readInt32BE(4);
  if (code === SSL_REQUEST || code === GSS_REQUEST) return { kind: "encryption", length };
  if (code === CANCEL_REQUEST) return { kind: "cancel", length };
  return { kind: code === PROTOCOL_3 ? "startup" : "invalid", length };
}

/**
 * Takes the first whole typed message off the buffer.
 * @param largest the length from which on a message is invalid.
 * @returns the message, or undefined while more bytes are to come.
 * @throws when the announced length cannot be meant.
 */
export function readFrame(buffer: Buffer, largest = LARGEST_FRAME): Frame | undefined {
  if (buffer.length < 5) return undefined;
  const length = buffer.readInt32BE(1);
  if (length < 4 || length > largest) throw new Error(`a message of ${length} bytes`);
  if (buffer.length < length + 1) return undefined;
  return { type: String.fromCharCode(buffer[0] ?? 0), bytes: buffer.subarray(0, length + 1) };
}

/** Builds a message of the server. */
export function frame(type: string, ...parts: (string | Buffer)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(`${part}\0`) : part)));
  const head = Buffer.alloc(5);
  head.write(type, 0, "latin1");
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

/** A 32-bit integer, as the protocol writes it. */
export function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

/** The error message of the server: SQLSTATE and text. */
export function errorFrame(code: string, message: string): Buffer {
  return frame("E", "SFATAL", "VFATAL", `C${code}`, `M${message}`, Buffer.from([0]));
}

/** The state in the ReadyForQuery message that ends a response; undefined when the response does not end with one. */
export function readyState(response: Buffer): "idle" | "transaction" | undefined {
  const end = response.subarray(-6);
  if (end.length < 6 || end[0] !== 0x5a || end.readInt32BE(1) !== 5) return undefined;
  return end[5] === 0x49 ? "idle" : "transaction";
}

/**
 * Gives a named prepared statement a name of its own connection, since all connections share one session.
 * @param message any message of the client; those that name no statement come back unchanged.
 * @param rename from the client's name to the session's.
 */
export function renameStatement(message: Frame, rename: (name: string) => string): Buffer {
  const { type, bytes } = message;
  const start = statementOffset(message);
  if (start === undefined) return bytes;
  const end = bytes.indexOf(0, start);
  if (end <= start) return bytes;
  const name = rename(bytes.toString("utf8", start, end));
  return frame(type, bytes.subarray(5, start), name, bytes.subarray(end + 1));
}

/** Where the statement's name starts: Parse, Bind (behind the portal's name), Describe and Close of a statement. */
function statementOffset({ type, bytes }: Frame): number | undefined {
  if (type === "P") return 5;
  if (type === "B") return bytes.indexOf(0, 5) + 1;
  if ((type === "D" || type === "C") && bytes[5] === 0x53) return 6;
  return undefined;
}
