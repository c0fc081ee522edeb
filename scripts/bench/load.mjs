import autocannon from "autocannon";

/**
 * Puts load on one address and prints what came of it. A process of its own, so that making load takes nothing from what
 * is measured but the processor. Standard input holds the job as JSON: { url, connections, seconds, requests }.
 */
let text = "";
for await (const chunk of process.stdin) text += chunk;
const { url, connections, seconds, requests } = JSON.parse(text);

/** Each connection starts elsewhere in the list, so that they do not send the same at the same time. */
let next = 0;
function turned() {
  const start = next++ % requests.length;
  return [...requests.slice(start), ...requests.slice(0, start)];
}

const result = await autocannon({
  url,
  connections,
  duration: seconds,
  setupClient: (client) => client.setRequests(turned()),
});
process.stdout.write(
  JSON.stringify({
    perSecond: result.requests.total / result.duration,
    milliseconds: result.latency.p50,
    slowest: result.latency.p99,
    statuses: Object.fromEntries(
      Object.entries(result.statusCodeStats).map(([status, { count }]) => [status, Number(count)]),
    ),
    errors: result.errors,
  }),
);
