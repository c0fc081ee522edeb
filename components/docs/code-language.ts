export const CODE_LANGUAGES = ["shell", "typescript"] as const;

/** A language of the code examples. */
export type CodeLanguage = (typeof CODE_LANGUAGES)[number];

/** The cookie with the reader's choice. The server reads it, so pages arrive with the right examples. */
export const CODE_LANGUAGE_COOKIE = "crowdee-code-language";

/** The language for a cookie value; curl if the value is unknown. */
export function parseCodeLanguage(value: string | undefined): CodeLanguage {
  return CODE_LANGUAGES.find((language) => language === value) ?? "shell";
}
