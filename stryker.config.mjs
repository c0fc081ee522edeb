/** `npm run mutation`: changes the code that decides about access, one place at a time, and sees whether a unit test fails. */
/** @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
export default {
  mutate: ["lib/{permissions,credentials,limits,edge}/**/*.ts", "!**/*.test.ts"],
  testRunner: "vitest",
  vitest: { configFile: "vitest.mutation.config.ts" },
  coverageAnalysis: "perTest",
  thresholds: { high: 95, low: 92, break: 92 },
  reporters: ["clear-text", "html", "json"],
  htmlReporter: { fileName: "reports/mutation/index.html" },
  jsonReporter: { fileName: "reports/mutation/report.json" },
  incrementalFile: "reports/mutation/incremental.json",
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  ignorePatterns: [".next", ".data", "docs", "public", "test-results"],
};
