import { expect, test } from "../ui/fixtures";

/** Not a test of anything: `npm run picture` takes the README's picture from the running app with it. */
test("the README's picture", async ({ page, world, signIn }) => {
  const organization = world.organization("Newsroom");
  const ada = world.user({ name: "Ada" });
  world.membership(ada, organization, "admin");
  world.membership(ada, world.organization("Archive"), "member");
  world.apiKey(ada, { name: "old-laptop", role: "viewer", revokedAt: new Date() });
  world.apiKey(ada, { name: "local-dev", role: "member", organizationIds: [organization.id] });
  world.apiKey(ada, { name: "ci-pipeline", role: "admin", expiresAt: new Date(Date.now() + 90 * 86_400_000) });
  await world.save();
  await signIn(ada);
  await page.setViewportSize({ width: 1280, height: 760 });
  await page.goto("/settings/api-keys");
  await expect(page.getByRole("row", { name: /ci-pipeline/ })).toBeVisible();
  await page.screenshot({ path: "public/images/api-keys.png" });
  await page.getByRole("button", { name: "Create API key" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("nightly-import");
  await dialog.getByRole("radio", { name: /^admin/i }).click();
  await page.waitForFunction(() => document.getAnimations().every((animation) => animation.playState !== "running"));
  await page.screenshot({ path: "public/images/create-key.png" });
});
