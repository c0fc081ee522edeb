import { expect, pick, test } from "./fixtures";

const DAY_MS = 24 * 60 * 60 * 1000;

test("keys can be searched, filtered and sorted, however many there are", async ({ page, world, signIn }) => {
  const ada = world.memberOf(world.organization(), "owner");
  world.apiKey(ada, { name: "nightly-import", expiresAt: new Date(Date.now() + 3 * DAY_MS) });
  for (let index = 0; index < 40; index += 1) world.apiKey(ada, { name: `worker-${index}` });
  world.apiKey(ada, { name: "retired", revokedAt: new Date(), expiresAt: new Date(Date.now() + 30 * DAY_MS) });
  await world.save();
  await signIn(ada);
  await page.goto("/settings/api-keys");
  const rows = page
    .getByRole("table", { name: "API keys" })
    .getByRole("row")
    .filter({ has: page.getByRole("cell") });
  await expect(rows).toHaveCount(25);
  await expect(page.getByRole("row", { name: /retired/ })).toBeHidden();

  await page.getByLabel("Search by name or public ID").fill("IMPORT");
  await expect(rows).toHaveCount(1);
  await expect(page.getByRole("status").filter({ hasText: "1 key shown" })).toBeAttached();
  await expect(page.getByRole("row", { name: /nightly-import/ })).toContainText("Expires in 3 days");

  await page.getByLabel("Status", { exact: true }).selectOption("Revoked");
  await expect(page.getByRole("heading", { name: "No keys match" })).toBeVisible();
  await page.getByRole("button", { name: "Show all keys" }).click();
  await expect(rows).toHaveCount(25);
  await page.getByLabel("Status", { exact: true }).selectOption("Revoked");
  await expect(page.getByRole("row", { name: /retired/ })).toContainText("Revoked");
  await expect(page.getByRole("row", { name: /retired/ })).not.toContainText("Expires");

  await page.getByLabel("Status", { exact: true }).selectOption("Active");
  await page.getByLabel("Sort by").selectOption("Name");
  await expect(rows.first()).toContainText("nightly-import");
  await page.getByRole("button", { name: "Load more keys" }).click();
  await expect(rows).toHaveCount(41);
});

test("a rotated key keeps its row", async ({ page, world, signIn }) => {
  const ada = world.memberOf(world.organization(), "owner");
  world.apiKey(ada, { name: "ci-pipeline" });
  await world.save();
  await signIn(ada);
  await page.goto("/settings/api-keys");
  await pick(page, "Actions for ci-pipeline", "Rotate…");
  await page.getByRole("dialog").getByRole("button", { name: "Rotate key" }).click();
  const reveal = page.getByRole("dialog", { name: "Save your new API key" });
  await reveal.getByLabel("I've saved this key").check();
  await reveal.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("row", { name: /ci-pipeline/ })).toHaveCount(1);
});

test("a key expires after 90 days unless its owner decides otherwise, and one organization is no question", async ({
  page,
  world,
  signIn,
}) => {
  const ada = world.memberOf(world.organization(), "owner");
  await world.save();
  await signIn(ada);
  await page.goto("/settings/api-keys?create=1");
  const dialog = page.getByRole("dialog", { name: "Create an API key" });
  await expect(dialog.getByRole("radio", { name: "90 days" })).toBeChecked();
  await expect(dialog.getByRole("radiogroup", { name: "Organizations" })).toBeHidden();
  await expect(dialog.getByLabel("Default organization")).toBeHidden();
  await dialog.getByLabel("Name").fill("first");
  await dialog.getByRole("button", { name: "Create key" }).click();
  const reveal = page.getByRole("dialog", { name: "Save your new API key" });
  await reveal.getByRole("button", { name: "Copy key" }).click();
  await reveal.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("row", { name: /first/ })).toContainText("Expires");
});

test("a key with several organizations acts in the chosen one", async ({ page, world, signIn, app, playwright }) => {
  const [first, second] = [world.organization("First"), world.organization("Second")];
  const ada = world.user();
  world.membership(ada, first, "owner");
  world.membership(ada, second, "owner");
  await world.save();
  await signIn(ada);
  await page.goto("/settings/api-keys?create=1");
  const dialog = page.getByRole("dialog", { name: "Create an API key" });
  await dialog.getByLabel("Name").fill("deploy");
  await dialog.getByLabel("Default organization").selectOption(second.name);
  await dialog.getByRole("button", { name: "Create key" }).click();
  const reveal = page.getByRole("dialog", { name: "Save your new API key" });
  await expect(reveal.getByText(`Requests act in ${second.name}.`)).toBeVisible();
  const key = (await reveal.getByText(/^crowdee_[0-9A-Za-z]{40}$/).innerText()).trim();
  const api = await playwright.request.newContext({ baseURL: app.url });
  const me = await (await api.get("/api/v1/me", { headers: { Authorization: `Bearer ${key}` } })).json();
  expect(me.organization.id).toBe(second.id);
});

test("at the quota the form says what to do, and the activity page what was done", async ({ page, world, signIn }) => {
  const ada = world.memberOf(world.organization(), "owner");
  for (let index = 0; index < 100; index += 1) world.apiKey(ada, { name: `worker-${index}` });
  await world.save();
  await signIn(ada);
  await page.goto("/settings/api-keys?create=1");
  const dialog = page.getByRole("dialog", { name: "Create an API key" });
  await dialog.getByLabel("Name").fill("one-more");
  await dialog.getByRole("button", { name: "Create key" }).click();
  await expect(dialog.getByText("You have 100 active API keys, the maximum.")).toBeVisible();

  await page.goto("/settings/api-keys");
  await page.getByRole("button", { name: "Actions for worker-99" }).click();
  await page.getByRole("menuitem", { name: "Rename…" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("worker-of-the-night");
  await page.getByRole("dialog").getByRole("button", { name: "Rename" }).click();
  await expect(page.getByRole("row", { name: /worker-of-the-night/ })).toBeVisible();
  await page.getByRole("link", { name: "Activity" }).click();
  const event = page.getByRole("listitem").filter({ hasText: "renamed the API key worker-of-the-night" });
  await expect(event).toContainText("name: worker-99 → worker-of-the-night");
  await expect(event).toContainText("Browser session");
  await expect(event).toContainText("from 127.0.0.1");
});

test("a menu opened by keyboard highlights its first item", async ({ page, world, signIn }) => {
  const ada = world.memberOf(world.organization(), "owner");
  world.apiKey(ada, { name: "ci-pipeline" });
  await world.save();
  await signIn(ada);
  await page.goto("/settings/api-keys");
  await page.getByRole("button", { name: "Actions for ci-pipeline" }).press("Enter");
  await expect(page.getByRole("menuitem", { name: "Rename…" })).toBeFocused();
});

test("a form whose session has ended says so and keeps what was entered", async ({ page, world, signIn }) => {
  const ada = world.memberOf(world.organization(), "owner");
  await world.save();
  await signIn(ada);
  await page.goto("/settings/api-keys?create=1");
  const dialog = page.getByRole("dialog", { name: "Create an API key" });
  await dialog.getByLabel("Name").fill("draft");
  await page.context().clearCookies();
  await dialog.getByRole("button", { name: "Create key" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Your session ended. Sign in again.");
  await signIn(ada);
  await dialog.getByRole("button", { name: "Create key" }).click();
  await expect(page.getByRole("dialog", { name: "Save your new API key" })).toBeVisible();
});
