import { queryRows, sql, type Transaction } from "./sql";

/** How many mails were counted today for a subject, this one included. */
export type MailCount = { subject: string; count: number };

/**
 * Counts one mail for each subject and UTC day. Each row stays locked until the transaction ends, so that of any number of
 * mails at once each sees the counts of those before it; one that is rolled back counts nowhere.
 *
 * @param subjects  in the same order everywhere, or two mails could wait for each other
 */
export function countMail(transaction: Transaction, subjects: readonly string[]): Promise<MailCount[]> {
  return queryRows(
    sql`
      INSERT INTO mail_counts (subject, day, count)
      SELECT subject, (now() AT TIME ZONE 'utc')::date, 1 FROM unnest(${subjects}::text[]) AS subject
      ON CONFLICT (subject) DO UPDATE
      SET count = CASE WHEN mail_counts.day = EXCLUDED.day THEN mail_counts.count + 1 ELSE 1 END, day = EXCLUDED.day
      RETURNING subject, count`,
    transaction,
  );
}
