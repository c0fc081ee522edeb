import { expect, mailedLink, pick, test } from "./fixtures";

test("someone is invited by mail, signs up with the link, and is a member", async ({
  page,
  world,
  signIn,
  app,
  browser,
}) => {
  const place = world.organization("Newsroom");
  const ada = world.memberOf(place, "owner");
  await world.save();
  await signIn(ada);
  await page.goto("/settings/members");
  await page.getByRole("button", { name: "Invite someone" }).first().click();
  const email = `grace-${ada.id.slice(-6)}@example.com`;
  await page.getByRole("dialog").getByLabel("E-mail").fill(email);
  await page.getByRole("dialog").getByRole("button", { name: /invit/i }).last().click();
  await expect(page.getByRole("row", { name: new RegExp(email) })).toBeVisible();

  const visitor = await browser.newContext({ baseURL: app.url });
  const grace = await visitor.newPage();
  await grace.goto(await mailedLink(app, email));
  await expect(grace.getByRole("heading", { name: `Join ${place.name}` })).toBeVisible();
  await grace.getByLabel("Name").fill("Grace");
  await grace.getByLabel("Password", { exact: true }).fill("correct horse battery");
  await grace.getByRole("button", { name: "Create account and join" }).click();
  await expect(grace).toHaveURL(/\/projects$/);
  const me = await (await grace.request.get("/api/v1/me")).json();
  expect(me).toMatchObject({ organization: { id: place.id }, role: { effective: "member" } });
  await visitor.close();

  await page.reload();
  await expect(page.getByRole("row", { name: /Grace/ })).toBeVisible();
  await pick(page, "Actions for Grace", "Remove from organization");
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove Grace" }).click();
  await expect(page.getByRole("row", { name: /Grace/ })).toBeHidden();
});

test("the switcher changes the organization of the pages and of the session's calls", async ({
  page,
  world,
  signIn,
}) => {
  const [first, second] = [world.organization("First"), world.organization("Second")];
  const ada = world.user();
  world.membership(ada, first, "owner");
  world.membership(ada, second, "viewer");
  world.project(second, ada, "Only in the second");
  await world.save();
  await signIn(ada);
  await page.goto("/projects");
  await expect(page.getByText("Only in the second")).toBeHidden();
  await page.getByRole("button", { name: new RegExp(`Organization: ${first.name}`) }).click();
  await page.getByRole("menuitemradio", { name: new RegExp(second.name) }).click();
  await expect(page.getByText("Only in the second")).toBeVisible();
  const me = await (await page.request.get("/api/v1/me")).json();
  expect(me.organization.id).toBe(second.id);
});

test("the last owner cannot leave, and the page says why", async ({ page, world, signIn }) => {
  const place = world.organization();
  const ada = world.memberOf(place, "owner");
  await world.save();
  await signIn(ada);
  await page.goto("/settings/members");
  await expect(page.getByRole("row", { name: new RegExp(ada.name) })).toContainText(/owner/i);
  const answer = await page.request.post(`/api/v1/organizations/${place.id}/leave`);
  expect(answer.status()).toBe(409);
});
