import type { Metadata } from "next";
import type { ReactNode } from "react";

/** Tokens of mailed links stand in the addresses of these pages: no other site may learn them, no index keep them. */
export const metadata: Metadata = { referrer: "no-referrer", robots: { index: false } };

export default function AuthLayout({ children }: { children: ReactNode }) {
  return children;
}
