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

/** What is run again without our own server: Next alone must keep the same promises from the same files. */
const ALSO_NEXT = [
  "resources/main-job",
  "limits/rate-limits",
  "limits/retry-after",
  "http/pagination",
  "security/forged-credentials",
  "security/middleware-bypass",
  "security/secrecy",
  "security/tenant-isolation",
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
      {
        resolve: { alias },
        test: {
          ...shared,
          name: "next",
          env: { TEST_HOST: "next" },
          include: ALSO_NEXT.map((name) => `e2e/api/${name}.spec.ts`),
        },
      },
    ],
  },
});
