import { z } from "zod";
import { contract } from "./contract";

export const accessTokenSchema = z
  .object({
    accessToken: z.string(),
    tokenType: z.literal("Bearer"),
    expiresIn: z.number().int().describe("Seconds until the token expires."),
  })
  .meta({ id: "AccessToken" });

export type AccessToken = z.infer<typeof accessTokenSchema>;

export const createAccessToken = contract({
  method: "POST",
  path: "/api/v1/tokens",
  operationId: "createAccessToken",
  tag: "Access tokens",
  summary: "Mint an access token",
  description:
    "Mints a 15-minute bearer token from your session, for a service behind the same sign-in. It carries your identity and, as its default organization, the organization of this request. What it can do is read live on every request.",
  permission: "authenticated",
  organization: "optional",
  session: true,
  status: 201,
  response: accessTokenSchema,
  secret: true,
  example: { response: { accessToken: "<header>.<claims>.<signature>", tokenType: "Bearer", expiresIn: 900 } },
});
