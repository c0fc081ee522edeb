import { ERRORS } from "@/lib/errors";
import { expect, test } from "./fixtures";

test.use({ javaScriptEnabled: false });

test("the guide is readable without JavaScript", async ({ page }) => {
  await page.goto("/docs");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const links = page.locator("nav a[href^='/docs']");
  const paths = await links.evaluateAll((anchors) => anchors.map((anchor) => anchor.getAttribute("href") ?? ""));
  for (const path of new Set(paths.map((found) => found.split("#")[0] ?? ""))) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(200);
    expect((await page.locator("main").innerText()).length, path).toBeGreaterThan(200);
  }
});

test("every error code has its page, and a problem's type leads there", async ({ page, request }) => {
  const problem = await (await request.get("/api/v1/me")).json();
  expect(new URL(problem.type).pathname).toBe("/docs/errors/unauthenticated");
  for (const code of Object.keys(ERRORS)) {
    await page.goto(`/docs/errors/${code}`);
    await expect(page.getByRole("heading", { level: 1, name: code, exact: true })).toBeVisible();
  }
});

test("scripts of a page run only with this response's nonce", async ({ request }) => {
  const [first, second] = [await request.get("/"), await request.get("/")];
  const nonceOf = (policy = "") => /'nonce-([^']+)'/.exec(policy)?.[1];
  const nonces = [first, second].map((response) => nonceOf(response.headers()["content-security-policy"]));
  expect(nonces[0]).toBeTruthy();
  expect(nonces[0]).not.toBe(nonces[1]);
  const scripts = (await first.text()).match(/<script\b[^>]*>/g) ?? [];
  expect(scripts.length).toBeGreaterThan(0);
  for (const script of scripts) expect(script).toContain(`nonce="${nonces[0]}"`);
  expect(first.headers()["content-security-policy"]).not.toMatch(/script-src[^;]*unsafe-inline/);
});
