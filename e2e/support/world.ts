import { randomBytes } from "node:crypto";
import { generateApiKey, generatePublicId, hashApiKey } from "@/lib/credentials/api-key";
import { sessionCookieName } from "@/lib/credentials/identify";
import { signToken, type TokenType } from "@/lib/credentials/token";
import { newId } from "@/lib/db/id";
import type { KeyRole, MembershipRole } from "@/lib/permissions";
import { insertRows } from "./database";
import { recordSecrets } from "./results";
import { TEST_SECRETS } from "./server";

export type Person = { id: string; email: string; name: string };
export type Organization = { id: string; slug: string; name: string };
export type Headers = Record<string, string>;
export type MintedKey = { id: string; key: string; headers: Headers };

const TABLES = [
  "users",
  "organizations",
  "memberships",
  "api_keys",
  "api_key_secrets",
  "projects",
  "invitations",
  "audit_events",
  "limit_requests",
  "password_resets",
] as const;
type Table = (typeof TABLES)[number];

/** The password of every person below, and its Argon2id hash with little work, so that checking it is quick. */
export const PASSWORD = "correct horse battery";
const PASSWORD_HASH = "$argon2id$v=19$m=8,t=1,p=1$qSlNQIYCXvXZqnjIm29DFQ$qDnNO0Mo53WQ2LhL+FhygQ30mzgkv0Zxefu4S6DflaM";

/**
 * Makes people, organizations and what is in them, straight in the database. Nothing exists until {@link save}; rows are
 * inserted in bulk, so that thousands of cases can each have a world of their own.
 */
export class World {
  readonly #rows = new Map<Table, object[]>();
  readonly #secrets: string[] = [];
  #clock = Date.now() - 3_600_000;

  constructor(private readonly databaseUrl: string) {}

