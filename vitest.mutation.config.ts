import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** The tests beside the code that the mutation run changes; the one that fills a process's memory takes too long to repeat. */
export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } },
  test: {
    include: ["lib/{permissions,credentials,limits,edge}/**/*.test.ts"],
    exclude: ["lib/limits/memory.test.ts", "**/node_modules/**"],
  },
});
