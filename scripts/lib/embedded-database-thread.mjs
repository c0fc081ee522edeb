/** The first file of the embedded database's thread: Node 20 gives a thread no TypeScript of its own accord. */
import { register } from "tsx/esm/api";

register();
await import("./embedded-database-worker.ts");
