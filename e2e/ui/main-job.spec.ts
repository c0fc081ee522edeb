import { expect, pick, test } from "./fixtures";

const PASSWORD = "correct horse battery";

test("someone signs up, makes a key, calls the API with it, and revokes it", async ({ page, app, playwright }) => {
  const api = await playwright.request.newContext({ baseURL: app.url });
  const me = (key: string) => api.get("/api/v1/me", { headers: { Authorization: `Bearer ${key}` } });

  await page.goto("/sign-up");
  await page.getByLabel("Name").fill("Ada");
  await page.getByLabel("Email").fill("ada@example.com");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).toHaveURL(/\/projects$/);

  await page.goto("/settings/api-keys");
  await page.getByRole("button", { name: "Create API key" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("ci-pipeline");
  await dialog.getByRole("radio", { name: /^admin/i }).click();
  await expect(dialog.getByText("acts as admin", { exact: true })).toBeVisible();
  await dialog.getByRole("button", { name: "Create key" }).click();

  const reveal = page.getByRole("dialog", { name: "Save your new API key" });
  const key = (await reveal.getByText(/^crowdee_[0-9A-Za-z]{40}$/).innerText()).trim();
  await expect(reveal.getByText(`Authorization: Bearer ${key}`)).toBeVisible();

  await test.step("it cannot be closed by accident", async () => {
    await page.keyboard.press("Escape");
    await page.mouse.click(5, 5);
    await expect(reveal).toBeVisible();
    await expect(reveal.getByRole("button", { name: "Done" })).toBeDisabled();
  });

  await test.step("it works the moment it is shown", async () => {
    const response = await me(key);
    expect(response.status()).toBe(200);
    expect(await response.json()).toMatchObject({
      principal: { type: "api_key", name: "ci-pipeline" },
      role: { effective: "admin", key: "admin", membership: "owner" },
    });
  });

  await reveal.getByLabel("I've saved this key").check();
  await reveal.getByRole("button", { name: "Done" }).click();
  await expect(reveal).toBeHidden();

  await test.step("nothing shows it again", async () => {
    for (const again of [() => page.reload(), () => page.goto("/projects"), () => page.goBack()]) {
      await again();
      expect(await page.content()).not.toContain(key);
    }
    await expect(page.getByRole("row", { name: /ci-pipeline/ })).toContainText(key.slice(0, 16));
    expect(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).not.toContain(key);
  });

  await test.step("its use is seen", async () => {
    await expect
      .poll(async () => {
        await page.reload();
        return page.getByRole("row", { name: /ci-pipeline/ }).innerText();
      })
      .toMatch(/just now|second/i);
  });

  await pick(page, "Actions for ci-pipeline", "Rename…");
  await page.getByRole("dialog").getByLabel("Name").fill("nightly");
  await page.getByRole("dialog").getByRole("button", { name: "Rename" }).click();
  await expect(page.getByRole("row", { name: /nightly/ })).toBeVisible();

  await pick(page, "Actions for nightly", "Revoke…");
  const question = page.getByRole("alertdialog", { name: "Revoke nightly?" });
  await question.getByRole("button", { name: "Revoke key" }).click();
  await expect(page.getByRole("row", { name: /nightly/ })).toContainText("Revoked");
  const rejected = await me(key);
  expect(rejected.status()).toBe(401);
  expect((await rejected.json()).code).toBe("api_key_revoked");
});

test("the preview shows what a key will be able to do in each organization", async ({ page, world, signIn }) => {
  const ada = world.user();
  const [own, others] = [world.organization("Own"), world.organization("Others")];
  world.membership(ada, own, "owner");
  world.membership(ada, others, "viewer");
  await world.save();
  await signIn(ada);
  await page.goto("/settings/api-keys");
  await page.getByRole("button", { name: "Create API key" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: /^admin/i }).click();
  const preview = dialog.getByRole("list", { name: "By organization" });
  await expect(preview.getByRole("listitem").filter({ hasText: own.name })).toContainText("acts as admin");
  await expect(preview.getByRole("listitem").filter({ hasText: others.name })).toContainText("acts as viewer");

  await dialog.getByLabel("Name").fill("scoped");
  await dialog.getByRole("radio", { name: "Selected organizations" }).click();
  await dialog.getByRole("button", { name: "Create key" }).click();
  await expect(dialog.getByRole("group", { name: "Organizations the key can access" })).toBeVisible();
  await expect(page.getByRole("dialog", { name: "Save your new API key" })).toBeHidden();
  await dialog.getByRole("checkbox", { name: new RegExp(others.name) }).check();
  await expect(preview.getByRole("listitem")).toHaveCount(1);
  await dialog.getByRole("button", { name: "Create key" }).click();
  await expect(page.getByRole("dialog", { name: "Save your new API key" })).toBeVisible();
});

test("a key is created and copied with only the keyboard", async ({ page, world, signIn }) => {
  const ada = world.memberOf(world.organization(), "owner");
  await world.save();
  await signIn(ada);
  await page.goto("/settings/api-keys");
  await page.getByRole("button", { name: "Create API key" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog").getByLabel("Name")).toBeFocused();
  await page.keyboard.type("by-keyboard");
  await page.keyboard.press("Enter");
  const reveal = page.getByRole("dialog", { name: "Save your new API key" });
  await expect(reveal).toBeVisible();
  await reveal.getByLabel("I've saved this key").focus();
  await page.keyboard.press("Space");
  await reveal.getByRole("button", { name: "Done" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("row", { name: /by-keyboard/ })).toBeVisible();
});

test("the same API accepts the browser's session", async ({ page, world, signIn }) => {
  const ada = world.memberOf(world.organization(), "member");
  await world.save();
  await signIn(ada);
  await page.goto("/projects");
  const response = await page.evaluate(async () => {
    const me = await fetch("/api/v1/me");
    const token = await fetch("/api/v1/tokens", { method: "POST" });
    return { me: await me.json(), token: await token.json(), status: [me.status, token.status] };
  });
  expect(response.status).toEqual([200, 201]);
  expect(response.me).toMatchObject({ principal: { type: "session" }, role: { effective: "member", key: null } });
  expect(response.token).toMatchObject({ tokenType: "Bearer", expiresIn: 900 });
});
