import { NextResponse } from "next/server";
import { INTERNAL_PATHS } from "../credentials/internal";
import type { Charge } from "../limits/limiter";
import { edgeLimiter } from "./apply-limit";
import type { Visit } from "./visit";

/** True when our own server asks how much of limits is used: only the edge that counts can say. */
export function asksForUsage({ internal, path }: Visit): boolean {
  return internal && path === INTERNAL_PATHS.limitUsage;
}

/** Answers it, bucket by bucket. */
export async function answerUsage({ request }: Visit): Promise<Response> {
  const charges = (await request.json()) as Charge[];
  return NextResponse.json(await edgeLimiter().look(charges));
}
