import type { Metadata } from "next";
import { GuidePage } from "@/components/docs/guide-page";
import { Link } from "@/components/ui/link";
import { Example } from "../../example";

export const metadata: Metadata = { title: "Idempotency and pagination" };

/** The conventions all endpoints share. */
export default function IdempotencyAndPagination() {
  return (
    <GuidePage
      href="/docs/idempotency-and-pagination"
      lead="What every endpoint has in common: how requests and answers are written, how to retry without doing things twice, and how to read long lists."
      sections={[
        { id: "conventions", title: "Requests and answers", content: <Conventions /> },
        { id: "idempotency", title: "Retrying safely", content: <Idempotency /> },
        { id: "pagination", title: "Reading lists", content: <Pagination /> },
        { id: "request-ids", title: "Request ids", content: <RequestIds /> },
      ]}
      title="Idempotency and pagination"
    />
  );
}

function Conventions() {
  return (
    <ul>
      <li>
        Bodies are JSON in UTF-8, sent as <code>application/json</code>, at most 1 MB.
      </li>
      <li>
        Names are written in camelCase. Times are UTC, as in <code>2026-11-24T09:30:00.000Z</code>.
      </li>
      <li>
        Ids begin with what they name: <code>prj_</code> a project, <code>org_</code> an organization, <code>key_</code>{" "}
        an API key. They sort by the time they were made.
      </li>
      <li>
        Unknown fields are refused, so a misspelt one cannot be overlooked. Answers may gain fields; ignore those you do
        not know.
      </li>
    </ul>
  );
}

function Idempotency() {
  return (
    <>
      <p>
        When a connection breaks you cannot know whether a <code>POST</code> was served. Send it with an{" "}
        <code>Idempotency-Key</code> of your choice, and send every retry with the same one. It is served at most once:
        the retry gets the first answer again, marked with <code>Idempotency-Replayed: true</code>.
      </p>
      <Example label="Send the same request twice" name="idempotency" />
      <ul>
        <li>Up to 255 printable characters without spaces. A random UUID for each operation is a good choice.</li>
        <li>It is remembered for 24 hours, for the key that sent it, or the user for sessions and access tokens.</li>
        <li>
          With other contents it is refused: <ErrorLink code="idempotency_key_reused" />.
        </li>
        <li>
          While the first request is still being served, a retry is answered <ErrorLink code="conflict" /> with{" "}
          <code>Retry-After</code>.
        </li>
        <li>A refused request is not remembered. Correct it and send it with the same key.</li>
        <li>
          An answer that holds a secret, such as a new API key, is not kept. Its retry is answered{" "}
          <ErrorLink code="conflict" /> and creates nothing.
        </li>
      </ul>
      <p>
        <code>GET</code>, <code>PATCH</code> and <code>DELETE</code> can be repeated as they are.
      </p>
    </>
  );
}

function Pagination() {
  return (
    <>
      <p>
        Lists answer <code>{`{ "data": […], "nextCursor": … }`}</code>. <code>limit</code> says how many items at most,
        1 to 100, and 25 when left out. Pass <code>nextCursor</code> back as <code>cursor</code> for the next page; on
        the last page it is <code>null</code>.
      </p>
      <Example label="Read every page of a list" name="pagination" />
      <p>
        A cursor marks a place between items, not a count, so items created or deleted meanwhile make you neither skip
        nor repeat any. Treat it as opaque: a value no list has given is refused with{" "}
        <ErrorLink code="invalid_cursor" />.
      </p>
    </>
  );
}

function RequestIds() {
  return (
    <p>
      Every answer bears <code>X-Request-Id</code>, and so do our logs. Send one of your own, up to 64 letters, digits,
      dots, hyphens and underscores, and it is kept. Quote it when you report a problem.
    </p>
  );
}

function ErrorLink({ code }: { code: string }) {
  return (
    <Link href={`/docs/errors/${code}`}>
      <code>{code}</code>
    </Link>
  );
}
