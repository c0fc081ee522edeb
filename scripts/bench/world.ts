import pg from "pg";
import { makeApiKey } from "../../e2e/support/factories/api-keys";
import { makeLimitGrant } from "../../e2e/support/factories/limit-requests";
import { insertion, type Made, TABLES } from "../../e2e/support/factories/made";
import { makeToken } from "../../e2e/support/factories/tokens";
import { sessionCookieName } from "../../lib/credentials/identify";
import { SECRETS } from "./servers";

/** How much there is in a database besides what is asked for. */
export type Size = { keys: number; users: number; organizations: number };

export const SMALL: Size = { keys: 100, users: 10, organizations: 2 };
export const LARGE: Size = { keys: 1_000_000, users: 100_000, organizations: 20_000 };

/** Credentials that work, spread evenly over the people of a database, and a project each may read. */
export type World = {
  callers: { key: string; session: string; token: string; projectId: string }[];
  /** A key of the first caller whose limit is one request a minute. */
  blockedKey: string;
};

type Headers = Record<string, string>;

export const bearer = (credential: string): Headers => ({ authorization: `Bearer ${credential}` });
export const cookie = (session: string): Headers => ({
  cookie: `${sessionCookieName("http://localhost")}=${session}`,
});

const CALLERS = 100;
const LASTING = { lifetimeSeconds: 86_400 };

/** Fills a migrated, empty database. Every person belongs to one organization, and every organization has a project. */
export async function fill(databaseUrl: string, size: Size): Promise<World> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const { text, values } of filling(size)) await client.query(text, values);
    const world = await addCallers(client, size);
    await client.query("ANALYZE");
    return world;
  } finally {
    await client.end();
  }
}

const id = (prefix: string, number: string) => `'${prefix}_' || lpad(to_hex(${number}), 26, '0')`;
const publicId = (number: string) => `lpad(to_hex(${number}), 8, '0')`;

/** Statements that make everything but the working credentials, whose tags SQL cannot make. */
function filling({ keys, users, organizations }: Size): pg.QueryConfig[] {
  return [
    {
      text: `INSERT INTO organizations (id, name, slug, updated_at)
             SELECT ${id("org", "n")}, 'Organization ' || n, 'organization-' || n, now() FROM generate_series(1, $1::int) n`,
      values: [organizations],
    },
    {
      text: `INSERT INTO users (id, email, name, email_verified_at, updated_at)
             SELECT ${id("usr", "n")}, 'person-' || n || '@example.com', 'Person ' || n, now(), now()
             FROM generate_series(1, $1::int) n`,
      values: [users],
    },
    {
      text: `INSERT INTO sessions (id, user_id, expires_at)
             SELECT ${id("ses", "n")}, ${id("usr", "n")}, now() + interval '30 days' FROM generate_series(1, $1::int) n`,
      values: [users],
    },
    {
      text: `INSERT INTO memberships (user_id, organization_id, role)
             SELECT ${id("usr", "n")}, ${id("org", "n % $2::int + 1")}, 'admin' FROM generate_series(1, $1::int) n`,
      values: [users, organizations],
    },
    {
      text: `INSERT INTO projects (id, organization_id, name, created_by_id, updated_at)
             SELECT ${id("prj", "n")}, ${id("org", "n")}, 'Project ' || n, NULL, now() FROM generate_series(1, $1::int) n`,
      values: [organizations],
    },
    {
      text: `INSERT INTO api_keys (id, user_id, public_id, name, role, scoped, organization_ids)
             SELECT ${id("key", "n")}, ${id("usr", "n % $2::int + 1")}, ${publicId("n")}, 'key ' || n, 'member', false, '{}'
             FROM generate_series(1, $1::int) n`,
      values: [Math.max(0, keys - CALLERS), users],
    },
    {
      text: `INSERT INTO api_key_secrets (hash, api_key_id)
             SELECT sha256(convert_to('key ' || n, 'UTF8')), ${id("key", "n")} FROM generate_series(1, $1::int) n`,
      values: [Math.max(0, keys - CALLERS)],
    },
  ];
}

async function addCallers(client: pg.Client, { users, organizations }: Size): Promise<World> {
  const callers: World["callers"] = [];
  for (let i = 0; i < CALLERS; i++) {
    const person = Math.floor((i * users) / CALLERS) + 1;
    const user = { id: idOf("usr", person) };
    const home = (person % organizations) + 1;
    const organizationId = idOf("org", home);
    callers.push({
      key: (await addKey(client, user, organizationId)).key,
      session: makeToken(SECRETS.NEXTAUTH_SECRET, "session", user, LASTING),
      token: makeToken(SECRETS.NEXTAUTH_SECRET, "access", user, { ...LASTING, organizationId }),
      projectId: idOf("prj", home),
    });
  }
  return {
    callers,
    blockedKey: await addBlockedKey(client, { id: idOf("usr", 1) }, idOf("org", (1 % organizations) + 1)),
  };
}

/** Gives a person more keys, none of which works. */
export async function addKeysOf(databaseUrl: string, person: number, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    `WITH key AS (
       INSERT INTO api_keys (id, user_id, public_id, name, role, scoped, organization_ids)
       SELECT ${id("key", "n + 16777216")}, $1, ${publicId("n + 16777216")}, 'one of many ' || n, 'member', false, '{}'
       FROM generate_series(1, $2::int) n
       RETURNING id
     )
     INSERT INTO api_key_secrets (hash, api_key_id) SELECT sha256(convert_to(id, 'UTF8')), id FROM key`,
    [idOf("usr", person), count],
  );
  await client.end();
}

async function addKey(
  client: pg.Client,
  user: { id: string },
  defaultOrganizationId: string,
): Promise<{ id: string; key: string }> {
  const fields = { name: "bench", role: "member", defaultOrganizationId } as const;
  return insert(client, makeApiKey(new Date(), SECRETS.API_KEY_SECRETS, user, fields));
}

async function addBlockedKey(client: pg.Client, user: { id: string }, organizationId: string): Promise<string> {
  const { id, key } = await addKey(client, user, organizationId);
  await insert(client, makeLimitGrant(new Date(), user, id, 1));
  return key;
}

async function insert<Entity>(client: pg.Client, { entity, rows }: Made<Entity>): Promise<Entity> {
  for (const table of TABLES) if (rows[table]) await client.query(insertion(table, [rows[table]]));
  return entity;
}

function idOf(prefix: string, number: number): string {
  return `${prefix}_${number.toString(16).padStart(26, "0")}`;
}
