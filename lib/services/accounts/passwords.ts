import { hash, verify } from "@node-rs/argon2";

/** OWASP's first recommendation for Argon2id; the algorithm is the library's default. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let decoy: Promise<string> | undefined;

/** An Argon2id hash of a password in PHC form. */
export function hashPassword(password: string): Promise<string> {
  return hash(canonical(password), COST);
}

/**
 * True when the password is the one that was hashed. Without a hash the same work is done for nothing, so the time does
 * not tell whether there is an account or whether it has a password.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(crypto.randomUUID());
  const matches = await verify(passwordHash ?? (await decoy), canonical(password));
  return matches && passwordHash !== null;
}

/** One password, however a keyboard composes its characters (NIST SP 800-63B, 3.1.1.2). */
function canonical(password: string): string {
  return password.normalize("NFKC");
}
