import { auth } from "../../../auth.js";

/** Verifies the key of the request, as an API behind better-auth does. */
export async function GET(request) {
  const key = request.headers.get("x-api-key") ?? "";
  const { valid, key: found } = await auth.api.verifyApiKey({ body: { key } });
  return valid ? Response.json({ key: found.id, user: found.referenceId }) : Response.json({ valid }, { status: 401 });
}
