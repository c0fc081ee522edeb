import { cookies } from "next/headers";
import { CODE_LANGUAGE_COOKIE, type CodeLanguage, parseCodeLanguage } from "@/components/docs/code-language";

/** The language in which the reader wants to see code examples. */
export async function readCodeLanguage(): Promise<CodeLanguage> {
  return parseCodeLanguage((await cookies()).get(CODE_LANGUAGE_COOKIE)?.value);
}
