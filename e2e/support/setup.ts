import { afterAll } from "vitest";
import { closeConnections } from "./client";
import { closeDatabases } from "./database";

afterAll(async () => {
  closeConnections();
  await closeDatabases();
});
