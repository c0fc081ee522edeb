import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const PUBLIC = [
  "/",
  "/sign-in",
  "/sign-up",
  "/forgot-password",
  "/reset-password",
  "/invitation",
  "/docs",
  "/docs/reference",
];
const SIGNED_IN = [
  "/projects",
  "/settings/profile",
  "/settings/api-keys",
  "/settings/members",
  "/settings/organization",
  "/settings/limits",
];

const THEMES = ["light", "dark"] as const;

for (const theme of THEMES) {
  test(`axe finds nothing on public pages, ${theme}`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: theme });
    for (const path of PUBLIC) await examine(page, path);
  });

  test(`axe finds nothing on signed-in pages, ${theme}`, async ({ page, world, signIn }) => {
    test.slow();
    const place = world.organization("Newsroom");
    const ada = world.memberOf(place, "owner");
    world.memberOf(place, "viewer");
    world.apiKey(ada, { name: "ci-pipeline" });
    world.apiKey(ada, { name: "old", revokedAt: new Date() });
    world.invitation(place, "grace@example.com");
    world.auditEvent(place, ada);
    const project = world.project(place, ada, "Election photos");
    await world.save();
    await signIn(ada);
    await page.emulateMedia({ colorScheme: theme });
    for (const path of [...SIGNED_IN, `/projects/${project}`]) await examine(page, path);
  });

  test(`axe finds nothing in the dialogs of a key, ${theme}`, async ({ page, world, signIn }) => {
    const ada = world.memberOf(world.organization(), "owner");
    await world.save();
    await signIn(ada);
    await page.emulateMedia({ colorScheme: theme });
    await page.goto("/settings/api-keys");
    await page.getByRole("button", { name: "Create API key" }).click();
    await page.getByRole("dialog").getByLabel("Name").fill("a11y");
    await assertClean(page);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog", { name: "Store your new API key" })).toBeVisible();
    await assertClean(page);
  });
}

test("every page fits a screen 360 pixels wide", async ({ page, world, signIn }) => {
  test.slow();
  const place = world.organization("Newsroom with a rather long name");
  const ada = world.memberOf(place, "owner");
  world.apiKey(ada, { name: "a-key-with-a-name-that-is-as-long-as-names-may-be-in-this-list-x" });
  await world.save();
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of PUBLIC) await assertFits(page, path);
  await signIn(ada);
  for (const path of SIGNED_IN) await assertFits(page, path);
});

async function examine(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await assertClean(page, path);
}

async function assertClean(page: Page, path = page.url()): Promise<void> {
  // Colours are judged when they have stopped moving.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))),
  );
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
  expect(found, path).toEqual([]);
}

async function assertFits(page: Page, path: string): Promise<void> {
  await page.goto(path);
  const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(content, path).toBeLessThanOrEqual(screen ?? 0);
}
