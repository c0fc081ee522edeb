import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Operation } from "@/components/docs/reference/operation";
import { env } from "@/lib/env";
import { openApiDocument } from "@/lib/openapi/document";
import { type ReferenceSection, referenceOf } from "@/lib/reference/reference";
import { readCodeLanguage } from "../../read-code-language";

type Props = { params: Promise<{ section: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const section = await sectionOf(params);
  return { title: section ? `${section.name}: API reference` : "API reference" };
}

/** The operations of one section. */
export default async function SectionPage({ params }: Props) {
  const section = await sectionOf(params);
  if (!section) notFound();
  const language = await readCodeLanguage();
  return (
    <>
      <h1 className="font-semibold text-3xl text-ink">{section.name}</h1>
      <p className="mt-3 pb-10 text-[1.125rem] text-muted leading-[1.65]">{section.description}</p>
      {section.operations.map((operation) => (
        <Operation key={operation.id} language={language} operation={operation} />
      ))}
    </>
  );
}

async function sectionOf(params: Props["params"]): Promise<ReferenceSection | undefined> {
  const { section } = await params;
  return referenceOf(openApiDocument(env().APP_URL)).find(({ slug }) => slug === section);
}
