import { createServer, type Server } from "node:http";

/** Thrown when another program listens on our port. */
export class PortInUse extends Error {
  constructor(port: number) {
    super(`Port ${port} is in use. Stop the program that uses it, or set another port, for example PORT=${port + 1}.`);
  }
}

/** @throws PortInUse when another program listens there */
export async function assertPortFree(port: number): Promise<void> {
  const server = createServer();
  await listen(server, port);
  await new Promise((resolve) => server.close(resolve));
}

/**
 * Listens on every address of the machine.
 * @throws PortInUse when another program listens there
 */
export function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(error.code === "EADDRINUSE" ? new PortInUse(port) : error);
    });
    server.listen(port, () => resolve());
  });
}
