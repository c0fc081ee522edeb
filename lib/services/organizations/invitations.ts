import type { z } from "zod";
import { ID_PREFIXES } from "../../contracts/common";
import type {
  createInvitation as createInvitationContract,
  Invitation,
  OpenInvitation,
} from "../../contracts/invitations";
import type { Organization } from "../../contracts/organizations";
import { hashLinkToken, newLinkToken } from "../../credentials/link-token";
import { db } from "../../db/client";
import { newId } from "../../db/id";
import * as invitations from "../../db/invitations";
import type { OrganizationRow } from "../../db/organizations";
import { countMembers, countPendingInvitations } from "../../db/quotas";
import { afterCommit } from "../../db/shared-transaction";
import type { Transaction } from "../../db/sql";
import { inTransaction } from "../../db/transaction";
import { env } from "../../env";
import { ApiError } from "../../errors";
import type { KeyRole, MembershipRole } from "../../permissions";
import { type Actor, auditEntry } from "../audit/audit";
import { sendMail } from "../mail/mail";
import { countTowardsCaps } from "../mail/mail-caps";
import { invitationMail } from "../mail/mail-content";
import { type Page, type PageInput, paginate } from "../shared/pagination";
import type { OrganizationPrincipal, Principal } from "../shared/principal";
import { assertWithinQuota } from "../shared/quotas";
import { toOrganization } from "./organizations";
import { lockOrganization } from "./ownership";

const LIFETIME_DAYS = 7;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The organization's open invitations, newest first. */
export async function listInvitations(principal: OrganizationPrincipal, input: PageInput): Promise<Page<Invitation>> {
  return paginate(input, {
    prefix: ID_PREFIXES.invitation,
    find: (after, take) => invitations.findInvitations(principal.organization.id, after, take),
    shape: toInvitation,
  });
}

/**
 * Invites an address and mails it a link; an earlier link to the same address stops working. The invitation is kept
 * even when the email cannot be sent, so that an admin can see it and resend or revoke it.
 *
 * @throws ApiError `conflict` for the address of a member; `quota_exceeded`; `rate_limited` when a cap on mails is reached;
 *                  `service_unavailable` when the mail could not be sent
 */
export async function createInvitation(
  principal: OrganizationPrincipal,
  input: z.infer<(typeof createInvitationContract)["body"]>,
): Promise<Invitation> {
  const organizationId = principal.organization.id;
  const { token, tokenHash } = newLinkToken();
  const fields = {
    id: newId(ID_PREFIXES.invitation),
    email: input.email,
    role: input.role,
    tokenHash,
    invitedById: principal.user.id,
    expiresAt: new Date(Date.now() + LIFETIME_DAYS * DAY_MS),
  };
  const entry = auditEntry(principal, organizationId, "invitation.created", [
    { field: "role", from: null, to: input.role },
  ]);
  const row = await inTransaction(async (transaction) => {
    const whose = { recipient: input.email, sender: principal.user.id, organization: organizationId };
    const [, count, made] = await Promise.all([
      lockOrganization(transaction, organizationId),
      countPendingInvitations(transaction, organizationId, input.email),
      invitations.replaceInvitation(transaction, organizationId, fields, entry),
      countTowardsCaps(transaction, "invitation", whose),
    ]);
    if (!made) throw new ApiError("conflict", "Someone with this address is already a member.");
    assertWithinQuota("invitations", count);
    return made;
  });
  await afterCommit(() => mailInvitation(principal, row, token));
  return toInvitation(row);
}

async function mailInvitation(
  principal: OrganizationPrincipal,
  row: invitations.InvitationRow,
  token: string,
): Promise<void> {
  const mail = invitationMail({
    appUrl: env().APP_URL,
    to: row.email,
    token,
    organization: principal.organization.name,
    invitedBy: principal.user.name,
    role: row.role,
    days: LIFETIME_DAYS,
  });
  const detail =
    "The invitation was created, but its email could not be sent. Invite the address again to send a new link.";
  await sendMail(mail, detail);
}

/** Revokes an open invitation: its link stops working immediately. Throws `not_found`. */
export async function revokeInvitation(principal: OrganizationPrincipal, id: string): Promise<void> {
  const organizationId = principal.organization.id;
  const entry = auditEntry(principal, organizationId, "invitation.revoked");
  await inTransaction(async (transaction) => {
    const [, deleted] = await Promise.all([
      lockOrganization(transaction, organizationId),
      invitations.deleteInvitation(transaction, organizationId, id, entry),
    ]);
    if (!deleted) throw new ApiError("not_found");
  });
}

/**
 * Joins the principal to the organization a link invites them to.
 *
 * @throws ApiError `not_found` alike for a token that is unknown, used, expired, revoked or was sent to another
 *                  address; `conflict` for a member; `quota_exceeded`
 */
export async function acceptInvitation(principal: Principal, token: string): Promise<Organization> {
  return inTransaction(async (transaction) => {
    const joined = await joinByInvitation(transaction, principal, principal.user.email, token);
    if (!joined) throw new ApiError("not_found", "This invitation is not valid for your account. Ask for a new one.");
    const { organization, role } = joined;
    return toOrganization({ ...organization, role, effectiveRole: role });
  });
}

/**
 * Uses up an invitation, at most once whatever runs beside it, and makes its addressee a member, in a transaction of the
 * caller's. Having had the mail proves the address.
 *
 * @returns the organization and the role in it, or `null` when the token opens nothing for this address
 * @throws ApiError `conflict` for a member; `quota_exceeded`
 */
export async function joinByInvitation(
  transaction: Transaction,
  joiner: Actor,
  email: string,
  token: string,
): Promise<{ organization: OrganizationRow; role: MembershipRole } | null> {
  const tokenHash = hashLinkToken(token);
  const organization = await invitations.lockInvitedOrganization(transaction, tokenHash, email);
  if (!organization) return null;
  const entry = auditEntry(joiner, organization.id, "member.joined");
  const [count, used] = await Promise.all([
    countMembers(transaction, organization.id),
    invitations.acceptInvitation(transaction, { tokenHash, email, userId: joiner.user.id }, entry),
  ]);
  if (!used) return null;
  if (!used.joined) throw new ApiError("conflict", "You are already a member of this organization.");
  assertWithinQuota("members", count);
  return { organization, role: used.role };
}

/** The open invitation of a token, or `null`. */
export async function findOpenInvitation(token: string): Promise<OpenInvitation | null> {
  const row = await db().invitation.findFirst({
    where: { tokenHash: hashLinkToken(token), acceptedAt: null, expiresAt: { gt: new Date() } },
    include: { organization: { select: { name: true } }, invitedBy: { select: { name: true } } },
  });
  if (!row) return null;
  const accounts = await db().user.count({ where: { email: row.email } });
  return {
    organization: row.organization.name,
    invitedBy: row.invitedBy?.name ?? null,
    email: row.email,
    role: row.role as KeyRole,
    hasAccount: accounts > 0,
  };
}

function toInvitation(row: invitations.InvitationRow): Invitation {
  const { inviterId, inviterName } = row;
  return {
    id: row.id,
    email: row.email,
    role: row.role as KeyRole,
    invitedBy: inviterId !== null && inviterName !== null ? { id: inviterId, name: inviterName } : null,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    status: row.expiresAt > new Date() ? "pending" : "expired",
  };
}
