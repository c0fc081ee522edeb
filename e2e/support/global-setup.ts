import type { TestProject } from "vitest/node";
import { startEmbeddedDatabase, startRealDatabase } from "./database-server";
import { clearResults } from "./results";
import { assertBuilt, startServer } from "./server";

/** The app under test, as every spec gets it. */
export type App = {
  url: string;
  databaseUrl: string;
  dataDir: string;
  embedded: boolean;
  /** Where further databases are made, each as a copy of the migrated template; empty when embedded. */
  postgresUrl: string;
  template: string;
};

declare module "vitest" {
  export interface ProvidedContext {
    app: App;
  }
}

type Stop = () => Promise<void>;

/** Brings up a database and one server on it for all specs of a project. */
export default async function setup(project: TestProject): Promise<Stop> {
  assertBuilt();
  const embedded = project.name === "embedded";
  if (project.name === "postgres") clearResults();
  const database = embedded ? await startEmbeddedDatabase() : await startRealDatabase();
  try {
    const server = await startServer({
      databaseUrl: database.url,
      embedded,
      host: project.name === "next" ? "next" : "own",
    });
    project.provide("app", {
      url: server.url,
      databaseUrl: database.url,
      dataDir: server.dataDir,
      embedded,
      postgresUrl: database.postgresUrl,
      template: database.template,
    });
    return async () => {
      await server.stop();
      await database.stop();
    };
  } catch (error) {
    await database.stop();
    throw error;
  }
}
