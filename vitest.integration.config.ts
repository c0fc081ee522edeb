import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = { "@": fileURLToPath(new URL(".", import.meta.url)) };

const shared = {
  globalSetup: ["e2e/support/global-setup.ts"],
  setupFiles: ["e2e/support/setup.ts"],
  testTimeout: 180_000,
  hookTimeout: 120_000,
  pool: "forks" as const,
};

/** What is run again on the embedded database: the rules that its single shared session could bend. */
const ALSO_EMBEDDED = [
  "security/permission-matrix",
  "security/tenant-isolation",
  "resources/api-key-lifecycle",
  "http/idempotency",
  "http/pagination",
];

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        resolve: { alias },
        test: { ...shared, name: "postgres", include: ["e2e/api/**/*.spec.ts"] },
      },
      {
        resolve: { alias },
        test: { ...shared, name: "embedded", include: ALSO_EMBEDDED.map((name) => `e2e/api/${name}.spec.ts`) },
      },
    ],
  },
});
