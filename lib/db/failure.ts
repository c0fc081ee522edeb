/**
 * Node and pg connection faults, Postgres classes 08 (connection), 53 (resources) and 57P (shutdown), Prisma P1xxx, and a
 * transaction that got no turn in time (P2024, P2028) or gave way in a deadlock (40P01, P2034).
 */
const UNAVAILABLE_CODE =
  /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|ENOENT|08\w{3}|53\w{3}|57P0[1-3]|40P01|P1001|P1002|P1008|P1017|P2024|P2028|P2034)$/;
const UNAVAILABLE_KIND =
  /^(DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections|TlsConnectionError)$/;
const UNAVAILABLE_MESSAGE =
  /timeout exceeded when trying to connect|connection terminated|connection error and is not queryable|query read timeout/i;

type Fault = {
  code?: unknown;
  kind?: unknown;
  /** What a violated constraint is called. */
  constraint?: string | { index?: string };
  originalCode?: unknown;
  message?: unknown;
  cause?: unknown;
  errors?: unknown;
  /** Where Prisma keeps what its driver said, when it has no code of its own for it. */
  meta?: { driverAdapterError?: unknown };
};

/** True when an error, or anything that caused it, says that the database cannot be reached or cannot serve now. */
export function isDatabaseUnavailable(error: unknown, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > 5) return false;
  const { code, kind, originalCode, message, cause, errors, meta } = error as Fault;
  if ([code, originalCode].some((value) => typeof value === "string" && UNAVAILABLE_CODE.test(value))) return true;
  if (typeof kind === "string" && UNAVAILABLE_KIND.test(kind)) return true;
  if (typeof message === "string" && UNAVAILABLE_MESSAGE.test(message)) return true;
  if (Array.isArray(errors) && errors.some((one) => isDatabaseUnavailable(one, depth + 1))) return true;
  return [cause, meta?.driverAdapterError].some((one) => isDatabaseUnavailable(one, depth + 1));
}

/** The name of the foreign key that a statement violated, from Prisma or from Postgres itself; `null` for any other error. */
export function violatedForeignKey(error: unknown, depth = 0): string | null {
  if (typeof error !== "object" || error === null || depth > 5) return null;
  const { code, kind, constraint, cause, meta } = error as Fault;
  if (code === "23503" && typeof constraint === "string") return constraint;
  if (kind === "ForeignKeyConstraintViolation" && typeof constraint === "object") return constraint.index ?? null;
  return violatedForeignKey(cause ?? meta?.driverAdapterError, depth + 1);
}

/** True for a violated unique constraint, from Prisma or from Postgres itself. */
export function isUniqueViolation(error: unknown): boolean {
  return ["P2002", "23505"].includes(codeOf(error));
}

function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null ? String((error as Fault).code) : "";
}
