import { NextResponse } from "next/server";
import { INTERNAL_PATHS } from "../internal/client";
import type { Charge } from "../limits/limiter";
import { edgeLimiter } from "./apply-limit";
import type { EdgeContext } from "./context";

/** True when our own server asks how much of limits is used: only the edge that counts can say. */
export function asksForUsage({ internal, path }: EdgeContext): boolean {
  return internal && path === INTERNAL_PATHS.limitUsage;
}

/** Answers it, bucket by bucket. */
export async function respondWithUsage({ request }: EdgeContext): Promise<Response> {
  const charges = (await request.json()) as Charge[];
  return NextResponse.json(await edgeLimiter().look(charges));
}
