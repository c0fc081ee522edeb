import { expect, it } from "vitest";
import { CONTRACTS } from "../contracts";
import { createContext } from "./context";
import { PUBLIC_PATHS, rejectLargeBodies } from "./reject-early";

it("knows every public operation", () => {
  const open = CONTRACTS.filter(({ permission, path }) => permission === "public" && !path.startsWith("/api/auth/"));
  expect(open.map(({ path }) => path).sort()).toEqual([...PUBLIC_PATHS].sort());
});

it("takes a body about an account only with a length, of at most 16 kB; of the API any up to 1 MB", () => {
  const codeOf = (path: string, headers: Record<string, string>) => {
    const request = new Request(`http://localhost${path}`, { method: "POST", headers });
    return (rejectLargeBodies(createContext(request, () => {})) as { code: string } | null)?.code;
  };
  for (const path of ["/api/auth/callback/credentials", "/api/auth/sign-up", "/api/auth/password-reset"]) {
    expect(codeOf(path, { "content-length": "16384" })).toBeUndefined();
    expect(codeOf(path, { "content-length": "16385" })).toBe("payload_too_large");
    expect(codeOf(path, { "transfer-encoding": "chunked" })).toBe("malformed_request");
  }
  expect(codeOf("/api/v1/projects", { "transfer-encoding": "chunked" })).toBeUndefined();
  expect(codeOf("/api/v1/projects", { "content-length": "1000000" })).toBeUndefined();
  expect(codeOf("/api/v1/projects", { "content-length": "1000001" })).toBe("payload_too_large");
});
