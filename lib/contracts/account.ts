import { z } from "zod";
import { emailSchema, ID_PREFIXES, idSchema, nameSchema } from "./common";
import { contract } from "./contract";
import { linkTokenSchema } from "./invitations";

/** Length decides, and that it is no common password, which the server looks up; composition rules do not (NIST SP 800-63B). */
export const passwordSchema = z
  .string()
  .min(10, "must be at least 10 characters")
  .max(256, "must be at most 256 characters")
  .describe("The most common passwords are rejected.");

export const userSchema = z
  .object({ id: idSchema(ID_PREFIXES.user), name: z.string(), email: z.string() })
  .meta({ id: "User" });

export type User = z.infer<typeof userSchema>;

const example: User = { id: "usr_01k2x8yq4v7m3n9r5t6w8z0a1b", name: "Ada", email: "ada@example.com" };

export const signUp = contract({
  method: "POST",
  path: "/api/auth/sign-up",
  operationId: "signUp",
  tag: "Account",
  summary: "Sign up",
  description:
    "Makes an account and its first organization, and mails a link that verifies the email address. With an invitation's token the account joins that organization instead, which verifies the address; where sign-up is by invitation only, the token is required.",
  permission: "public",
  body: z.strictObject({
    name: nameSchema(64),
    email: emailSchema,
    password: passwordSchema,
    invitationToken: linkTokenSchema.optional(),
  }),
  status: 201,
  response: z.object({
    user: userSchema,
    organization: z.object({ id: idSchema(ID_PREFIXES.organization), slug: z.string(), name: z.string() }),
  }),
  errors: ["conflict", "quota_exceeded", "cross_origin_forbidden"],
  example: {
    body: { name: "Ada", email: "ada@example.com", password: "correct horse battery" },
    response: {
      user: example,
      organization: { id: "org_01k2x8yq4v7m3n9r5t6w8z0a1b", slug: "ada", name: "Ada's organization" },
    },
  },
});

export const requestPasswordReset = contract({
  method: "POST",
  path: "/api/auth/password-reset",
  operationId: "requestPasswordReset",
  tag: "Account",
  summary: "Ask for a password reset",
  description:
    "Mails a single-use link that expires after one hour. The response does not reveal whether the account exists.",
  permission: "public",
  body: z.strictObject({ email: emailSchema }),
  status: 202,
  response: z.object({ message: z.string() }),
  errors: ["cross_origin_forbidden"],
  example: {
    body: { email: "ada@example.com" },
    response: { message: "If an account with this address exists, we have sent it a link." },
  },
});

export const confirmPasswordReset = contract({
  method: "POST",
  path: "/api/auth/password-reset/confirm",
  operationId: "confirmPasswordReset",
  tag: "Account",
  summary: "Set a new password with a reset link",
  description:
    "Ends every session and access token of the account, and verifies its email address. If the address was not verified before, everything that could have been made with another's address ends too: API keys, links to other sign-in services, and pending invitations.",
  permission: "public",
  body: z.strictObject({ token: linkTokenSchema, password: passwordSchema }),
  status: 204,
  errors: ["cross_origin_forbidden"],
  example: { body: { token: "<the token in the link>", password: "correct horse battery" } },
});

export const resendVerification = contract({
  method: "POST",
  path: "/api/v1/account/email-verification",
  operationId: "resendVerification",
  tag: "Account",
  summary: "Resend the verification link",
  description:
    "Mails a single-use link that expires after 24 hours, unless your email address is already verified. Earlier links keep working until one is used.",
  permission: "authenticated",
  session: true,
  status: 202,
  response: z.object({ message: z.string() }),
  example: { response: { message: "Unless your email address is already verified, we have sent you a link." } },
});

export const verifyEmail = contract({
  method: "POST",
  path: "/api/v1/account/email-verification/confirm",
  operationId: "verifyEmail",
  tag: "Account",
  summary: "Verify your email address",
  description: "Takes the token of a link that was mailed to you, in a session of the same account.",
  permission: "authenticated",
  session: true,
  body: z.strictObject({ token: linkTokenSchema }),
  status: 204,
  example: { body: { token: "<the token in the link>" } },
});

export const updateAccount = contract({
  method: "PATCH",
  path: "/api/v1/account",
  operationId: "updateAccount",
  tag: "Account",
  summary: "Change your name",
  permission: "authenticated",
  session: true,
  body: z.strictObject({ name: nameSchema(64) }),
  status: 200,
  response: userSchema,
  example: { body: { name: "Ada L." }, response: { ...example, name: "Ada L." } },
});

export const changePassword = contract({
  method: "POST",
  path: "/api/v1/account/password",
  operationId: "changePassword",
  tag: "Account",
  summary: "Change your password",
  description: "Ends all other sessions of the account and their access tokens. This session stays signed in.",
  permission: "authenticated",
  session: true,
  body: z.strictObject({ currentPassword: z.string().max(256), newPassword: passwordSchema }),
  status: 204,
  example: { body: { currentPassword: "correct horse battery", newPassword: "staple battery horse" } },
});
