import { withTimeout } from "../async/timeout";
import { pool } from "./pool";

/**
 * Checks that the database responds.
 *
 * @param timeoutMs  how long it may take, waiting for a connection included
 * @throws Error when it does not respond in time
 */
export async function pingDatabase(timeoutMs: number): Promise<void> {
  await withTimeout(pool().query("SELECT 1"), timeoutMs);
}
