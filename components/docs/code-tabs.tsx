import { useId } from "react";
import { cn } from "@/components/ui/cn";
import { Code, CopyCode } from "@/components/ui/code-block";

export interface CodeTabsProps {
  /** What the example does, for screen readers. */
  label: string;
  shell: string;
  typescript: string;
  className?: string;
}

const TAB =
  "relative -mb-px flex h-10 items-center border-transparent border-b-2 text-code-muted transition-colors hover:text-code-ink has-checked:border-code-string has-checked:text-code-ink has-focus-visible:outline-2 has-focus-visible:outline-code-ink";

/** One request in two languages. The choice is a radio group styled by CSS, so it works without JavaScript. */
export function CodeTabs({ label, shell, typescript, className }: CodeTabsProps) {
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
        <Choice defaultChecked label="curl" name={name} value="shell" />
        <Choice label="TypeScript" name={name} value="typescript" />
        <span className="ml-auto group-has-[[value=typescript]:checked]/code:hidden">
          <CopyCode label="Copy curl" value={shell} />
        </span>
        <span className="ml-auto hidden group-has-[[value=typescript]:checked]/code:block">
          <CopyCode label="Copy TypeScript" value={typescript} />
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

function Choice({ label, ...input }: { label: string; name: string; value: string; defaultChecked?: boolean }) {
  return (
    <label className={TAB}>
      <input {...input} className="absolute inset-0 size-full cursor-pointer opacity-0" type="radio" />
      {label}
    </label>
  );
}
