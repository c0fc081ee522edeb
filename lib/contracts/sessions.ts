import { z } from "zod";
import { ID_PREFIXES, idSchema, pageOf, pageQuerySchema, timeSchema } from "./common";
import { contract } from "./contract";

/** A session as its owner sees it. */
export const sessionSchema = z
  .object({
    id: idSchema(ID_PREFIXES.session),
    current: z.boolean().describe("Whether it is the session of this request."),
    device: z.string().describe("Browser and system in plain words, as far as `userAgent` reveals them."),
    userAgent: z.string().nullable().describe("The `User-Agent` header at sign-in, at most 512 characters."),
    clientAddress: z
      .string()
      .nullable()
      .describe("The address it was signed in from. An IPv6 address is shortened to its /64 network."),
    createdAt: timeSchema,
    expiresAt: timeSchema,
  })
  .meta({ id: "Session" });

export type Session = z.infer<typeof sessionSchema>;

const example: Session = {
  id: "ses_01k2x8yq4v7m3n9r5t6w8z0a1b",
  current: true,
  device: "Firefox on Linux",
  userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
  clientAddress: "192.0.2.1",
  createdAt: "2026-11-24T09:30:00.000Z",
  expiresAt: "2026-12-24T09:30:00.000Z",
};

export const listSessions = contract({
  method: "GET",
  path: "/api/v1/sessions",
  operationId: "listSessions",
  tag: "Sessions",
  summary: "List your sessions",
  description: "Lists the browsers in which you are signed in, the latest sign-in first.",
  permission: "authenticated",
  session: true,
  query: pageQuerySchema,
  status: 200,
  response: pageOf(sessionSchema),
  example: { response: { data: [example], nextCursor: null } },
});

export const endOtherSessions = contract({
  method: "DELETE",
  path: "/api/v1/sessions",
  operationId: "endOtherSessions",
  tag: "Sessions",
  summary: "End all other sessions",
  description:
    "Ends all your sessions except the one of this request, and their access tokens. Takes effect on the next request, everywhere.",
  permission: "authenticated",
  session: true,
  status: 204,
});

export const endSession = contract({
  method: "DELETE",
  path: "/api/v1/sessions/{sessionId}",
  operationId: "endSession",
  tag: "Sessions",
  summary: "End a session",
  description:
    "Ends one of your sessions and its access tokens. Takes effect on the next request, everywhere. Ending a session twice is not an error.",
  permission: "authenticated",
  session: true,
  params: z.object({ sessionId: idSchema(ID_PREFIXES.session) }),
  status: 204,
});
