import { describe, expect, it } from "vitest";
import { passwordSchema } from "@/lib/contracts/account";
import { rejectCommonPassword } from "./common-passwords";
import text from "./common-passwords.json";

const verdict = (password: string) =>
  rejectCommonPassword("newPassword", password).then(
    () => "accepted",
    (error) => error.members.errors,
  );

describe("common passwords", () => {
  it.each([
    "password123",
    "Password123",
    "QWERTYUIOP",
    "1234567890",
    "1q2w3e4r5t6y",
    "iloveyou12",
    "football12",
    "administrator",
    "ｐａｓｓｗｏｒｄ１２３",
  ])("%s is rejected, by the name of its field", async (password) => {
    expect(await verdict(password)).toEqual([
      { path: "newPassword", message: "is one of the most common passwords; choose another one" },
    ]);
  });

  it.each(["correct horse battery", "vK3-tulip-9wz", "password123 and more", "assword123"])(
    "%s is accepted",
    async (password) => {
      expect(await verdict(password)).toBe("accepted");
    },
  );

  it("are sorted, compared as they are kept, and only those that the length rule lets pass", () => {
    const passwords = text.trim().split("\n");
    expect(passwords.length).toBeGreaterThan(40_000);
    expect(passwords).toEqual([...new Set(passwords)].sort());
    const useless = passwords.filter((password) => !passwordSchema.safeParse(password).success);
    expect(useless).toEqual([]);
  });
});
