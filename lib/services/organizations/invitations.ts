import type { z } from "zod";
import { ID_PREFIXES } from "../../contracts/common";
import type {
  createInvitation as createInvitationContract,
  Invitation,
  OpenInvitation,
} from "../../contracts/invitations";
import type { Organization } from "../../contracts/organizations";
import { hashLinkToken, newLinkToken } from "../../credentials/link-token";
import { type Db, db, type Prisma } from "../../db/client";
import type { OrganizationModel } from "../../db/generated/models";
import { newId } from "../../db/id";
import { env } from "../../env";
import { ApiError } from "../../errors";
import type { KeyRole, MembershipRole } from "../../permissions";
import { type Actor, recordAudit } from "../audit/audit";
import { sendMail } from "../mail/mail";
import { invitationMail } from "../mail/mail-content";
import { afterId, type Page, type PageInput, pageFrom } from "../shared/pagination";
import type { OrganizationPrincipal, Principal } from "../shared/principal";
import { toOrganization } from "./organizations";
import { lockOrganization } from "./ownership";

const LIFETIME_DAYS = 7;
const DAY_MS = 24 * 60 * 60 * 1000;

const WITH_INVITER = { invitedBy: { select: { id: true, name: true } } } as const;

type InvitationRow = Prisma.InvitationGetPayload<{ include: typeof WITH_INVITER }>;

/** The organization's open invitations, newest first. */
export async function listInvitations(principal: OrganizationPrincipal, input: PageInput): Promise<Page<Invitation>> {
  const after = afterId(input.cursor, ID_PREFIXES.invitation);
  const rows = await db().invitation.findMany({
    where: { organizationId: principal.organization.id, acceptedAt: null, ...(after && { id: { lt: after } }) },
    orderBy: { id: "desc" },
    take: input.limit + 1,
    include: WITH_INVITER,
  });
  return pageFrom(rows, input.limit, (row) => row.id, toInvitation);
}

/**
 * Invites an address and mails it a link; an earlier link to the same address stops working. The invitation is kept
 * even when the mail is not taken, so that an admin sees it and may invite again or withdraw it.
 *
 * @throws ApiError `conflict` for the address of a member; `service_unavailable` when the mail could not be sent
 */
export async function createInvitation(
  principal: OrganizationPrincipal,
  input: z.infer<(typeof createInvitationContract)["body"]>,
): Promise<Invitation> {
  const organizationId = principal.organization.id;
  const { token, tokenHash } = newLinkToken();
  const row = await db().$transaction(async (tx) => {
    await lockOrganization(tx, organizationId);
    await assertStranger(tx, organizationId, input.email);
    await tx.invitation.deleteMany({ where: { organizationId, email: input.email } });
    const created = await tx.invitation.create({
      data: {
        id: newId(ID_PREFIXES.invitation),
        organizationId,
        email: input.email,
        role: input.role,
        tokenHash,
        invitedById: principal.user.id,
        expiresAt: new Date(Date.now() + LIFETIME_DAYS * DAY_MS),
      },
      include: WITH_INVITER,
    });
    await recordAudit(tx, principal, organizationId, "invitation.created", { id: created.id, name: created.email });
    return created;
  });
  await mailInvitation(principal, row, token);
  return toInvitation(row);
}

async function assertStranger(tx: Db, organizationId: string, email: string): Promise<void> {
  const members = await tx.membership.count({ where: { organizationId, user: { email } } });
  if (members > 0) throw new ApiError("conflict", "Someone with this address is a member already.");
}

async function mailInvitation(principal: OrganizationPrincipal, row: InvitationRow, token: string): Promise<void> {
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
    "The invitation is listed, but its mail could not be sent. Invite the address again to send a new link.";
  await sendMail(mail, detail);
}

/** Withdraws an open invitation: its link stops working at once. Throws `not_found`. */
export async function revokeInvitation(principal: OrganizationPrincipal, id: string): Promise<void> {
  const organizationId = principal.organization.id;
  await db().$transaction(async (tx) => {
    await lockOrganization(tx, organizationId);
    const row = await tx.invitation.findFirst({ where: { id, organizationId, acceptedAt: null } });
    if (!row) throw new ApiError("not_found");
    await tx.invitation.deleteMany({ where: { id, organizationId } });
    await recordAudit(tx, principal, organizationId, "invitation.revoked", { id, name: row.email });
  });
}

/**
 * Joins the principal to the organization a link invites them to.
 *
 * @throws ApiError `not_found` alike for a token that is unknown, used, expired, withdrawn or was sent to another
 *                  address; `conflict` for a member
 */
export async function acceptInvitation(principal: Principal, token: string): Promise<Organization> {
  return db().$transaction(async (tx) => {
    const joined = await joinByInvitation(tx, principal, principal.user.email, token);
    if (!joined) throw new ApiError("not_found", "This invitation is not open to you; ask for a new one.");
    const { organization, role } = joined;
    return toOrganization({ ...organization, role, effectiveRole: role });
  });
}

/**
 * Uses up an invitation, at most once whatever runs beside it, and makes its addressee a member, in a transaction of the
 * caller's. Having had the mail proves the address.
 *
 * @returns the organization and the role in it, or `null` when the token opens nothing for this address
 */
export async function joinByInvitation(
  tx: Db,
  joiner: Actor,
  email: string,
  token: string,
): Promise<{ organization: OrganizationModel; role: MembershipRole } | null> {
  const tokenHash = hashLinkToken(token);
  const open = { acceptedAt: null, expiresAt: { gt: new Date() } };
  const row = await tx.invitation.findFirst({ where: { tokenHash, email, ...open }, include: { organization: true } });
  if (!row) return null;
  const { organization, role } = row;
  await lockOrganization(tx, organization.id);
  const used = await tx.invitation.updateMany({ where: { tokenHash, ...open }, data: { acceptedAt: new Date() } });
  if (used.count === 0) return null;
  const userId = joiner.user.id;
  await assertNotMember(tx, organization.id, userId);
  await tx.membership.create({ data: { userId, organizationId: organization.id, role } });
  await tx.user.updateMany({ where: { id: userId, emailVerifiedAt: null }, data: { emailVerifiedAt: new Date() } });
  await recordAudit(tx, joiner, organization.id, "member.joined", joiner.user);
  return { organization, role };
}

async function assertNotMember(tx: Db, organizationId: string, userId: string): Promise<void> {
  const members = await tx.membership.count({ where: { organizationId, userId } });
  if (members > 0) throw new ApiError("conflict", "You are a member of this organization already.");
}

/** The open invitation of a token, or `null`. */
export async function findOpenInvitation(token: string): Promise<OpenInvitation | null> {
  const row = await db().invitation.findFirst({
    where: { tokenHash: hashLinkToken(token), acceptedAt: null, expiresAt: { gt: new Date() } },
    include: { organization: { select: { name: true } }, ...WITH_INVITER },
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

function toInvitation(row: InvitationRow): Invitation {
  return {
    id: row.id,
    email: row.email,
    role: row.role as KeyRole,
    invitedBy: row.invitedBy && { id: row.invitedBy.id, name: row.invitedBy.name },
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    status: row.expiresAt > new Date() ? "pending" : "expired",
  };
}
