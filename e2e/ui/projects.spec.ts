import { expect, test } from "./fixtures";

test("a project is made, changed and deleted", async ({ page, world, signIn }) => {
  const ada = world.memberOf(world.organization(), "admin");
  await world.save();
  await signIn(ada);
  await page.goto("/projects");
  await page
    .getByRole("button", { name: /(Create|New) project/ })
    .first()
    .click();
  await page.getByRole("dialog").getByLabel("Name").fill("Election photos");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /Create project/ })
    .click();
  await expect(page).toHaveURL(/\/projects\/prj_/);
  const address = page.url();
  await page
    .getByRole("button", { name: /Edit|Rename/ })
    .first()
    .click();
  await page.getByRole("dialog").getByLabel("Name").fill("Election photos 2026");
  await page.getByRole("dialog").getByRole("button", { name: /Save/ }).click();
  await expect(page.getByRole("heading", { name: "Election photos 2026" })).toBeVisible();

  await page
    .getByRole("button", { name: /Delete/ })
    .first()
    .click();
  const question = page.locator("[role=dialog],[role=alertdialog]");
  await question.getByRole("textbox").fill("Election photos 2026");
  await question.getByRole("button", { name: /Delete/ }).click();
  await expect(page).toHaveURL(/\/projects$/);
  expect((await page.goto(address))?.status()).toBe(404);
});

test("a viewer is offered nothing a viewer may not do", async ({ page, world, signIn }) => {
  const place = world.organization();
  const ada = world.memberOf(place, "viewer");
  const project = world.project(place, ada, "Look, do not touch");
  await world.save();
  await signIn(ada);
  await page.goto(`/projects/${project}`);
  await expect(page.getByRole("heading", { name: "Look, do not touch" })).toBeVisible();
  for (const button of await page
    .getByRole("button", { name: /Delete|Edit|Rename|New project|Create project/ })
    .all()) {
    await expect(button).toBeDisabled();
  }
});

test("another organization's project is a page that does not exist", async ({ page, world, signIn }) => {
  const other = world.organization();
  const project = world.project(other, undefined, "Not yours");
  const ada = world.memberOf(world.organization(), "owner");
  await world.save();
  await signIn(ada);
  const answer = await page.goto(`/projects/${project}`);
  expect(answer?.status()).toBe(404);
  expect(await page.content()).not.toContain("Not yours");
});
