import { z } from "zod";
import { timeSchema } from "./common";
import { pageRead } from "./contract";
import { LIMIT_SUBJECTS } from "./limit-requests";

/** What one key may do, who was granted more than the default, and how much of the limit is used. */
export const keyLimitSchema = z.object({
  id: z.string(),
  name: z.string(),
  hint: z.string(),
  limit: z.number().int(),
  windowSeconds: z.number().int(),
  grant: z.object({ to: z.enum(LIMIT_SUBJECTS), expiresAt: timeSchema.nullable() }).nullable(),
  /** Absent while usage is unavailable. */
  usage: z.object({ used: z.number().int(), resetsAt: timeSchema }).nullable(),
});

export type KeyLimit = z.infer<typeof keyLimitSchema>;

/** The limits of the caller's live keys, for the page about limits. */
export const listKeyLimits = pageRead({
  operationId: "listKeyLimits",
  permission: "authenticated",
  session: true,
  response: z.array(keyLimitSchema),
});
