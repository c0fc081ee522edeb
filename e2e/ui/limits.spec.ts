import { sql } from "../support/database";
import { expect, OPERATOR, test } from "./fixtures";

test("a higher limit is asked for, granted by an operator, and in force within 15 seconds", async ({
  page,
  world,
  signIn,
  app,
}) => {
  const place = world.organization();
  const ada = world.memberOf(place, "owner");
  const key = world.apiKey(ada, { name: "nightly-import" });
  const operator = world.memberOf(world.organization(), "owner");
  await world.save();
  await sql(app.databaseUrl, "UPDATE users SET email = $2, email_verified_at = now() WHERE id = $1", [
    operator.id,
    OPERATOR,
  ]);

  await signIn(ada);
  await page.goto("/settings/limits");
  await page
    .getByRole("button", { name: /Ask for/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog", { name: "Ask for a higher limit" });
  await dialog.getByRole("combobox").first().click();
  await page.getByRole("option", { name: /nightly-import/ }).click();
  await dialog.getByLabel(/Requests per minute/).fill("77777");
  await dialog.getByLabel(/Workload/).fill("A nightly import in batches of fifty.");
  await dialog.getByLabel(/Justification|Why/).fill("It has to be done before the morning.");
  await dialog.getByRole("button").last().click();
  await expect(page.getByText(/pending/i).first()).toBeVisible();
  expect((await page.request.get("/api/v1/admin/limit-requests")).status()).toBe(404);

  await page.context().clearCookies();
  await signIn(operator);
  await page.goto("/admin/limit-requests");
  await page
    .getByRole("button", { name: /^Grant/ })
    .first()
    .click();
  await page.getByRole("dialog").getByRole("button", { name: /Grant/ }).click();
  await expect(page.getByText(/granted/i).first()).toBeVisible();

  await expect
    .poll(async () => (await page.request.get("/api/v1/me", { headers: key.headers })).headers()["ratelimit-policy"], {
      timeout: 15_000,
    })
    .toBe('"api-key";q=77777;w=60');
  await expect
    .poll(async () => (await (await page.request.get("/api/v1/me", { headers: key.headers })).json()).limits[0].limit)
    .toBe(77777);
});
