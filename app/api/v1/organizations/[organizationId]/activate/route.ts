import { organizationCookie } from "@/lib/http/cookies";
import { withHeaders } from "@/lib/http/http-operation";
import { routes } from "@/lib/http/routes";
import { activateOrganization } from "@/lib/services/organizations/operations";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  withHeaders(activateOrganization, ({ id }) => ({ "Set-Cookie": organizationCookie(id) })),
);
