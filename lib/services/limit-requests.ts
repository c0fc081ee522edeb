import type { z } from "zod";
import { ID_PREFIXES } from "../contracts/common";
import type {
  LimitRequest,
  limitGrantInputSchema,
  limitRequestInputSchema,
  OperatorLimitRequest,
} from "../contracts/limit-requests";
import { db, type Prisma } from "../db/client";
import { newId } from "../db/id";
import { env } from "../env";
import { ApiError, validationFailed } from "../errors";
import { roleAtLeast } from "../permissions";
import { mailOperators, mailRequester } from "./limit-mails";
import { afterId, type Page, type PageInput, pageFrom } from "./page";
import type { Principal } from "./principal";

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

/**
 * Files a request and tells the operators.
 *
 * @throws ApiError `validation_failed` unless the subject is the principal's own key, the principal, or an organization
 *                  the principal administers
 */
export async function createLimitRequest(
  principal: Principal,
  input: z.infer<typeof limitRequestInputSchema>,
): Promise<LimitRequest> {
  await assertMayAskFor(principal, input);
  const row = await db().limitRequest.create({
    data: { id: newId(ID_PREFIXES.limitRequest), userId: principal.user.id, ...input },
    include: WITH_ALL,
  });
  const request = toLimitRequest(row, await subjectNames([row]));
  await mailOperators(request, principal.user.name);
  return request;
}

/** Everyone's requests, newest first. Throws `not_found` for anyone but an operator. */
export async function listAllLimitRequests(
  principal: Principal,
  input: PageInput & { status?: LimitRequest["status"] | undefined },
): Promise<Page<OperatorLimitRequest>> {
  await assertOperator(principal);
  const rows = await findPage(input.status ? { status: input.status } : {}, input);
  const names = await subjectNames(rows);
  return pageFrom(
    rows,
    input.limit,
    (row) => row.id,
    (row) => toOperatorLimitRequest(row, names),
  );
}

/** Grants a request, replacing any earlier decision on it. Throws `not_found` for anyone but an operator. */
export async function grantLimitRequest(
  principal: Principal,
  id: string,
  { requestsPerMinute, expiresAt, note }: z.infer<typeof limitGrantInputSchema>,
): Promise<OperatorLimitRequest> {
  await assertOperator(principal);
  const end = expiresAt === null ? null : new Date(expiresAt);
  if (end && end <= new Date()) throw validationFailed([{ path: "expiresAt", message: "must be in the future" }]);
  return decide(principal, id, "granted", note, (request) => ({
    id: newId(ID_PREFIXES.limitGrant),
    subject: request.subject,
    subjectId: request.subjectId,
    requestsPerMinute,
    expiresAt: end,
  }));
}

/** Declines a request, withdrawing its grant if it has one. Throws `not_found` for anyone but an operator. */
export async function declineLimitRequest(
  principal: Principal,
  id: string,
  note: string,
): Promise<OperatorLimitRequest> {
  await assertOperator(principal);
  return decide(principal, id, "declined", note, () => null);
}

/**
 * True for an operator: a person whose verified e-mail address is in OPERATOR_EMAILS. An address nobody has proved to
 * own makes no operator, or the first to sign up with it would be one.
 */
export async function isOperator(principal: Principal): Promise<boolean> {
  if (!env().OPERATOR_EMAILS.includes(principal.user.email)) return false;
  const user = await db().user.findUnique({ where: { id: principal.user.id }, select: { emailVerifiedAt: true } });
  return Boolean(user?.emailVerifiedAt);
}

async function assertOperator(principal: Principal): Promise<void> {
  if (!(await isOperator(principal))) throw new ApiError("not_found");
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

type Grant = Omit<Prisma.LimitGrantUncheckedCreateInput, "requestId">;

async function decide(
  principal: Principal,
  id: string,
  status: "granted" | "declined",
  note: string,
  grantOf: (request: { subject: Row["subject"]; subjectId: string }) => Grant | null,
): Promise<OperatorLimitRequest> {
  const row = await db().$transaction(async (tx) => {
    const request = await tx.limitRequest.findUnique({ where: { id } });
    if (!request) throw new ApiError("not_found");
    await tx.limitGrant.deleteMany({ where: { requestId: id } });
    const grant = grantOf(request);
    if (grant) await tx.limitGrant.create({ data: { ...grant, requestId: id } });
    return tx.limitRequest.update({
      where: { id },
      data: { status, note: note || null, decidedById: principal.user.id, decidedAt: new Date() },
      include: WITH_ALL,
    });
  });
  const decided = toOperatorLimitRequest(row, await subjectNames([row]));
  await mailRequester(decided);
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
