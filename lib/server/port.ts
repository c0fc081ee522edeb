import { createServer, type Server } from "node:http";

/** Thrown when another program listens on our port. */
export class PortInUse extends Error {
  constructor(port: number) {
    super(`Port ${port} is in use. Stop the program that uses it, or set another port, for example PORT=${port + 1}.`);
  }
}

/** Where a server listens: on one address of the machine, or on all with `0.0.0.0` (IPv4) or `::` (both). */
export type Place = { host: string; port: number };

/** @throws PortInUse when another program listens there; Error when the host is not of this machine */
export async function assertPortFree(place: Place): Promise<void> {
  const server = createServer();
  await listen(server, place);
  await new Promise((resolve) => server.close(resolve));
}

/** @throws PortInUse when another program listens there; Error when the host is not of this machine */
export function listen(server: Server, { host, port }: Place): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") return reject(new PortInUse(port));
      const isElsewhere = error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND";
      reject(isElsewhere ? new Error(`HOST is ${host}, which is not an address of this machine.`) : error);
    });
    server.listen({ host, port }, () => resolve());
  });
}
