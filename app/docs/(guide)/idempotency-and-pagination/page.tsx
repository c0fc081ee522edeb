import type { Metadata } from "next";
import { GuidePage } from "@/components/docs/guide-page";
import { ErrorLink } from "../../error-link";
import { Example } from "../../example";

export const metadata: Metadata = { title: "Idempotency and pagination" };

/** The conventions that all endpoints share. */
export default function IdempotencyAndPagination() {
  return (
    <GuidePage
      href="/docs/idempotency-and-pagination"
      lead="Conventions that apply to every endpoint: how requests and responses are formatted, how to retry requests safely, and how to page through lists."
      sections={[
        { id: "conventions", title: "Requests and responses", content: <Conventions /> },
        { id: "idempotency", title: "Idempotent requests", content: <Idempotency /> },
        { id: "pagination", title: "Pagination", content: <Pagination /> },
        { id: "request-ids", title: "Request IDs", content: <RequestIds /> },
      ]}
      title="Idempotency and pagination"
    />
  );
}

function Conventions() {
  return (
    <ul>
      <li>
        Request bodies are JSON in UTF-8, up to 1 MB, with the media type <code>application/json</code>.
      </li>
      <li>
        Field names are in camelCase. Times are UTC in ISO 8601 format, such as <code>2026-11-24T09:30:00.000Z</code>.
      </li>
      <li>
        IDs have a prefix that shows the type of resource: <code>prj_</code> for projects, <code>org_</code> for
        organizations, <code>key_</code> for API keys. They sort by creation time.
      </li>
      <li>
        Requests with unknown fields are rejected, so that a typo doesn’t go unnoticed. Responses can gain new fields;
        ignore fields that you don’t know.
      </li>
    </ul>
  );
}

function Idempotency() {
  return (
    <>
      <p>
        If a connection breaks, you can’t know whether the server processed your <code>POST</code> request. To retry it
        safely, send an <code>Idempotency-Key</code> header and use the same value for every retry. The request is
        processed at most once. Retries get the first response again, with the header{" "}
        <code>Idempotency-Replayed: true</code>.
      </p>
      <Example label="Send the same request twice" name="idempotency" />
      <ul>
        <li>A key has up to 255 printable ASCII characters without spaces. We recommend a random UUID.</li>
        <li>
          Idempotency keys are stored for 24 hours. They’re separate for each API key; sessions and access tokens share
          those of their user.
        </li>
        <li>
          Using a key again for a different request returns <ErrorLink code="idempotency_key_reused" />.
        </li>
        <li>
          If you retry while the first request is still in progress, the response is <ErrorLink code="conflict" /> with
          a <code>Retry-After</code> header.
        </li>
        <li>Rejected requests aren’t stored. Fix the request and send it with the same key.</li>
        <li>
          Responses that contain a secret, such as a new API key, aren’t stored. A retry returns{" "}
          <ErrorLink code="conflict" /> and doesn’t create anything.
        </li>
      </ul>
      <p>
        You can repeat <code>GET</code>, <code>PATCH</code>, and <code>DELETE</code> requests without an idempotency
        key.
      </p>
    </>
  );
}

function Pagination() {
  return (
    <>
      <p>
        Lists return <code>{`{ "data": […], "nextCursor": … }`}</code>. Use <code>limit</code> to set the page size,
        from 1 to 100 (default 25). To get the next page, pass <code>nextCursor</code> as <code>cursor</code>. On the
        last page, <code>nextCursor</code> is <code>null</code>.
      </p>
      <Example label="Read every page of a list" name="pagination" />
      <p>
        A cursor marks a position, not an offset. If items are created or deleted while you read a list, you won’t skip
        or repeat any. Don’t construct cursors yourself: an unknown value returns <ErrorLink code="invalid_cursor" />.
      </p>
    </>
  );
}

function RequestIds() {
  return (
    <p>
      Every response has an <code>X-Request-Id</code> header, which also appears in our logs. Include it when you
      contact support. If you send your own <code>X-Request-Id</code>, we keep it. It can have up to 64 letters, digits,
      dots, hyphens, and underscores.
    </p>
  );
}
