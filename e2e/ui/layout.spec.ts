import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { World } from "../support/world";
import { expect, pick, test } from "./fixtures";

const WIDTHS = [360, 768, 1024, 1280] as const;
const THEMES = ["light", "dark"] as const;

/** Where screenshots go; none are taken when it is not set. */
const SCREENSHOTS = process.env.SCREENSHOTS;

const LONG = "Fact-checking Laboratory of the Regional Broadcasters United";

test.beforeEach(() => test.slow());

test("every public page fits every screen", async ({ page }) => {
  const paths = ["/", "/sign-in", "/sign-up", "/forgot-password", "/reset-password", "/verify-email", "/nothing-here"];
  const docs = [
    "/docs",
    "/docs/rate-limits",
    "/docs/errors",
    "/docs/security",
    "/docs/reference",
    "/docs/reference/api-keys",
  ];
  for (const path of [...paths, ...docs]) {
    await page.goto(path);
    await inspect(page, path);
  }
});

test("every signed-in page fits every screen", async ({ page, world, signIn }) => {
  const { ada, project, newsroom } = crowded(world);
  await world.save();
  await signIn(ada);
  const own = ["/settings/profile", "/settings/api-keys", "/settings/limits", "/settings/activity"];
  const shared = ["projects", "settings/general", "settings/members", "settings/audit-log", `projects/${project}`];
  for (const path of [...own, ...shared.map((name) => `/orgs/${newsroom.slug}/${name}`)]) {
    await page.goto(path);
    await inspect(page, path.replace(`/orgs/${newsroom.slug}`, "").replace(project, "one"));
  }
});

test("every dialog fits every screen", async ({ page, world, signIn }) => {
  const { ada, project, colleague, newsroom } = crowded(world);
  const organization = `/orgs/${newsroom.slug}`;
  await world.save();
  await signIn(ada);
  const open = async (path: string, button: string) => {
    await page.goto(path);
    await page.getByRole("button", { name: button }).click();
    await inspect(page, `dialog ${button}`);
  };
  await open(`${organization}/projects`, "Create project");
  await open(`${organization}/projects/${project}`, "Edit");
  await open(`${organization}/projects/${project}`, "Delete project");
  await open(`${organization}/settings/members`, "Invite member");
  await open(`${organization}/settings/general`, "Transfer ownership");
  await open("/settings/limits", "Request a higher limit");
  await open("/settings/api-keys", "Create API key");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "Selected organizations" }).check();
  await dialog.getByRole("radio", { name: "Custom date" }).check();
  await dialog.getByRole("button", { name: "Create key" }).click();
  await inspect(page, "create key, invalid");
  await dialog.getByRole("radio", { name: "All your organizations" }).check();
  await dialog.getByRole("radio", { name: "90 days" }).check();
  await dialog.getByLabel("Name").fill("layout");
  await dialog.getByRole("button", { name: "Create key" }).click();
  const reveal = page.getByRole("dialog", { name: "Save your new API key" });
  await expect(reveal).toBeVisible();
  await inspect(page, "reveal key");
  await reveal.getByLabel("I've saved this key").check();
  await reveal.getByRole("button", { name: "Done" }).click();
  for (const action of ["Rename…", "Rotate…", "Revoke…"]) {
    await pick(page, "Actions for layout", action);
    await inspect(page, `key ${action}`);
    await page.keyboard.press("Escape");
  }
  await page.goto(`${organization}/settings/members`);
  await pick(page, `Actions for ${colleague.name}`, "Remove from organization");
  await inspect(page, "remove member");
});

/** An owner with long names everywhere, and several of everything a page lists. */
function crowded(world: World) {
  const newsroom = world.organization(LONG);
  const ada = world.user({
    name: "Ada Lovelace, Countess of an Estate with a Name of Some Length",
    email: `ada.${newsroom.slug}.of.an.estate.of.some.length@subdomain-of-the-newsroom.example`,
  });
  world.membership(ada, newsroom, "owner");
  world.membership(ada, world.organization("Second"), "viewer");
  const soon = new Date(Date.now() + 5 * 86_400_000);
  world.apiKey(ada, { name: "ci-pipeline", expiresAt: soon });
  world.apiKey(ada, { name: "a-key-with-a-name-that-is-as-long-as-names-may-be-in-this-list-x" });
  world.apiKey(ada, { name: "old", revokedAt: new Date(Date.now() - 3 * 86_400_000), expiresAt: soon });
  world.apiKey(ada, { name: "expired", expiresAt: new Date(Date.now() - 86_400_000) });
  world.apiKey(ada, { name: "one-place", organizationIds: [newsroom.id] });
  world.invitation(newsroom, "an-address-that-is-rather-long@subdomain.newsroom.example");
  world.auditEvent(newsroom, ada);
  world.limitRequest(ada, world.apiKey(ada, { name: "nightly" }).id);
  world.project(newsroom, ada, "Election photos");
  return { newsroom, ada, colleague: world.memberOf(newsroom, "member"), project: world.project(newsroom, ada, LONG) };
}

/** Checks the page as it is now at every width, in both themes, without reloading it. */
async function inspect(page: Page, what: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: width < 700 ? 740 : 900 });
    expect(await overflowing(page), `${what}, ${width} px wide`).toEqual([]);
    if (!SCREENSHOTS) continue;
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme });
      await capture(page, `${what}-${width}-${colorScheme}`);
    }
    await page.emulateMedia({ colorScheme: "light" });
  }
}

async function capture(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS ?? "", { recursive: true });
  await page.waitForTimeout(250);
  const file = `${name.replace(/[^a-z0-9]+/gi, "-").replace(/^-/, "")}.png`;
  const fullPage = (await page.getByRole("dialog").count()) + (await page.getByRole("alertdialog").count()) === 0;
  await page.screenshot({ path: join(SCREENSHOTS ?? "", file), fullPage });
}

/**
 * The visible elements that reach out of the box around them: out of the page, a dialog, or a card. Content that scrolls
 * or is clipped on purpose stays inside by definition.
 */
async function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const nameOf = (element: Element) =>
      `${element.tagName.toLowerCase()} "${(element.textContent ?? "").trim().slice(0, 40)}"`;
    const clips = (element: Element) => getComputedStyle(element).overflowX !== "visible";
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) found.push(`the page scrolls sideways: ${root.scrollWidth} px`);
    const boxes = document.querySelectorAll("body, section, table, [role=dialog], [role=alertdialog], main, header");
    for (const box of boxes) {
      const edge = box.getBoundingClientRect();
      if (edge.width < 2 || !box.checkVisibility()) continue;
      for (const element of box.querySelectorAll("*")) {
        const own = element.getBoundingClientRect();
        if (own.width < 2 || own.height < 2 || own.right <= edge.right + 1) continue;
        if (!element.checkVisibility({ visibilityProperty: true })) continue;
        let parent = element.parentElement;
        while (parent && parent !== box && !clips(parent)) parent = parent.parentElement;
        if (parent === box && !clips(box)) found.push(`${nameOf(element)} in ${nameOf(box)}`);
      }
    }
    return [...new Set(found)].slice(0, 8);
  });
}
