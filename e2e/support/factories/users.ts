import { newId } from "@/lib/db/id";
import type { Made } from "./made";
import { makeSession } from "./sessions";

export type Person = { id: string; email: string; name: string };
/** An address is verified unless `emailVerifiedAt` is `null`. */
export type UserFields = { disabledAt?: Date; email?: string; emailVerifiedAt?: Date | null; name?: string };

/** The password of every user below, and its Argon2id hash with little work, so that checking it is quick. */
export const PASSWORD = "correct horse battery";
const PASSWORD_HASH = "$argon2id$v=19$m=8,t=1,p=1$qSlNQIYCXvXZqnjIm29DFQ$qDnNO0Mo53WQ2LhL+FhygQ30mzgkv0Zxefu4S6DflaM";

export function makeUser(createdAt: Date, fields: UserFields = {}): Made<Person> {
  const id = newId("usr");
  const { email = `${id}@example.com`, name = `Person ${id.slice(-6)}`, disabledAt = null } = fields;
  const users = {
    id,
    email,
    name,
    password_hash: PASSWORD_HASH,
    email_verified_at: fields.emailVerifiedAt === undefined ? createdAt : fields.emailVerifiedAt,
    disabled_at: disabledAt,
    created_at: createdAt,
    updated_at: createdAt,
  };
  const entity = { id, email, name };
  return { entity, rows: { users, ...makeSession(createdAt, entity).rows } };
}
