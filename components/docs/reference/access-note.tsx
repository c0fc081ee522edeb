import { AppWindow, Globe, KeyRound } from "lucide-react";
import type { ReferenceOperation } from "@/lib/reference/reference";

const KINDS = {
  public: { Icon: Globe, text: "No credential required" },
  session: { Icon: AppWindow, text: "Browser session only" },
  any: { Icon: KeyRound, text: "API key, access token or session" },
} as const;

/** Which credentials and permission an operation requires. */
export function AccessNote({ access }: { access: ReferenceOperation["access"] }) {
  const { Icon, text } = KINDS[access.kind];
  return (
    <p className="prose-inline flex flex-wrap items-center gap-x-2 gap-y-1 text-muted text-sm">
      <Icon aria-hidden="true" className="size-4 text-subtle" />
      {text}
      {access.permission ? (
        <>
          <span aria-hidden="true" className="text-subtle">
            ·
          </span>
          <span>
            Permission <code>{access.permission}</code>
            {access.lowestRole === "owner" ? ", role owner" : `, role ${access.lowestRole} or higher`}
          </span>
        </>
      ) : null}
    </p>
  );
}
