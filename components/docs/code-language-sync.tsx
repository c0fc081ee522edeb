"use client";

import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { writePreference } from "@/components/ui/preference";
import { CODE_LANGUAGE_COOKIE } from "./code-language";

/** Applies the language chosen in one code example to all of them, and remembers it. */
export function CodeLanguageSync() {
  const pathname = usePathname();

  // A page that the router had cached may show an earlier choice.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs for every page
  useEffect(() => {
    const [, language] = new RegExp(`${CODE_LANGUAGE_COOKIE}=(\\w+)`).exec(document.cookie) ?? [];
    if (language) select(language);
  }, [pathname]);

  useEffect(() => {
    document.addEventListener("change", onChange);
    return () => document.removeEventListener("change", onChange);
  }, []);

  return null;
}

function onChange({ target }: Event): void {
  if (!(target instanceof HTMLInputElement) || !target.dataset.codeLanguage) return;
  const top = target.getBoundingClientRect().top;
  select(target.dataset.codeLanguage);
  // Examples above this one may have changed their height: keep it where it is.
  window.scrollBy({ top: target.getBoundingClientRect().top - top, behavior: "instant" });
  writePreference(CODE_LANGUAGE_COOKIE, target.dataset.codeLanguage);
}

function select(language: string): void {
  const inputs = document.querySelectorAll<HTMLInputElement>(`input[data-code-language="${language}"]`);
  for (const input of inputs) input.checked = true;
}
