import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import type { PageOf } from "@/components/use-pages";
import type { Session } from "@/lib/contracts/sessions";
import { EndSessionsButton } from "./end-sessions-button";

/** Where the person is signed in, the latest first, and the ways to end that. */
export function SessionsCard({ sessions: { data, nextCursor } }: { sessions: PageOf<Session> }) {
  return (
    <Card
      description="The browsers in which you’re signed in. If you don’t recognize one, end it and change your password."
      flush
      footer={
        <>
          {data.length > 1 ? <EndSessionsButton ending="others">End all others</EndSessionsButton> : null}
          <EndSessionsButton ending="all">Sign out everywhere</EndSessionsButton>
        </>
      }
      title="Sessions"
    >
      <ul className="divide-y border-t">
        {data.map((session) => (
          <SessionItem key={session.id} session={session} />
        ))}
      </ul>
      {nextCursor ? (
        <p className="border-t px-5 py-3 text-muted text-sm sm:px-6">Only the latest {data.length} are listed.</p>
      ) : null}
    </Card>
  );
}

function SessionItem({ session }: { session: Session }) {
  const { id, device, userAgent, clientAddress, createdAt, current } = session;
  return (
    <li className="flex items-center justify-between gap-4 px-5 py-3 sm:px-6">
      <div className="min-w-0">
        <p className="font-medium text-base text-ink" title={userAgent ?? undefined}>
          {device}
          {current ? <Badge className="ml-2 align-middle">This device</Badge> : null}
        </p>
        <p className="break-words text-muted text-sm">
          {clientAddress ? `${clientAddress} · ` : null}Signed in <RelativeTime iso={createdAt} />
        </p>
      </div>
      {current ? null : (
        <EndSessionsButton ending={{ id, device }} label={`End the session in ${device}`}>
          End
        </EndSessionsButton>
      )}
    </li>
  );
}
