import type { ReactNode } from "react";
import { ReferenceNav } from "@/components/docs/reference/reference-nav";
import { Sidebar } from "@/components/docs/sidebar";
import { env } from "@/lib/env";
import { openApiDocument } from "@/lib/openapi/document";
import { referenceOf } from "@/lib/reference/reference";

/** A page of the reference, with all operations in the sidebar. */
export default function ReferenceLayout({ children }: { children: ReactNode }) {
  const sections = referenceOf(openApiDocument(env().APP_URL));
  const outline = sections.map(({ name, slug, operations }) => ({
    name,
    slug,
    operations: operations.map(({ id, summary, method }) => ({ id, summary, method })),
  }));
  return (
    <div className="grid gap-x-14 lg:grid-cols-[15rem_minmax(0,1fr)]">
      <Sidebar label="Operations">
        <ReferenceNav sections={outline} />
      </Sidebar>
      <main className="min-w-0 py-10 lg:py-14" id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
