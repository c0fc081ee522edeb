import type { z } from "zod";
import { ID_PREFIXES } from "../../contracts/common";
import type {
  LimitRequest,
  limitGrantInputSchema,
  limitRequestInputSchema,
  OperatorLimitRequest,
} from "../../contracts/limit-requests";
import { type Db, db, type Prisma } from "../../db/client";
import { newId } from "../../db/id";
import { ApiError, validationFailed } from "../../errors";
import { roleAtLeast } from "../../permissions";
import { afterId, type Page, type PageInput, pageFrom } from "../shared/pagination";
import type { Principal } from "../shared/principal";
import { mailOperators, mailRequester } from "./limit-mails";

const WITH_ALL = { grant: true, user: { select: { id: true, name: true, email: true } } } as const;

type Row = Prisma.LimitRequestGetPayload<{ include: typeof WITH_ALL }>;

/** The principal's own requests, newest first. */
export async function listLimitRequests(principal: Principal, input: PageInput): Promise<Page<LimitRequest>> {
  const rows = await findPage({ userId: principal.user.id }, input);
  const names = await subjectNames(rows);
  return pageFrom(
    rows,
    input.limit,
    (row) => row.id,
    (row) => toLimitRequest(row, names),
  );
}

/** So many requests of one person may wait for an answer: each goes to every operator as a mail. */
const MAX_PENDING = 20;

/**
 * Files a request and tells the operators.
 *
 * @throws ApiError `validation_failed` unless the subject is the principal's own key, the principal, or an organization
 *                  the principal administers; `conflict` when too many wait for an answer already
 */
export async function createLimitRequest(
  principal: Principal,
  input: z.infer<typeof limitRequestInputSchema>,
): Promise<LimitRequest> {
  await assertMayAskFor(principal, input);
  const pending = await db().limitRequest.count({ where: { userId: principal.user.id, status: "pending" } });
  if (pending >= MAX_PENDING) {
    throw new ApiError("conflict", `${pending} of your requests wait for an answer; ask again when they are decided.`);
  }
  const row = await db().limitRequest.create({
    data: { id: newId(ID_PREFIXES.limitRequest), userId: principal.user.id, ...input },
    include: WITH_ALL,
  });
  const request = toLimitRequest(row, await subjectNames([row]));
  await mailOperators(request, principal.user.name);
  return request;
}

/** Everyone's requests, newest first. */
export async function listAllLimitRequests(
  input: PageInput & { status?: LimitRequest["status"] | undefined },
): Promise<Page<OperatorLimitRequest>> {
  const rows = await findPage(input.status ? { status: input.status } : {}, input);
  const names = await subjectNames(rows);
  return pageFrom(
    rows,
    input.limit,
    (row) => row.id,
    (row) => toOperatorLimitRequest(row, names),
  );
}

/**
 * Grants a request, replacing any earlier decision on it.
 *
 * @throws ApiError `conflict` when what the request is for is gone
 */
export async function grantLimitRequest(
  principal: Principal,
  id: string,
  { requestsPerMinute, expiresAt, note }: z.infer<typeof limitGrantInputSchema>,
): Promise<OperatorLimitRequest> {
  const end = expiresAt === null ? null : new Date(expiresAt);
  if (end && end <= new Date()) throw validationFailed([{ path: "expiresAt", message: "must be in the future" }]);
  return decide(principal, id, { status: "granted", note }, async (tx, { subject, subjectId }) => {
    await assertThere(tx, subject, subjectId);
    const grant = { requestId: id, subject, subjectId, requestsPerMinute, expiresAt: end };
    await tx.limitGrant.create({ data: { id: newId(ID_PREFIXES.limitGrant), ...grant } });
  });
}

/** Declines a request, withdrawing its grant if it has one. */
export async function declineLimitRequest(
  principal: Principal,
  id: string,
  note: string,
): Promise<OperatorLimitRequest> {
  return decide(principal, id, { status: "declined", note });
}

