import { useId } from "react";
import { cn } from "@/components/ui/cn";
import { Code, CopyCode } from "@/components/ui/code-block";
import type { CodeLanguage } from "./code-language";

export interface CodeTabsProps {
  /** What the example does, for screen readers. */
  label: string;
  shell: string;
  typescript: string;
  /** The language to show first. */
  language: CodeLanguage;
  className?: string;
}

const TAB =
  "relative -mb-px flex h-10 items-center border-transparent border-b-2 text-code-muted transition-colors hover:text-code-ink has-checked:border-code-string has-checked:text-code-ink has-focus-visible:outline-2 has-focus-visible:outline-code-ink";

/**
 * A request in two languages. The tabs are a radio group with CSS, so they work without JavaScript. With JavaScript,
 * CodeLanguageSync applies the choice to every example.
 */
export function CodeTabs({ label, shell, typescript, language, className }: CodeTabsProps) {
  const name = useId();
  return (
    <fieldset
      className={cn(
        "group/code min-w-0 overflow-hidden rounded-lg border border-code-line bg-code text-code-ink",
        className,
      )}
    >
      <legend className="sr-only">{label}</legend>
      <div className="flex h-10 items-center gap-5 border-code-line border-b pr-1.5 pl-4 font-mono text-xs">
        <Tab defaultChecked={language === "shell"} label="curl" language="shell" name={name} />
        <Tab defaultChecked={language === "typescript"} label="TypeScript" language="typescript" name={name} />
        <span className="ml-auto group-has-[[value=typescript]:checked]/code:hidden">
          <CopyCode label="Copy code" value={shell} />
        </span>
        <span className="ml-auto hidden group-has-[[value=typescript]:checked]/code:block">
          <CopyCode label="Copy code" value={typescript} />
        </span>
      </div>
      <div className="group-has-[[value=typescript]:checked]/code:hidden">
        <Code code={shell} />
      </div>
      <div className="hidden group-has-[[value=typescript]:checked]/code:block">
        <Code code={typescript} />
      </div>
    </fieldset>
  );
}

interface TabProps {
  label: string;
  language: CodeLanguage;
  name: string;
  defaultChecked: boolean;
}

function Tab({ label, language, name, defaultChecked }: TabProps) {
  return (
    <label className={TAB}>
      <input
        className="absolute inset-0 size-full cursor-pointer opacity-0"
        data-code-language={language}
        defaultChecked={defaultChecked}
        name={name}
        type="radio"
        value={language}
      />
      {label}
    </label>
  );
}
