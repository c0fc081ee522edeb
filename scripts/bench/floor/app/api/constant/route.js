/** The least a handler can do. */
export function GET() {
  return Response.json({ ok: true });
}
