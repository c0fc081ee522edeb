import { call } from "../support/client";
import { PASSWORD, sessionOf } from "../support/world";
import { expect, mailedLink, test } from "./fixtures";

test("a signed-out person is sent to sign-in and back again", async ({ page, world }) => {
  const organization = world.organization();
  const ada = world.memberOf(organization, "owner");
  await world.save();
  const members = `/orgs/${organization.slug}/settings/members`;
  await page.goto(members);
  await expect(page).toHaveURL(new RegExp(`/sign-in\\?callbackUrl=${encodeURIComponent(members)}$`));
  await page.getByLabel("Email").fill(ada.email);
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("Incorrect email address or password.")).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(new RegExp(`${members}$`));

  await page.getByRole("button", { name: `Account of ${ada.name}` }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/orgs"));
  await page.goto(members);
  await expect(page).toHaveURL(/\/sign-in/);
});

test("signing in never leads to another site", async ({ page, world, app }) => {
  const ada = world.memberOf(world.organization(), "owner");
  await world.save();
  await page.goto(`/sign-in?callbackUrl=${encodeURIComponent("//evil.example/")}`);
  await page.getByLabel("Email").fill(ada.email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/orgs/*/projects");
  expect(new URL(page.url()).origin).toBe(app.url);
});

test("a forgotten password is reset by email, once", async ({ page, world, app }) => {
  const ada = world.memberOf(world.organization(), "owner");
  await world.save();
  await page.goto("/forgot-password");
  await page.getByLabel("Email").fill(ada.email);
  await page.getByRole("button", { name: "Send reset link" }).click();
  await expect(page.getByText("Check your email")).toBeVisible();
  const link = await mailedLink(app, ada.email);

  await page.goto(link);
  await page.getByLabel("New password").fill("a wholly new password");
  await page.getByRole("button", { name: "Set new password" }).click();
  await expect(page).toHaveURL(/\/sign-in\?notice=password-changed$/);
  await page.getByLabel("Email").fill(ada.email);
  await page.getByLabel("Password", { exact: true }).fill("a wholly new password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/projects$/);

  const again = await page.request.post("/api/auth/password-reset/confirm", {
    data: { token: new URL(link).searchParams.get("token"), password: "and another password" },
  });
  expect(again.status()).toBe(422);
});

test("a changed password ends every other session and keeps this one", async ({ page, world, signIn, app }) => {
  const ada = world.memberOf(world.organization(), "owner");
  const elsewhere = sessionOf(ada, { sessionId: world.session(ada) });
  await world.save();
  await signIn(ada);
  await page.goto("/settings/profile");
  await page.getByLabel("Current password").fill(PASSWORD);
  await page.getByLabel("New password").fill("a wholly new password");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Password changed", { exact: true })).toBeVisible();
  await page.goto("/projects");
  await expect(page).toHaveURL(/\/projects$/);
  expect((await call(app.url, { path: "/api/v1/me", headers: elsewhere })).status).toBe(401);
});

test("a person sees where they are signed in, ends one session, and signs out everywhere", async ({
  page,
  world,
  signIn,
  app,
}) => {
  const ada = world.memberOf(world.organization(), "owner");
  const [first, second] = [world.session(ada), world.session(ada)].map((sessionId) => sessionOf(ada, { sessionId }));
  await world.save();
  await signIn(ada);
  await page.goto("/settings/profile");
  const items = page.getByRole("listitem").filter({ hasText: "Signed in" });
  await expect(items).toHaveCount(3);
  await expect(items.filter({ hasText: "This device" })).toContainText("192.0.2.1 · Signed in 1 hour ago");
  const statusOf = async (headers = {}) => (await call(app.url, { path: "/api/v1/me", headers })).status;

  await page.getByRole("button", { name: "End the session in Firefox on Linux" }).first().click();
  await page.getByRole("button", { name: "End session" }).click();
  await expect(items).toHaveCount(2);
  expect([await statusOf(first), await statusOf(second)].sort()).toEqual([200, 401]);

  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  expect([await statusOf(first), await statusOf(second), await statusOf(sessionOf(ada))]).toEqual([401, 401, 401]);
});

test("someone who wants a key reaches the dialog that creates one", async ({ page, world, signIn }) => {
  const create = "/settings/api-keys?create=1";
  const ada = world.memberOf(world.organization(), "owner");
  await world.save();
  await test.step("through sign-up", async () => {
    await page.goto("/docs");
    await page.getByRole("banner").getByRole("link", { name: "Get a key" }).click();
    await page.getByLabel("Name").fill("Grace");
    await page.getByLabel("Email").fill(`grace-${ada.id.slice(-6)}@example.com`);
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Create account" }).click();
    await page.waitForURL("**/settings/api-keys**");
    await expect(page.getByRole("dialog").getByLabel("Name")).toBeVisible();
  });
  await test.step("through sign-in", async () => {
    await page.context().clearCookies();
    await page.goto(`/sign-up?callbackUrl=${encodeURIComponent(create)}`);
    await page.getByRole("link", { name: "Sign in" }).click();
    // Both forms have these fields: the first one must be gone.
    await expect(page.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
    await page.getByLabel("Email").fill(ada.email);
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL("**/settings/api-keys**");
  });
  await test.step("as someone who is signed in", async () => {
    await signIn(ada);
    await page.goto(`/sign-up?callbackUrl=${encodeURIComponent(create)}`);
    await page.waitForURL("**/settings/api-keys**");
  });
});

test("a new account says that its address is unverified until its owner uses the mailed link", async ({
  page,
  app,
}) => {
  const email = `ada-${Date.now()}@example.com`;
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill("Ada");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Create account" }).click();
  const banner = page.getByText("Verify your email address");
  await expect(banner).toBeVisible();
  await page.goto("/settings/profile");
  await expect(banner).toBeVisible();
  const first = await mailedLink(app, email);
  await page.getByRole("link", { name: "Resend link" }).click();
  await page.getByRole("button", { name: "Resend link" }).click();
  await expect(page.getByText("We sent you a new link")).toBeVisible();
  await expect.poll(() => mailedLink(app, email)).not.toBe(first);
  await page.goto(await mailedLink(app, email));
  await page.getByRole("button", { name: "Verify email address" }).click();
  await expect(page.getByRole("heading", { name: "Projects", exact: true })).toBeVisible();
  await expect(banner).toBeHidden();
});
