import { randomUUID } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import axe from "axe-core";
import { sql } from "../support/database";
import type { World } from "../support/world";
import { expect, OPERATOR, pick, test } from "./fixtures";

const PUBLIC = [
  "/",
  "/sign-in",
  "/sign-up",
  "/forgot-password",
  "/reset-password",
  "/verify-email",
  "/invitation",
  "/docs",
  "/docs/authentication/api-keys",
  "/docs/errors/insufficient_role",
  "/docs/reference",
  "/docs/reference/api-keys",
  "/nothing-here",
];
const SIGNED_IN = ["/settings/profile", "/settings/api-keys", "/settings/limits", "/settings/activity", "/sign-out"];

const ORGANIZATION = [
  "/projects",
  "/projects/prj_nothing",
  "/settings/general",
  "/settings/members",
  "/settings/audit-log",
];

const THEMES = ["light", "dark"] as const;
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 360, height: 740 };

/** Names as long as they come, which must not widen anything. */
const LONG = "Fact-checking Laboratory of the Regional Broadcasters United";
const LONG_KEY = "a-key-with-a-name-that-is-as-long-as-names-may-be-in-this-list-x";

test.beforeEach(() => test.slow());

test("public pages have no accessibility violations", async ({ page }) => {
  for (const path of PUBLIC) await checkPage(page, path);
  await page.goto("/sign-up");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByLabel("Name")).toBeFocused();
  await examine(page, "a rejected form");
});

test("signed-in pages have no accessibility violations", async ({ page, world, signIn }) => {
  const { ada, organization } = newsroom(world);
  world.apiKey(ada, { name: "old", revokedAt: new Date() });
  world.invitation(organization, "an-address-that-is-rather-long@subdomain.newsroom.example");
  world.auditEvent(organization, ada);
  const project = world.project(organization, ada, LONG);
  await world.save();
  await signIn(ada);
  for (const path of SIGNED_IN) await checkPage(page, path);
  for (const path of [...ORGANIZATION, `/projects/${project}`])
    await checkPage(page, `/orgs/${organization.slug}${path}`);
});

test("empty pages have no accessibility violations", async ({ page, world, signIn }) => {
  const [fresh, lonely] = [world.memberOf(world.organization(), "owner"), world.user()];
  await world.save();
  await signIn(fresh);
  for (const path of ["/projects", "/settings/api-keys"]) await checkPage(page, path);
  await signIn(lonely);
  for (const path of ["/projects", "/settings/api-keys"]) await checkPage(page, path);
});

test("the dialogs of a key have no accessibility violations and keep the focus", async ({ page, world, signIn }) => {
  const { ada } = newsroom(world);
  await world.save();
  await signIn(ada);
  await page.goto("/settings/api-keys");
  const create = page.getByRole("button", { name: "Create API key" });
  await create.click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "Selected organizations" }).click();
  await dialog.getByRole("radio", { name: "Custom date" }).click();
  await dialog.getByRole("button", { name: "Create key" }).click();
  await examineDialog(page, dialog);
  await dialog.getByRole("radio", { name: "All your organizations" }).click();
  await dialog.getByRole("radio", { name: "90 days" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(create).toBeFocused();

  await create.click();
  await dialog.getByLabel("Name").fill("a11y");
  await page.keyboard.press("Escape");
  await examineDialog(page, page.getByRole("alertdialog", { name: "Discard this key?" }));
  await page.keyboard.press("Escape");
  await dialog.getByLabel("Name").press("Enter");
  const reveal = page.getByRole("dialog", { name: "Save your new API key" });
  await examineDialog(page, reveal);
  await page.keyboard.press("Escape");
  await expect(reveal.getByRole("alert")).toBeVisible();
  await reveal.getByLabel("I've saved this key").check();
  await reveal.getByRole("button", { name: "Done" }).click();
  await expect(create).toBeFocused();

  for (const action of ["Rename…", "Rotate…", "Revoke…"]) {
    await pick(page, "Actions for ci-pipeline", action);
    await examineAndClose(page, page.getByRole("button", { name: "Actions for ci-pipeline" }));
  }
});

