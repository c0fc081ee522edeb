import { randomBytes } from "node:crypto";
import { hashApiKey } from "@/lib/credentials/api-key";
import { newId } from "@/lib/db/id";
import { bytea, type Made } from "./made";

const DAY_MS = 86_400_000;

/** An invitation, with the token of its link. */
export type Invitation = { id: string; token: string };

export type InvitationFields = { expiresAt?: Date; invitedBy?: { id: string } };

export function makeInvitation(
  createdAt: Date,
  organization: { id: string },
  email: string,
  { expiresAt = new Date(Date.now() + DAY_MS), invitedBy }: InvitationFields = {},
): Made<Invitation> {
  const id = newId("inv");
  const token = randomBytes(32).toString("base64url");
  const invitations = {
    id,
    organization_id: organization.id,
    email,
    role: "member",
    token_hash: bytea(hashApiKey(token)),
    invited_by_id: invitedBy?.id,
    expires_at: expiresAt,
    created_at: createdAt,
  };
  return { entity: { id, token }, rows: { invitations }, secrets: [token] };
}
