import { nextAuthRoute } from "@/lib/http/next-auth";

export const dynamic = "force-dynamic";

export {
  nextAuthRoute as DELETE,
  nextAuthRoute as GET,
  nextAuthRoute as OPTIONS,
  nextAuthRoute as PATCH,
  nextAuthRoute as POST,
  nextAuthRoute as PUT,
};
