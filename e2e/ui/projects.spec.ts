import { expect, test } from "./fixtures";

test("a project is made, changed and deleted", async ({ page, world, signIn }) => {
  const organization = world.organization();
  const ada = world.memberOf(organization, "admin");
  await world.save();
  await signIn(ada);
  await page.goto("/projects");
  await page.getByRole("button", { name: "Create project" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Election photos");
  await page.getByRole("dialog").getByRole("button", { name: "Create project" }).click();
  await expect(page).toHaveURL(new RegExp(`/orgs/${organization.slug}/projects/prj_`));
  const address = page.url();
  await page.getByRole("button", { name: "Edit" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Election photos 2026");
  await page.getByRole("dialog").getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("heading", { name: "Election photos 2026" })).toBeVisible();

  await page.getByRole("button", { name: "Delete project" }).click();
  const question = page.getByRole("alertdialog", { name: "Delete Election photos 2026?" });
  await question.getByRole("textbox").fill("Election photos 2026");
  await question.getByRole("button", { name: "Delete project" }).click();
  await expect(page).toHaveURL(new RegExp(`/orgs/${organization.slug}/projects$`));
  expect((await page.goto(address))?.status()).toBe(404);
});

test("a viewer sees no action that a viewer may not take", async ({ page, world, signIn }) => {
  const organization = world.organization();
  const ada = world.memberOf(organization, "viewer");
  const project = world.project(organization, ada, "Look, do not touch");
  await world.save();
  await signIn(ada);
  await page.goto(`/orgs/${organization.slug}/projects/${project}`);
  await expect(page.getByRole("heading", { name: "Look, do not touch" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Delete project" })).toBeDisabled();
  await expect(page.getByRole("button", { name: "Edit" })).toBeHidden();
});

test("another organization's project is a page that does not exist", async ({ page, world, signIn }) => {
  const other = world.organization();
  const project = world.project(other, undefined, "Not yours");
  const own = world.organization();
  const ada = world.memberOf(own, "owner");
  await world.save();
  await signIn(ada);
  for (const { slug } of [own, other]) {
    const response = await page.goto(`/orgs/${slug}/projects/${project}`);
    expect(response?.status()).toBe(404);
    expect(await page.content()).not.toContain("Not yours");
  }
});

test("a session that ended in a dialog keeps the draft and is renewed in a new tab", async ({
  page,
  context,
  world,
  signIn,
}) => {
  const organization = world.organization();
  const ada = world.memberOf(organization, "admin");
  const project = world.project(organization, ada, "Election photos");
  await world.save();
  await signIn(ada);
  await page.goto(`/orgs/${organization.slug}/projects/${project}`);
  await page.getByRole("button", { name: "Delete project" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Delete Election photos?" });
  await dialog.getByRole("textbox").fill("Election photos");
  await context.clearCookies();
  await dialog.getByRole("button", { name: "Delete project" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Your session ended. Sign in again.");
  const opened = context.waitForEvent("page");
  await dialog.getByRole("link", { name: "Sign in in a new tab" }).click();
  await expect(await opened).toHaveURL(/\/sign-in$/);
  await signIn(ada);
  await dialog.getByRole("button", { name: "Delete project" }).click();
  await expect(page).toHaveURL(new RegExp(`/orgs/${organization.slug}/projects$`));
});