test("the dialogs of members and organizations have no accessibility violations and keep the focus", async ({
  page,
  world,
  signIn,
}) => {
  const { ada, organization, colleague } = newsroom(world);
  await world.save();
  await signIn(ada);
  await page.goto(`/orgs/${organization.slug}/settings/members`);
  await openExamineClose(page, page.getByRole("button", { name: "Invite member" }));
  await pick(page, `Actions for ${colleague.name}`, "Remove from organization…");
  await examineAndClose(page, page.getByRole("button", { name: `Actions for ${colleague.name}` }));
  await page.goto(`/orgs/${organization.slug}/settings/general`);
  for (const name of ["Create organization", "Transfer ownership", "Delete organization"]) {
    await openExamineClose(page, page.getByRole("button", { name }));
  }
});

test("the dialogs of projects and limits have no accessibility violations and keep the focus", async ({
  page,
  world,
  signIn,
  app,
}) => {
  const { ada, organization } = newsroom(world);
  const project = world.project(organization, ada, LONG);
  world.limitRequest(ada, world.apiKey(ada, { name: LONG_KEY }).id);
  const operator = world.memberOf(organization, "member");
  await world.save();
  await signIn(ada);
  await page.goto("/projects");
  await openExamineClose(page, page.getByRole("button", { name: "Create project" }));
  await page.goto(`/orgs/${organization.slug}/projects/${project}`);
  for (const name of ["Edit", "Delete project"]) await openExamineClose(page, page.getByRole("button", { name }));
  await page.goto("/settings/limits");
  await openExamineClose(page, page.getByRole("button", { name: "Request a higher limit" }));

  const rename = (email: string) =>
    sql(app.databaseUrl, "UPDATE users SET email = $2 WHERE id = $1", [operator.id, email]);
  await rename(OPERATOR);
  await signIn(operator);
  await checkPage(page, "/admin/limit-requests");
  for (const name of ["Decline", "Grant"]) {
    const request = page.getByRole("listitem").filter({ hasText: LONG_KEY });
    await openExamineClose(page, request.getByRole("button", { name, exact: true }));
  }
  // There is one operator's address, and another test needs it.
  await rename(operator.email);
});

test("menus and the drawer have no accessibility violations", async ({ page, world, signIn }) => {
  const { ada, organization } = newsroom(world);
  await world.save();
  await signIn(ada);
  for (const size of [WIDE, NARROW]) {
    await page.setViewportSize(size);
    await page.goto("/projects");
    const switcher = page.getByRole("button", { name: `Organization: ${organization.name}. Switch` });
    await switcher.press("Enter");
    await expect(page.getByRole("menu")).toBeVisible();
    await assertClean(page, "organizations", "menu");
    await page.keyboard.press("Escape");
    await expect(switcher).toBeFocused();
    await switcher.press("Enter");
    await page.getByRole("menuitem", { name: "Create organization" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(switcher).toBeFocused();
  }
  const drawer = page.getByRole("button", { name: "Open navigation" });
  await drawer.press("Enter");
  await expect(page.getByRole("dialog", { name: "Navigation" })).toBeVisible();
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme });
    await assertClean(page, `drawer, ${theme}`, "dialog");
  }
  await page.getByRole("button", { name: `Account of ${ada.name}` }).press("Enter");
  await expect(page.getByRole("menu")).toBeVisible();
  await assertClean(page, "account", "menu");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(drawer).toBeFocused();
});

test("nothing moves with reduced motion", async ({ page, world, signIn }) => {
  const ada = world.memberOf(world.organization(), "owner");
  await world.save();
  await signIn(ada);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/settings/api-keys");
  await page.getByRole("button", { name: "Create API key" }).click();
  const moving = await page
    .getByRole("dialog")
    .evaluate((dialog) => Number.parseFloat(getComputedStyle(dialog).animationDuration));
  expect(moving).toBeLessThanOrEqual(0.001);
});

