import { CodeTabs } from "@/components/docs/code-tabs";
import { readExample } from "./examples/examples";
import { readCodeLanguage } from "./read-code-language";

/** A code example of the guide in both languages, exactly as the tests run it. */
export async function Example({ name, label }: { name: string; label: string }) {
  return (
    <CodeTabs
      label={label}
      language={await readCodeLanguage()}
      shell={readExample(`${name}.sh`)}
      typescript={readExample(`${name}.ts`)}
    />
  );
}
