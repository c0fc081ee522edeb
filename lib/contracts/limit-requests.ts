import { z } from "zod";
import { ID_PREFIXES, idSchema, pageOf, pageQuerySchema, timeSchema } from "./common";
import { contract } from "./contract";

/** What a raised limit can apply to, most specific first. */
export const LIMIT_SUBJECTS = ["api_key", "user", "organization"] as const;

const text = (max: number) => z.string().trim().min(10, "must be at least 10 characters").max(max);
const requestsPerMinuteSchema = z.number().int().min(1).max(1_000_000);

/** A request for a higher limit as its author and the operators see it. */
export const limitRequestSchema = z
  .object({
    id: idSchema(ID_PREFIXES.limitRequest),
    subject: z.enum(LIMIT_SUBJECTS),
    subjectId: z.string(),
    subjectName: z.string().describe("The key's, person's or organization's name; empty once it is gone."),
    requestsPerMinute: z.number().int().describe("What was asked for."),
    workload: z.string(),
    justification: z.string(),
    status: z.enum(["pending", "granted", "declined"]),
    note: z.string().nullable().describe("The operator's words."),
    grant: z
      .object({ requestsPerMinute: z.number().int(), expiresAt: timeSchema.nullable() })
      .nullable()
      .describe("What was granted; null unless granted."),
    createdAt: timeSchema,
    decidedAt: timeSchema.nullable(),
  })
  .meta({ id: "LimitRequest" });

export type LimitRequest = z.infer<typeof limitRequestSchema>;

/** The operators' view adds who asked. */
export const operatorLimitRequestSchema = limitRequestSchema
  .extend({ requestedBy: z.object({ id: idSchema(ID_PREFIXES.user), name: z.string(), email: z.string() }) })
  .meta({ id: "OperatorLimitRequest" });

export type OperatorLimitRequest = z.infer<typeof operatorLimitRequestSchema>;

export const limitRequestInputSchema = z.strictObject({
  subject: z.enum(LIMIT_SUBJECTS).describe("What the limit is for: one key, all your credentials, or an organization."),
  subjectId: z
    .string()
    .min(1)
    .max(64)
    .describe("The id of your key, of yourself, or of an organization you administer."),
  requestsPerMinute: requestsPerMinuteSchema,
  workload: text(2000).describe("What runs, how often, and how it batches and spaces its requests."),
  justification: text(2000).describe("Why the default does not do."),
});

export const limitGrantInputSchema = z.strictObject({
  requestsPerMinute: requestsPerMinuteSchema,
  expiresAt: z.iso
    .datetime({ offset: true })
    .nullable()
    .default(null)
    .describe("When the grant ends by itself; null: never."),
  note: z.string().trim().max(2000).default(""),
});

const paramsSchema = z.object({ limitRequestId: idSchema(ID_PREFIXES.limitRequest) });

const example: LimitRequest = {
  id: "lrq_01k2x8yq4v7m3n9r5t6w8z0a1b",
  subject: "api_key",
  subjectId: "key_01k2x8yq4v7m3n9r5t6w8z0a1b",
  subjectName: "ci-pipeline",
  requestsPerMinute: 3000,
  workload: "Nightly import of 40,000 photos in batches of 50, spread over two hours.",
  justification: "The import has to finish before the newsroom opens.",
  status: "pending",
  note: null,
  grant: null,
  createdAt: "2026-11-24T09:30:00.000Z",
  decidedAt: null,
};
const asked = {
  subject: example.subject,
  subjectId: example.subjectId,
  requestsPerMinute: example.requestsPerMinute,
  workload: example.workload,
  justification: example.justification,
};
const requestedBy = { id: "usr_01k2x8yq4v7m3n9r5t6w8z0a1b", name: "Ada", email: "ada@example.com" };

export const listLimitRequests = contract({
  method: "GET",
  path: "/api/v1/limit-requests",
  operationId: "listLimitRequests",
  tag: "Limits",
  summary: "List your limit requests",
  permission: "authenticated",
  session: true,
  query: pageQuerySchema,
  status: 200,
  response: pageOf(limitRequestSchema),
  example: { response: { data: [example], nextCursor: null } },
});

export const createLimitRequest = contract({
  method: "POST",
  path: "/api/v1/limit-requests",
  operationId: "createLimitRequest",
  tag: "Limits",
  summary: "Ask for a higher limit",
  description:
    "An operator decides on the request; both sides are notified by email. A granted limit takes effect within 15 seconds.",
  permission: "authenticated",
  session: true,
  body: limitRequestInputSchema,
  status: 201,
  response: limitRequestSchema,
  errors: ["conflict"],
  example: { body: asked, response: example },
});

export const listAllLimitRequests = contract({
  method: "GET",
  path: "/api/v1/admin/limit-requests",
  operationId: "listAllLimitRequests",
  tag: "Limits",
  summary: "List everyone's limit requests (operators)",
  description: "For anyone but an operator, this endpoint does not exist.",
  permission: "operator",
  session: true,
  query: pageQuerySchema.extend({ status: z.enum(["pending", "granted", "declined"]).optional() }),
  status: 200,
  response: pageOf(operatorLimitRequestSchema),
  example: { response: { data: [{ ...example, requestedBy }], nextCursor: null } },
});

export const grantLimitRequest = contract({
  method: "POST",
  path: "/api/v1/admin/limit-requests/{limitRequestId}/grant",
  operationId: "grantLimitRequest",
  tag: "Limits",
  summary: "Grant a limit request (operators)",
  description: "Takes effect on every process within 15 seconds. Granting again replaces the earlier grant.",
  permission: "operator",
  session: true,
  params: paramsSchema,
  body: limitGrantInputSchema,
  status: 200,
  response: operatorLimitRequestSchema,
  errors: ["conflict"],
  example: {
    body: { requestsPerMinute: 3000, expiresAt: null, note: "Welcome." },
    response: {
      ...example,
      status: "granted",
      note: "Welcome.",
      grant: { requestsPerMinute: 3000, expiresAt: null },
      decidedAt: "2026-11-24T10:00:00.000Z",
      requestedBy,
    },
  },
});

export const declineLimitRequest = contract({
  method: "POST",
  path: "/api/v1/admin/limit-requests/{limitRequestId}/decline",
  operationId: "declineLimitRequest",
  tag: "Limits",
  summary: "Decline a limit request (operators)",
  description: "Gives the author a reason. Declining a granted request revokes the grant.",
  permission: "operator",
  session: true,
  params: paramsSchema,
  body: z.strictObject({ note: z.string().trim().min(1, "must give a reason").max(2000) }),
  status: 200,
  response: operatorLimitRequestSchema,
  example: {
    body: { note: "Batches of 50 stay below the default." },
    response: {
      ...example,
      status: "declined",
      note: "Batches of 50 stay below the default.",
      decidedAt: "2026-11-24T10:00:00.000Z",
      requestedBy,
    },
  },
});
