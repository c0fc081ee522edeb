import { expect, it } from "vitest";
import { CONTRACTS } from "../contracts";
import { PUBLIC_PATHS } from "./reject-early";

it("knows every public operation", () => {
  const open = CONTRACTS.filter(({ permission, path }) => permission === "public" && !path.startsWith("/api/auth/"));
  expect(open.map(({ path }) => path).sort()).toEqual([...PUBLIC_PATHS].sort());
});