async function assertMayAskFor(
  principal: Principal,
  { subject, subjectId }: z.infer<typeof limitRequestInputSchema>,
): Promise<void> {
  const refuse = (message: string) => validationFailed([{ path: "subjectId", message }]);
  if (subject === "user" && subjectId !== principal.user.id) throw refuse("must be your own id");
  if (subject === "organization") {
    const role = principal.memberships.find((membership) => membership.id === subjectId)?.role;
    if (!role || !roleAtLeast(role, "admin")) throw refuse("must be an organization you administer");
  }
  if (subject === "api_key") {
    const count = await db().apiKey.count({ where: { id: subjectId, userId: principal.user.id, revokedAt: null } });
    if (count === 0) throw refuse("must be a key of yours that is not revoked");
  }
}

/** What nobody can use any more is granted nothing. */
async function assertThere(tx: Db, subject: Row["subject"], id: string): Promise<void> {
  const live = { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] };
  const count = {
    api_key: () => tx.apiKey.count({ where: { id, ...live } }),
    user: () => tx.user.count({ where: { id, disabledAt: null } }),
    organization: () => tx.organization.count({ where: { id } }),
  }[subject]();
  if ((await count) === 0) throw new ApiError("conflict", GONE[subject]);
}

const GONE = {
  api_key: "The key was revoked or has expired since; there is nothing left to raise.",
  user: "The account was disabled since; there is nothing left to raise.",
  organization: "The organization was deleted since; there is nothing left to raise.",
} as const;

/** Decides in one transaction that holds the request's row, so that of two operators at once the later one's word counts. */
async function decide(
  principal: Principal,
  id: string,
  { status, note }: { status: "granted" | "declined"; note: string },
  raise?: (tx: Db, request: Row) => Promise<void>,
): Promise<OperatorLimitRequest> {
  const decision = { status, note: note || null, decidedById: principal.user.id, decidedAt: new Date() };
  const [row, withdrawn] = await db().$transaction(async (tx) => {
    const { count } = await tx.limitRequest.updateMany({ where: { id }, data: decision });
    if (count === 0) throw new ApiError("not_found");
    const ended = await tx.limitGrant.deleteMany({ where: { requestId: id } });
    const find = () => tx.limitRequest.findUniqueOrThrow({ where: { id }, include: WITH_ALL });
    await raise?.(tx, await find());
    return [await find(), ended.count > 0 && !raise] as const;
  });
  const decided = toOperatorLimitRequest(row, await subjectNames([row]));
  await mailRequester(decided, withdrawn);
  return decided;
}

async function findPage(where: Prisma.LimitRequestWhereInput, input: PageInput): Promise<Row[]> {
  const after = afterId(input.cursor, ID_PREFIXES.limitRequest);
  return db().limitRequest.findMany({
    where: { ...where, ...(after && { id: { lt: after } }) },
    orderBy: { id: "desc" },
    take: input.limit + 1,
    include: WITH_ALL,
  });
}

/** The names of what the requests are for, by id. */
async function subjectNames(rows: Pick<Row, "subject" | "subjectId">[]): Promise<Map<string, string>> {
  const ids = (subject: Row["subject"]) => rows.filter((row) => row.subject === subject).map((row) => row.subjectId);
  const select = { id: true, name: true } as const;
  const [keys, users, organizations] = await Promise.all([
    db().apiKey.findMany({ where: { id: { in: ids("api_key") } }, select }),
    db().user.findMany({ where: { id: { in: ids("user") } }, select }),
    db().organization.findMany({ where: { id: { in: ids("organization") } }, select }),
  ]);
  return new Map([...keys, ...users, ...organizations].map(({ id, name }) => [id, name]));
}

function toLimitRequest(row: Row, names: Map<string, string>): LimitRequest {
  const { grant } = row;
  return {
    id: row.id,
    subject: row.subject,
    subjectId: row.subjectId,
    subjectName: names.get(row.subjectId) ?? "",
    requestsPerMinute: row.requestsPerMinute,
    workload: row.workload,
    justification: row.justification,
    status: row.status,
    note: row.note,
    grant: grant && {
      requestsPerMinute: grant.requestsPerMinute,
      expiresAt: grant.expiresAt?.toISOString() ?? null,
    },
    createdAt: row.createdAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
}

function toOperatorLimitRequest(row: Row, names: Map<string, string>): OperatorLimitRequest {
  const { id, name, email } = row.user;
  return { ...toLimitRequest(row, names), requestedBy: { id, name, email } };
}