  user(fields: { disabledAt?: Date; email?: string; name?: string } = {}): Person {
    const id = newId("usr");
    const { email = `${id}@example.com`, name = `Person ${id.slice(-6)}` } = fields;
    const person = { id, email, name };
    this.#add("users", {
      ...person,
      password_hash: PASSWORD_HASH,
      email_verified_at: new Date(),
      disabled_at: fields.disabledAt ?? null,
      session_epoch: 0,
      ...this.#stamps(),
    });
    return person;
  }

  organization(name?: string): Organization {
    const id = newId("org");
    const organization = { id, name: name ?? `Organization ${id.slice(-6)}`, slug: `o-${id.slice(4)}` };
    this.#add("organizations", { ...organization, ...this.#stamps() });
    return organization;
  }

  membership(user: Person, organization: Organization, role: MembershipRole): void {
    if (!HOMES.has(user)) HOMES.set(user, organization.id);
    const { created_at } = this.#stamps();
    this.#add("memberships", { user_id: user.id, organization_id: organization.id, role, created_at });
  }

  /** A new user with a role in the organization. */
  memberOf(organization: Organization, role: MembershipRole): Person {
    const user = this.user();
    this.membership(user, organization, role);
    return user;
  }

  apiKey(
    user: Person,
    fields: {
      role?: KeyRole;
      organizationIds?: string[] | null;
      /** Left out: the first of the scope, otherwise the user's first organization. */
      defaultOrganizationId?: string | null;
      expiresAt?: Date;
      revokedAt?: Date;
      name?: string;
    } = {},
  ): MintedKey {
    const id = newId("key");
    const publicId = generatePublicId();
    const key = generateApiKey(publicId, TEST_SECRETS.API_KEY_SECRETS);
    const { organizationIds = null } = fields;
    const { defaultOrganizationId = organizationIds?.[0] ?? HOMES.get(user) ?? null } = fields;
    const { created_at } = this.#stamps();
    this.#secrets.push(key);
    this.#add("api_keys", {
      id,
      user_id: user.id,
      public_id: publicId,
      name: fields.name ?? "test key",
      role: fields.role ?? "admin",
      scoped: organizationIds !== null,
      organization_ids: organizationIds ?? [],
      default_organization_id: defaultOrganizationId,
      expires_at: fields.expiresAt ?? null,
      revoked_at: fields.revokedAt ?? null,
      last_used_at: null,
      created_at,
    });
    this.#add("api_key_secrets", { hash: bytea(hashApiKey(key)), api_key_id: id, created_at });
    return { id, key, headers: bearer(key) };
  }

  /** A key with a valid tag that was never issued. */
  unissuedKey(): string {
    return generateApiKey(generatePublicId(), TEST_SECRETS.API_KEY_SECRETS);
  }

  project(organization: Organization, createdBy?: Person, name = "Project"): string {
    const id = newId("prj");
    const fields = { organization_id: organization.id, name, description: "", created_by_id: createdBy?.id ?? null };
    this.#add("projects", { id, ...fields, ...this.#stamps() });
    return id;
  }

  /** An invitation, with the token of its link. */
  invitation(
    organization: Organization,
    email: string,
    fields: { expiresAt?: Date } = {},
  ): { id: string; token: string } {
    const id = newId("inv");
    const token = randomBytes(32).toString("base64url");
    this.#secrets.push(token);
    this.#add("invitations", {
      id,
      organization_id: organization.id,
      email,
      role: "member",
      token_hash: bytea(hashApiKey(token)),
      invited_by_id: null,
      expires_at: fields.expiresAt ?? new Date(Date.now() + 86_400_000),
      accepted_at: null,
      created_at: this.#stamps().created_at,
    });
    return { id, token };
  }

  /** A link to set a new password, as the token it would hold. */
  passwordReset(user: Person): string {
    const token = randomBytes(32).toString("base64url");
    this.#secrets.push(token);
    this.#add("password_resets", {
      id: newId("pwr"),
      user_id: user.id,
      token_hash: bytea(hashApiKey(token)),
      expires_at: new Date(Date.now() + 3_600_000),
      used_at: null,
      created_at: this.#stamps().created_at,
    });
    return token;
  }

  limitRequest(user: Person, apiKeyId: string): string {
    const id = newId("lrq");
    this.#add("limit_requests", {
      id,
      user_id: user.id,
      subject: "api_key",
      subject_id: apiKeyId,
      requests_per_minute: 3000,
      workload: "A nightly import in batches of 50.",
      justification: "It has to finish before the morning.",
      status: "pending",
      decided_by_id: null,
      decided_at: null,
      note: null,
      created_at: this.#stamps().created_at,
    });
    return id;
  }

  auditEvent(organization: Organization, actor: Person): string {
    const id = newId("evt");
    this.#add("audit_events", {
      id,
      organization_id: organization.id,
      action: "project.created",
      actor_user_id: actor.id,
      actor_name: actor.name,
      actor_type: "session",
      api_key_id: null,
      target_id: newId("prj"),
      target_name: "Project",
      request_id: "req_fixture",
      created_at: this.#stamps().created_at,
    });
    return id;
  }

  /** Puts everything made so far into the database. */
  async save(): Promise<this> {
    for (const table of TABLES) {
      await insertRows(this.databaseUrl, table, this.#rows.get(table) ?? []);
      this.#rows.delete(table);
    }
    recordSecrets(this.#secrets.splice(0));
    return this;
  }

  #add(table: Table, row: object): void {
    const rows = this.#rows.get(table);
    if (rows) rows.push(row);
    else this.#rows.set(table, [row]);
  }

  /** Each row a millisecond after the one before, so that orders by time are certain. */
  #stamps(): { created_at: Date; updated_at: Date } {
    const created_at = new Date(this.#clock++);
    return { created_at, updated_at: created_at };
  }
}

export function bearer(credential: string): Headers {
  return { authorization: `Bearer ${credential}` };
}

export type TokenOptions = { epoch?: number; lifetimeSeconds?: number };

/** Each person's first organization: the default of the keys and tokens made for them here. */
const HOMES = new WeakMap<Person, string>();

/** The token of a person, signed as the app signs it. */
export function tokenOf(
  type: TokenType,
  user: Person,
  { epoch = 0, lifetimeSeconds = 600 }: TokenOptions = {},
): string {
  const iat = Math.floor(Date.now() / 1000) - 60;
  const home = type === "access" ? HOMES.get(user) : undefined;
  const claims = { sub: user.id, epoch, iat, exp: iat + 60 + lifetimeSeconds, ...(home && { org: home }) };
  return signToken(type, claims, TEST_SECRETS.NEXTAUTH_SECRET);
}

/** The headers of a person's browser session. */
export function sessionOf(user: Person, options?: TokenOptions): Headers {
  return { cookie: `${sessionCookieName("http://localhost")}=${tokenOf("session", user, options)}` };
}

/** The headers of a person's access token. */
export function accessTokenOf(user: Person, options?: TokenOptions): Headers {
  return bearer(tokenOf("access", user, options));
}

/** The header that names the organization of a request. */
export function within(organization: Organization): Headers {
  return { "crowdee-organization": organization.id };
}

/** Postgres's text form of bytes. */
function bytea(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes).toString("hex")}`;
}
