import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DocsTable } from "@/components/docs/docs-table";
import { GuidePage, type GuideSection } from "@/components/docs/guide-page";
import { Prose } from "@/components/docs/prose";
import { TextWithCode } from "@/components/docs/text-with-code";
import { CodeBlock } from "@/components/ui/code-block";
import { Link } from "@/components/ui/link";
import { CONTRACTS } from "@/lib/contracts";
import { errorsOf } from "@/lib/contracts/contract";
import { env } from "@/lib/env";
import { ERRORS, type ErrorCode } from "@/lib/errors";
import { exampleProblem } from "@/lib/openapi/problems";
import { OperationLink } from "../../../operation-link";

type Props = { params: Promise<{ code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { code } = await params;
  return { title: code };
}

/** One error code: its cause, how to fix it, and where it can occur. */
export default async function ErrorPage({ params }: Props) {
  const { code } = await params;
  if (!isErrorCode(code)) notFound();
  const { title, status, meaning, resolution } = ERRORS[code];
  const sections: GuideSection[] = [
    {
      id: "cause",
      title: "Cause",
      content: (
        <p>
          <TextWithCode>{meaning}</TextWithCode>
        </p>
      ),
    },
    {
      id: "resolution",
      title: "Solution",
      content: (
        <p>
          <TextWithCode>{resolution}</TextWithCode>
        </p>
      ),
    },
    { id: "example", title: "Example", content: <ExampleResponse appUrl={env().APP_URL} code={code} /> },
    { id: "operations", title: "Operations", content: <Operations code={code} /> },
  ];
  return (
    <GuidePage
      eyebrow={
        <Prose className="text-sm">
          <p>
            <Link href="/docs/errors">Errors</Link>
          </p>
        </Prose>
      }
      href={`/docs/errors/${code}`}
      lead={
        <>
          {title} (status <strong className="font-semibold text-ink">{status}</strong>).
        </>
      }
      sections={sections}
      title={code}
    />
  );
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERRORS, code);
}

function ExampleResponse({ code, appUrl }: { code: ErrorCode; appUrl: string }) {
  const { status, headers, body } = exampleProblem(code, appUrl);
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return (
    <CodeBlock
      code={`${head.join("\n")}\n\n${JSON.stringify(body, null, 2)}`}
      hideCopy
      language={`${status} application/problem+json`}
    />
  );
}

function Operations({ code }: { code: ErrorCode }) {
  const operations = CONTRACTS.filter((contract) => errorsOf(contract).includes(code));
  if (operations.length === 0)
    return <p>This error can occur for any path, before the request reaches an operation.</p>;
  if (operations.length > CONTRACTS.length / 2) {
    return (
      <p>
        {operations.length} of {CONTRACTS.length} operations can return this error. The{" "}
        <Link href="/docs/reference">API reference</Link> lists the codes of each operation.
      </p>
    );
  }
  return (
    <DocsTable
      caption={`Operations that can return ${code}`}
      head={["Operation", "Description"]}
      rows={operations.map((contract) => [<OperationLink key="link" of={contract} />, contract.summary])}
    />
  );
}
