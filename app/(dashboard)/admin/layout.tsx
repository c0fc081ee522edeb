import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { requireSession } from "@/lib/http/page-session";
import { isOperator } from "@/lib/services/limits/limit-requests";

/** Pages for operators: to everyone else they do not exist. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  if (!(await isOperator(await requireSession()))) notFound();
  return children;
}