/** An owner, with a long name and address, of an organization with a long name, who is a viewer elsewhere, a colleague and a key. */
function newsroom(world: World) {
  const organization = world.organization(LONG);
  const ada = world.user({
    name: "Ada Lovelace, Countess of an Estate with a Name of Some Length",
    email: `ada.of.an.estate.of.some.length.${randomUUID().slice(0, 8)}@subdomain-of-the-newsroom.example`,
  });
  world.membership(ada, organization, "owner");
  world.membership(ada, world.organization(`${LONG} 2`), "viewer");
  world.apiKey(ada, { name: "ci-pipeline" });
  world.apiKey(ada, { name: LONG_KEY });
  return { organization, ada, colleague: world.memberOf(organization, "member") };
}

async function checkPage(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await examine(page, path);
}

async function openExamineClose(page: Page, opener: Locator): Promise<void> {
  await opener.click();
  await examineAndClose(page, opener);
}

async function examineAndClose(page: Page, opener: Locator): Promise<void> {
  const dialog = page.locator("[role=dialog],[role=alertdialog]");
  await examineDialog(page, dialog);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(opener, "the focus comes back").toBeFocused();
}

/** Examines a dialog, which also must keep the focus to itself. */
async function examineDialog(page: Page, dialog: Locator): Promise<void> {
  await expect(dialog).toBeVisible();
  const title = (await dialog.getByRole("heading").first().innerText()).trim();
  await examine(page, title, "dialog");
  for (const key of ["Tab", "Shift+Tab", "Shift+Tab"]) {
    await page.keyboard.press(key);
    expect(await dialog.evaluate((element) => element.contains(document.activeElement)), title).toBe(true);
  }
}

type Part = "dialog" | "menu";
const SELECTORS: Record<Part, string> = { dialog: "[role=dialog],[role=alertdialog]", menu: "[role=menu]" };

/**
 * What stands on the page, on a narrow screen and on a wide one, and there in the other colours too, without loading it
 * anew: what differs by theme are the colours, and they are the same tokens on any screen.
 */
async function examine(page: Page, what: string, part?: Part): Promise<void> {
  for (const screen of [NARROW, WIDE]) {
    await page.setViewportSize(screen);
    // Text below the translucent bar at the top would be measured through it.
    await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
    await assertFits(page, `${what}, ${screen.width} wide`);
    await assertClean(page, `${what}, ${screen.width} wide`, part);
  }
  await page.emulateMedia({ colorScheme: "dark" });
  await assertClean(page, `${what}, dark`, part, true);
  await page.emulateMedia({ colorScheme: "light" });
}

/** @param coloursAlone for a page that differs from one examined before in its colours */
async function assertClean(page: Page, what: string, part?: Part, contrastOnly = false): Promise<void> {
  // Colors are checked when they have stopped moving.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .map((animation) => animation.timeline instanceof DocumentTimeline && animation.finished.catch(() => {})),
    ),
  );
  const violations = await violationsOn(page, part && SELECTORS[part], contrastOnly);
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target.join(" ")} ${node.failureSummary}`).join(", ")}`,
  );
  expect(found, what).toEqual([]);
}

/**
 * The violations on the page or in a part of it. Axe's script is loaded once per document, and lists no passes: that takes a
 * fifth of the time its own integration with Playwright does, which does both for every check.
 */
async function violationsOn(page: Page, part: string | undefined, contrastOnly: boolean): Promise<axe.Result[]> {
  if (await page.evaluate(() => !("axe" in window))) await page.evaluate(axe.source);
  const options: axe.RunOptions = { resultTypes: ["violations"], ...(contrastOnly && { runOnly: ["color-contrast"] }) };
  return page.evaluate(async ([selector, how]) => (await window.axe.run(selector ?? document, how)).violations, [
    part,
    options,
  ] as const);
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** Nothing reaches beyond the screen, and nothing in a dialog but code scrolls sideways. */
async function assertFits(page: Page, what: string): Promise<void> {
  const tooWide = await page.evaluate(() => {
    const inDialogs = document.querySelectorAll(
      "[role=dialog], [role=alertdialog], [role=dialog] :not(pre), [role=alertdialog] :not(pre)",
    );
    const scrollers = [...inDialogs].filter((element) => getComputedStyle(element).overflowX === "auto");
    return [document.documentElement, ...scrollers]
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .map((element) => element.tagName + element.className);
  });
  expect(tooWide, what).toEqual([]);
}
