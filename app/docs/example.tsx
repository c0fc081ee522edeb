import { CodeTabs } from "@/components/docs/code-tabs";
import { readExample } from "./examples/examples";

/** An example of the guide in both languages, exactly as the tests run it. */
export function Example({ name, label }: { name: string; label: string }) {
  return <CodeTabs label={label} shell={readExample(`${name}.sh`)} typescript={readExample(`${name}.ts`)} />;
}
