import { sql } from "../support/database";
import { expect, OPERATOR, test } from "./fixtures";

test("a higher limit is requested, granted by an operator, and in force within 15 seconds", async ({
  page,
  world,
  signIn,
  app,
}) => {
  const organization = world.organization();
  const ada = world.memberOf(organization, "owner");
  const key = world.apiKey(ada, { name: "nightly-import" });
  const operator = world.memberOf(world.organization(), "owner");
  await world.save();
  await sql(app.databaseUrl, "UPDATE users SET email = $2, email_verified_at = now() WHERE id = $1", [
    operator.id,
    OPERATOR,
  ]);

  await signIn(ada);
  await page.goto("/settings/limits");
  await page.getByRole("button", { name: "Request a higher limit" }).click();
  const dialog = page.getByRole("dialog", { name: "Request a higher limit" });
  await dialog.getByLabel("Applies to").selectOption(key.id);
  await dialog.getByLabel("Requests per minute").fill("77777");
  await dialog.getByLabel("Workload").fill("A nightly import in batches of fifty.");
  await dialog.getByLabel("Justification").fill("It has to be done before the morning.");
  await dialog.getByRole("button", { name: "Send request" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "API key nightly-import" })).toContainText("Pending");
  expect((await page.request.get("/api/v1/admin/limit-requests")).status()).toBe(404);

  await page.context().clearCookies();
  await signIn(operator);
  await page.goto("/admin/limit-requests");
  const request = page.getByRole("listitem").filter({ hasText: ada.email });
  await request.getByRole("button", { name: "Grant" }).click();
  await page.getByRole("dialog", { name: "Grant a higher limit" }).getByRole("button", { name: "Grant" }).click();
  await expect(request).toContainText("Granted");

  await expect
    .poll(async () => (await page.request.get("/api/v1/me", { headers: key.headers })).headers()["ratelimit-policy"], {
      timeout: 15_000,
    })
    .toBe('"api-key";q=77777;w=60');
  await expect
    .poll(async () => (await (await page.request.get("/api/v1/me", { headers: key.headers })).json()).limits[0].limit)
    .toBe(77777);

  await request.getByRole("button", { name: "Withdraw" }).click();
  const withdrawal = page.getByRole("dialog", { name: "Withdraw this grant?" });
  await withdrawal.getByLabel("Reason").fill("The import moved elsewhere.");
  await withdrawal.getByRole("button", { name: "Withdraw grant" }).click();
  await expect(request).toContainText("The import moved elsewhere.");
  await expect
    .poll(async () => (await page.request.get("/api/v1/me", { headers: key.headers })).headers()["ratelimit-policy"], {
      timeout: 15_000,
    })
    .not.toContain("77777");
});

test("Settings → Limits shows each key's limit, when it was raised, and how much is used", async ({
  page,
  world,
  signIn,
  app,
}) => {
  const organization = world.organization();
  const ada = world.memberOf(organization, "owner");
  const [busy, idle] = [world.apiKey(ada, { name: "busy" }), world.apiKey(ada, { name: "idle" })];
  const requestId = world.limitRequest(ada, busy.id);
  await world.save();
  await sql(app.databaseUrl, "UPDATE limit_requests SET status = 'granted', decided_at = now() WHERE id = $1", [
    requestId,
  ]);
  await sql(
    app.databaseUrl,
    `INSERT INTO limit_grants (id, request_id, subject, subject_id, requests_per_minute, expires_at)
     VALUES ($1, $2, 'api_key', $3, 1234, now() + interval '1 day')`,
    [requestId.replace("lrq", "lgr"), requestId, busy.id],
  );
  const use = async () => (await page.request.get("/api/v1/me", { headers: busy.headers })).headers();
  await expect.poll(async () => (await use())["x-ratelimit-limit"], { timeout: 15_000 }).toBe("1234");
  const last = await use();
  const used = 1234 - Number(last["x-ratelimit-remaining"]);

  await signIn(ada);
  await page.goto("/settings/limits");
  const line = (name: string) =>
    page.getByRole("listitem").filter({ has: page.getByLabel(`Requests used by ${name}`) });
  await expect(line("busy")).toContainText(`${used} of 1,234 requests per minute used`);
  await expect(line("busy")).toContainText(/Granted for this key until /);
  await expect(page.getByLabel("Requests used by idle")).toHaveAttribute("value", "0");
  await expect(line("idle")).not.toContainText("Granted");

  await page.request.get("/api/v1/me", { headers: idle.headers });
  const keys = page.locator("section").filter({ has: page.getByRole("heading", { name: "Your API keys" }) });
  await keys.getByRole("button", { name: "Refresh" }).click();
  await expect(page.getByLabel("Requests used by idle")).toHaveAttribute("value", "1");
});
