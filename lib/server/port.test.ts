import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { assertPortFree, listen, PortInUse } from "./port";

const servers: Server[] = [];

function server(): Server {
  const created = createServer();
  servers.push(created);
  return created;
}

afterEach(() => {
  for (const open of servers.splice(0)) open.close();
});

test("a server listens on the given host alone", async () => {
  const local = server();
  await listen(local, { host: "127.0.0.1", port: 0 });
  expect(local.address()).toMatchObject({ address: "127.0.0.1" });
});

test("a port in use is reported with what to do", async () => {
  const first = server();
  await listen(first, { host: "127.0.0.1", port: 0 });
  const { port } = first.address() as AddressInfo;
  const attempt = assertPortFree({ host: "127.0.0.1", port });
  await expect(attempt).rejects.toBeInstanceOf(PortInUse);
  await expect(attempt).rejects.toThrow(`PORT=${port + 1}`);
});

test("a host of another machine is reported by name", async () => {
  // An address for documentation (RFC 5737), which no machine has.
  const attempt = listen(server(), { host: "192.0.2.1", port: 0 });
  await expect(attempt).rejects.toThrow("HOST is 192.0.2.1, which is not an address of this machine.");
});
