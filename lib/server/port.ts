import { createServer, type Server } from "node:http";

/** Thrown when another program listens on our port. */
export class PortTaken extends Error {
  constructor(port: number) {
    super(`Port ${port} is taken. Stop the program that listens there, or choose another with PORT=${port + 1}.`);
  }
}

/** @throws PortTaken when another program listens there */
export async function assertPortFree(port: number): Promise<void> {
  const server = createServer();
  await listen(server, port);
  await new Promise((resolve) => server.close(resolve));
}

/**
 * Listens on every address of the machine.
 * @throws PortTaken when another program listens there
 */
export function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(error.code === "EADDRINUSE" ? new PortTaken(port) : error);
    });
    server.listen(port, () => resolve());
  });
}
