import { expect, mailedLink, pick, test } from "./fixtures";

test("someone is invited by email, signs up with the link, and is a member", async ({
  page,
  world,
  signIn,
  app,
  browser,
}) => {
  const organization = world.organization("Newsroom");
  const ada = world.memberOf(organization, "owner");
  await world.save();
  await signIn(ada);
  await page.goto(`/orgs/${organization.slug}/settings/members`);
  await page.getByRole("button", { name: "Invite member" }).click();
  const email = `grace-${ada.id.slice(-6)}@example.com`;
  await page.getByRole("dialog").getByLabel("Email").fill(email);
  await page.getByRole("dialog").getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByRole("row", { name: new RegExp(email) })).toBeVisible();

  const guestContext = await browser.newContext({ baseURL: app.url });
  const grace = await guestContext.newPage();
  await grace.goto(await mailedLink(app, email));
  await expect(grace.getByRole("heading", { name: `Join ${organization.name}` })).toBeVisible();
  await grace.getByLabel("Name").fill("Grace");
  await grace.getByLabel("Password", { exact: true }).fill("correct horse battery");
  await grace.getByRole("button", { name: "Create account and join" }).click();
  await expect(grace).toHaveURL(new RegExp(`/orgs/${organization.slug}/projects$`));
  const me = await (await grace.request.get("/api/v1/me")).json();
  expect(me).toMatchObject({ organization: { id: organization.id }, role: { effective: "member" } });
  await guestContext.close();

  await page.reload();
  await expect(page.getByRole("row", { name: /Grace/ })).toBeVisible();
  await pick(page, "Actions for Grace", "Remove from organization…");
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove Grace" }).click();
  await expect(page.getByRole("row", { name: /Grace/ })).toBeHidden();
});

test("the switcher leads to the same page of another organization and makes it the active one", async ({
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
  await expect(page).toHaveURL(new RegExp(`/orgs/${first.slug}/projects$`));
  await expect(page.getByText("Only in the second")).toBeHidden();
  await pick(page, `Organization: ${first.name}. Switch`, second.name);
  await expect(page).toHaveURL(new RegExp(`/orgs/${second.slug}/projects$`));
  await expect(page.getByText("Only in the second")).toBeVisible();
  const active = async () => (await (await page.request.get("/api/v1/me")).json()).organization.id;
  await expect.poll(active).toBe(second.id);

  await page.goto(`/orgs/${second.slug}/settings/members`);
  await pick(page, `Organization: ${second.name}. Switch`, first.name);
  await expect(page).toHaveURL(new RegExp(`/orgs/${first.slug}/settings/members$`));
  await expect.poll(active).toBe(first.id);
  await page.goto("/settings");
  await expect(page).toHaveURL(/\/settings\/profile$/);
  await expect(page.getByRole("button", { name: `Organization: ${first.name}. Switch` })).toBeVisible();
});

test("the last owner cannot leave, and the page says why", async ({ page, world, signIn }) => {
  const organization = world.organization();
  const ada = world.memberOf(organization, "owner");
  await world.save();
  await signIn(ada);
  await page.goto(`/orgs/${organization.slug}/settings/members`);
  await expect(page.getByRole("row", { name: new RegExp(ada.name) })).toContainText(/owner/i);
  const response = await page.request.post(`/api/v1/organizations/${organization.id}/leave`);
  expect(response.status()).toBe(409);
});

test("a link opens its organization whatever is active, and tells outsiders nothing", async ({
  page,
  world,
  signIn,
}) => {
  const [own, foreign] = [world.organization("Own"), world.organization("Foreign")];
  const ada = world.memberOf(own, "owner");
  world.membership(ada, world.organization("Second"), "owner");
  await world.save();
  await signIn(ada);
  await page.goto(`/orgs/${own.slug}`);
  await expect(page).toHaveURL(new RegExp(`/orgs/${own.slug}/projects$`));
  for (const path of ["projects", "settings/general", "settings/members", "settings/audit-log"]) {
    const texts = [];
    for (const slug of [foreign.slug, "no-such-organization"]) {
      const response = await page.goto(`/orgs/${slug}/${path}`);
      expect(response?.status(), path).toBe(404);
      texts.push(await page.getByRole("main").innerText());
    }
    expect(texts[0], path).toContain("Page not found");
    expect(texts[1], path).toBe(texts[0]);
  }
});

test("two tabs in two organizations each write to their own", async ({ page, context, world, signIn }) => {
  const [first, second] = [world.organization("First"), world.organization("Second")];
  const ada = world.user();
  world.membership(ada, first, "owner");
  world.membership(ada, second, "owner");
  await world.save();
  await signIn(ada);
  const other = await context.newPage();
  await page.goto(`/orgs/${first.slug}/projects`);
  await other.goto(`/orgs/${second.slug}/projects`);
  for (const [tab, organization, name] of [
    [page, first, "From the first tab"],
    [other, second, "From the second tab"],
  ] as const) {
    await tab.getByRole("button", { name: "Create project" }).click();
    await tab.getByLabel("Name").fill(name);
    await tab.getByRole("dialog").getByRole("button", { name: "Create project" }).click();
    await expect(tab.getByRole("heading", { name, level: 1 })).toBeVisible();
    await expect(tab).toHaveURL(new RegExp(`/orgs/${organization.slug}/projects/prj_`));
  }

  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Profile" }).click();
  await expect(page.getByRole("heading", { name: "Profile", level: 1 })).toBeVisible();
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Projects" }).click();
  await expect(page.getByText("From the first tab")).toBeVisible();
  await expect(page.getByText("From the second tab")).toBeHidden();
});

test("changing a slug asks first and leads to the new address", async ({ page, world, signIn }) => {
  const organization = world.organization("Newsroom");
  const ada = world.memberOf(organization, "owner");
  await world.save();
  await signIn(ada);
  await page.goto(`/orgs/${organization.slug}/settings/general`);
  const slug = `${organization.slug}-2`;
  await page.getByLabel("Slug").fill(slug);
  await page.getByRole("button", { name: "Save changes" }).click();
  const question = page.getByRole("alertdialog", { name: `Change the slug from ${organization.slug} to ${slug}?` });
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(page).toHaveURL(new RegExp(`/orgs/${organization.slug}/settings/general$`));
  await page.getByRole("button", { name: "Save changes" }).click();
  await question.getByRole("button", { name: "Change slug" }).click();
  await expect(page).toHaveURL(new RegExp(`/orgs/${slug}/settings/general$`));
  await expect(page.getByRole("link", { name: "Members" })).toHaveAttribute("href", `/orgs/${slug}/settings/members`);
  expect((await page.goto(`/orgs/${organization.slug}/settings/general`))?.status()).toBe(404);
});

test("an owner reads the audit log, and a member does not find it", async ({ page, world, signIn }) => {
  const organization = world.organization("Newsroom");
  const [ada, grace] = [world.memberOf(organization, "owner"), world.memberOf(organization, "member")];
  world.auditEvent(organization, ada);
  await world.save();
  await signIn(ada);
  await page.goto(`/orgs/${organization.slug}/settings/general`);
  await page.getByRole("link", { name: "Audit log" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: `${ada.name} created the project` })).toBeVisible();
  await signIn(grace);
  expect((await page.goto(`/orgs/${organization.slug}/settings/audit-log`))?.status()).toBe(404);
  await expect(page.getByRole("link", { name: "Audit log" })).toBeHidden();
});
