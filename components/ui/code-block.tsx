import { cn } from "./cn";
import { CopyButton } from "./copy-button";
import { type CodeTokenKind, highlight } from "./highlight";

const TINTS: Record<CodeTokenKind, string | undefined> = {
  plain: undefined,
  string: "text-code-string",
  name: "text-code-name",
  comment: "text-code-muted",
};

export interface CodeBlockProps {
  code: string;
  /** A short label such as "bash", "json" or "Response". */
  language: string;
  /** What the copy button copies, where that differs from the code shown. */
  copyValue?: string;
  /** The accessible name of the copy button: "Copy command". */
  copyLabel?: string;
  hideCopy?: boolean;
  /** Breaks long lines instead of scrolling, for keys. */
  wrap?: boolean;
  className?: string;
}

/** A piece of code with its language and a copy button. Rendered on the server; only the button needs JavaScript. */
export function CodeBlock({
  code,
  language,
  copyValue,
  copyLabel = "Copy code",
  hideCopy,
  wrap,
  className,
}: CodeBlockProps) {
  return (
    <figure className={cn("overflow-hidden rounded-lg border border-code-line bg-code text-code-ink", className)}>
      <figcaption className="flex h-10 items-center justify-between border-code-line border-b pr-1.5 pl-4 font-mono text-code-muted text-xs">
        {language}
        {hideCopy ? null : <CopyCode label={copyLabel} value={copyValue ?? code} />}
      </figcaption>
      <Code code={code} wrap={wrap} />
    </figure>
  );
}

/** The copy button of a dark bar above code. */
export function CopyCode({ label, value }: { label: string; value: string }) {
  return (
    <CopyButton
      className="text-code-muted hover:bg-code-raised hover:text-code-ink focus-visible:outline-code-ink"
      label={label}
      value={value}
    />
  );
}

/** The code alone, for a custom frame on a dark background. Lines that are cut off fade out at that edge. */
export function Code({ code, wrap }: Pick<CodeBlockProps, "code" | "wrap">) {
  return (
    <pre
      className={cn(
        "scroll-cue overflow-x-auto bg-code p-4 font-mono text-sm leading-relaxed focus-visible:outline-code-ink focus-visible:-outline-offset-2",
        wrap && "whitespace-pre-wrap break-all",
      )}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <code>
        {highlight(code).map((token, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the tokens of a fixed text never move
          <span className={TINTS[token.kind]} key={index}>
            {token.text}
          </span>
        ))}
      </code>
    </pre>
  );
}
