import type { Metadata } from "next";
import type { ReactNode } from "react";

/** The addresses of these pages may hold the token of an emailed link: no other site may learn it, no index keep it. */
export const metadata: Metadata = { referrer: "no-referrer", robots: { index: false } };

export default function AuthLayout({ children }: { children: ReactNode }) {
  return children;
}
