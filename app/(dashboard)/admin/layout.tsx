import type { ReactNode } from "react";
import { requireOperator } from "@/lib/http/page-session";

/** Pages for operators: to everyone else they do not exist. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  await requireOperator();
  return children;
}
