import { pool } from "./pool";

/**
 * Asks the database for a sign of life.
 *
 * @param timeoutMs  how long it may take, waiting for a connection included
 * @throws Error when it does not answer in time
 */
export async function pingDatabase(timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("the database did not answer in time")), timeoutMs);
  });
  await Promise.race([pool().query("SELECT 1"), timeout]).finally(() => clearTimeout(timer));
}
