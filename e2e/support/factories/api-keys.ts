import { generateApiKey, generatePublicId, hashApiKey } from "@/lib/credentials/api-key";
import { newId } from "@/lib/db/id";
import type { KeyRole } from "@/lib/permissions";
import { bytea, type Made } from "./made";

export type ApiKey = { id: string; key: string };
export type ApiKeyFields = {
  role?: KeyRole;
  organizationIds?: string[] | null;
  /** Left out: the first of the scope. */
  defaultOrganizationId?: string | null;
  expiresAt?: Date;
  revokedAt?: Date;
  name?: string;
};

/** A key with one secret, signed as the app signs it. */
export function makeApiKey(
  createdAt: Date,
  signingSecrets: string,
  user: { id: string },
  { role = "admin", organizationIds = null, expiresAt, revokedAt, name = "test key", ...rest }: ApiKeyFields = {},
): Made<ApiKey> {
  const { defaultOrganizationId = organizationIds?.[0] } = rest;
  const id = newId("key");
  const publicId = generatePublicId();
  const key = generateApiKey(publicId, signingSecrets);
  const api_keys = {
    id,
    user_id: user.id,
    public_id: publicId,
    name,
    role,
    scoped: organizationIds !== null,
    organization_ids: organizationIds ?? [],
    default_organization_id: defaultOrganizationId,
    expires_at: expiresAt,
    revoked_at: revokedAt,
    created_at: createdAt,
  };
  const api_key_secrets = { hash: bytea(hashApiKey(key)), api_key_id: id, created_at: createdAt };
  return { entity: { id, key }, rows: { api_keys, api_key_secrets }, secrets: [key] };
}
