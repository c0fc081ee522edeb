import { randomBytes } from "node:crypto";
import { hashApiKey } from "@/lib/credentials/api-key";
import { newId } from "@/lib/db/id";
import { bytea, type Made } from "./made";

const HOUR_MS = 3_600_000;

/** An email verification; the entity is the token of its link. */
export function makeEmailVerification(createdAt: Date, user: { id: string }): Made<string> {
  const token = randomBytes(32).toString("base64url");
  const email_verifications = {
    id: newId("emv"),
    user_id: user.id,
    token_hash: bytea(hashApiKey(token)),
    expires_at: new Date(Date.now() + HOUR_MS),
    created_at: createdAt,
  };
  return { entity: token, rows: { email_verifications }, secrets: [token] };
}
