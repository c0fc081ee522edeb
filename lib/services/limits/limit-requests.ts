import type { z } from "zod";
import type { AuditAction } from "../../contracts/audit-events";
import { ID_PREFIXES } from "../../contracts/common";
import type {
  LimitRequest,
  limitGrantInputSchema,
  limitRequestInputSchema,
  OperatorLimitRequest,
} from "../../contracts/limit-requests";
import type { AuditEntry } from "../../db/audit-events";
import { newId } from "../../db/id";
import * as requests from "../../db/limit-requests";
import { afterCommit } from "../../db/shared-transaction";
import { inTransaction } from "../../db/transaction";
import { lockUser } from "../../db/users";
import { ApiError, validationFailed } from "../../errors";
import { roleAtLeast } from "../../permissions";
import { auditEntry, personalEntry } from "../audit/audit";
import { type Page, type PageInput, paginate } from "../shared/pagination";
import type { Principal } from "../shared/principal";
import { mailOperators, mailRequester } from "./limit-mails";

/** The principal's own requests, newest first. */
export async function listLimitRequests(principal: Principal, input: PageInput): Promise<Page<LimitRequest>> {
  return findPage({ userId: principal.user.id }, input, toLimitRequest);
}

/** The most requests one person may have pending: each is emailed to every operator. */
const MAX_PENDING = 20;

/**
 * Creates a request and notifies the operators.
 *
 * @throws ApiError `validation_failed` unless the subject is the principal's own key, the principal, or an organization
 *                  the principal administers; `conflict` when too many are already pending
 */
export async function createLimitRequest(
  principal: Principal,
  input: z.infer<typeof limitRequestInputSchema>,
): Promise<LimitRequest> {
  const apiKeyId = input.subject === "api_key" ? input.subjectId : null;
  const { id: userId } = principal.user;
  const fields = { id: newId(ID_PREFIXES.limitRequest), ...input };
  const asked = { ...input, requesterId: userId, live: true };
  const entry = entryOf(principal, asked, "limit_request.created", null, input.requestsPerMinute);
  const row = await inTransaction(async (transaction) => {
    const [, { pending, ownsKey }] = await Promise.all([
      lockUser(transaction, userId),
      requests.findRequesterState(transaction, userId, apiKeyId),
    ]);
    assertMayAskFor(principal, input, ownsKey);
    if (pending >= MAX_PENDING) throw tooManyPending(pending);
    return requests.insertLimitRequest(transaction, userId, fields, entry);
  });
  const request = toLimitRequest(row);
  await afterCommit(() => mailOperators(request, principal.user.name));
  return request;
}

function tooManyPending(pending: number): ApiError {
  const detail = `${pending} of your requests are pending. Wait for a decision before you submit another.`;
  return new ApiError("conflict", detail);
}

/** Everyone's requests, newest first. */
export async function listAllLimitRequests(
  input: PageInput & { status?: LimitRequest["status"] | undefined },
): Promise<Page<OperatorLimitRequest>> {
  return findPage({ status: input.status }, input, toOperatorLimitRequest);
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
  const row = await inTransaction(async (transaction) => {
    const request = await requests.lockLimitRequest(transaction, id);
    if (!request) throw new ApiError("not_found");
    // What nobody can use any more is granted nothing.
    if (!request.live) throw new ApiError("conflict", GONE[request.subject]);
    const grant = { id: newId(ID_PREFIXES.limitGrant), requestsPerMinute, expiresAt: end };
    const { grantedPerMinute } = request;
    const entry = entryOf(principal, request, "limit_request.granted", grantedPerMinute, requestsPerMinute);
    return requests.grantLimitRequest(transaction, decisionOf(principal, id, note), grant, entry);
  });
  const granted = toOperatorLimitRequest(row);
  await afterCommit(() => mailRequester(granted, false));
  return granted;
}

/** Declines a request, withdrawing its grant if it has one. */
export async function declineLimitRequest(
  principal: Principal,
  id: string,
  note: string,
): Promise<OperatorLimitRequest> {
  const row = await inTransaction(async (transaction) => {
    const request = await requests.lockLimitRequest(transaction, id);
    if (!request) throw new ApiError("not_found");
    const entry = entryOf(principal, request, "limit_request.declined", request.grantedPerMinute, null);
    return requests.declineLimitRequest(transaction, decisionOf(principal, id, note), entry);
  });
  if (!row) throw new ApiError("not_found");
  const declined = toOperatorLimitRequest(row);
  await afterCommit(() => mailRequester(declined, row.withdrawn));
  return declined;
}

/** An event of the organization the limit is for, while there is one; otherwise of whoever asked. */
function entryOf(
  principal: Principal,
  { subject, subjectId, requesterId, live }: Omit<requests.LockedLimitRequest, "grantedPerMinute">,
  action: AuditAction,
  from: number | null,
  to: number | null,
): AuditEntry {
  const perMinute = (value: number | null) => (value === null ? null : String(value));
  const changes = from !== to ? [{ field: "requestsPerMinute", from: perMinute(from), to: perMinute(to) }] : [];
  return subject === "organization" && live
    ? auditEntry(principal, subjectId, action, changes)
    : personalEntry(principal, requesterId, action, changes);
}

function decisionOf(principal: Principal, id: string, note: string): requests.Decision {
  return { id, decidedById: principal.user.id, note: note || null };
}

function assertMayAskFor(
  principal: Principal,
  { subject, subjectId }: z.infer<typeof limitRequestInputSchema>,
  ownsKey: boolean,
): void {
  const fault = (message: string) => validationFailed([{ path: "subjectId", message }]);
  if (subject === "user" && subjectId !== principal.user.id) throw fault("must be your own id");
  if (subject === "organization") {
    const role = principal.memberships.find((membership) => membership.id === subjectId)?.role;
    if (!role || !roleAtLeast(role, "admin")) throw fault("must be an organization you administer");
  }
  if (subject === "api_key" && !ownsKey) throw fault("must be one of your keys that is not revoked");
}

const GONE = {
  api_key: "The key has been revoked or has expired.",
  user: "The account has been disabled.",
  organization: "The organization has been deleted.",
} as const;

async function findPage<T>(
  filter: { userId?: string; status?: LimitRequest["status"] | undefined },
  input: PageInput,
  shape: (row: requests.LimitRequestRow) => T,
): Promise<Page<T>> {
  return paginate(input, {
    prefix: ID_PREFIXES.limitRequest,
    find: (after, take) => requests.findLimitRequests(filter, after, take),
    shape,
  });
}

function toLimitRequest(row: requests.LimitRequestRow): LimitRequest {
  const { grantedPerMinute, grantExpiresAt } = row;
  return {
    id: row.id,
    subject: row.subject,
    subjectId: row.subjectId,
    subjectName: row.subjectName,
    requestsPerMinute: row.requestsPerMinute,
    workload: row.workload,
    justification: row.justification,
    status: row.status,
    note: row.note,
    grant:
      grantedPerMinute === null
        ? null
        : { requestsPerMinute: grantedPerMinute, expiresAt: grantExpiresAt?.toISOString() ?? null },
    createdAt: row.createdAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
}

function toOperatorLimitRequest(row: requests.LimitRequestRow): OperatorLimitRequest {
  const { requesterId: id, requesterName: name, requesterEmail: email } = row;
  return { ...toLimitRequest(row), requestedBy: { id, name, email } };
}
