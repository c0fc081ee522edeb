import type { Browser, BrowserContext, Page } from "@playwright/test";
import { sql } from "../support/database";
import { PRIVATE_PAGES, PUBLIC_PAGES, pagePath } from "../support/pages";
import { expect, OPERATOR, test } from "./fixtures";

/** The most a page may send, in bytes as they travel. */
const MOST_SCRIPT_BYTES = 130_000;

test("the API keys page sends at most 130 kB of compressed JavaScript with 1,000 keys", async ({
  browser,
  context,
  page,
  world,
  signIn,
  app,
}) => {
  const ada = world.memberOf(world.organization(), "owner");
  for (let index = 0; index < 1000; index += 1) world.apiKey(ada, { name: `worker-${index}` });
  await world.save();
  await signIn(ada);
  const sent = await scriptBytes(browser, context, `${app.url}/settings/api-keys`);
  await page.goto("/settings/api-keys");
  await expect(page.getByRole("row", { name: /worker/ })).toHaveCount(25);
  expect(sent).toBeGreaterThan(MOST_SCRIPT_BYTES / 2);
  expect(sent).toBeLessThanOrEqual(MOST_SCRIPT_BYTES);
});

test("no page sends more than 130 kB of compressed JavaScript", async ({ browser, context, world, signIn, app }) => {
  test.slow();
  const organization = world.organization("Newsroom");
  const ada = world.memberOf(organization, "owner");
  world.memberOf(organization, "member");
  world.invitation(organization, `grace-${ada.id.slice(-6)}@example.com`);
  world.auditEvent(organization, ada);
  world.limitRequest(ada, world.apiKey(ada).id);
  const params = {
    slug: organization.slug,
    projectId: world.project(organization, ada),
    code: "not_found",
    section: "projects",
  };
  await world.save();
  const tooMuch: string[] = [];
  const measure = async (route: string) => {
    const sent = await scriptBytes(browser, context, app.url + pagePath(route, params));
    if (sent > MOST_SCRIPT_BYTES) tooMuch.push(`${route}: ${sent}`);
  };
  await inTurns(PUBLIC_PAGES, measure);
  await sql(app.databaseUrl, "UPDATE users SET email = id || '@example.com' WHERE email = $1", [OPERATOR]);
  await sql(app.databaseUrl, "UPDATE users SET email = $2 WHERE id = $1", [ada.id, OPERATOR]);
  await signIn(ada);
  await inTurns(PRIVATE_PAGES, measure);
  // There is one operator's address, and another test needs it.
  await sql(app.databaseUrl, "UPDATE users SET email = $2 WHERE id = $1", [ada.id, ada.email]);
  expect(tooMuch).toEqual([]);
});

test("nothing on a page moves while it loads", async ({ page, world, signIn }) => {
  test.slow();
  const organization = world.organization("Newsroom");
  const ada = world.memberOf(organization, "owner");
  for (let index = 0; index < 8; index += 1) {
    world.apiKey(ada, { name: `worker-${index}`, expiresAt: new Date(Date.now() + index * 86_400_000) });
    world.project(organization, ada, `Project ${index}`);
  }
  await world.save();
  await signIn(ada);
  await watchLayout(page);
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    for (const path of [
      `/orgs/${organization.slug}/projects`,
      "/settings/api-keys",
      `/orgs/${organization.slug}/settings/members`,
      "/settings/limits",
    ]) {
      await page.goto(path, { waitUntil: "networkidle" });
      expect(await page.evaluate("layoutShift()"), `${path}, ${width} wide`).toBeLessThan(0.01);
    }
  }
});

test("a link opens its page without reloading the document, or in a new tab on request", async ({
  page,
  context,
  world,
  signIn,
}) => {
  const ada = world.memberOf(world.organization(), "owner");
  await world.save();
  await signIn(ada);
  await page.goto("/projects");
  await page.evaluate(() => document.documentElement.setAttribute("data-same", ""));
  const link = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "API keys" });
  const opened = context.waitForEvent("page");
  await link.click({ modifiers: ["ControlOrMeta"] });
  await expect(await opened).toHaveURL(/\/settings\/api-keys$/);
  await expect(page).toHaveURL(/\/projects$/);

  await link.click();
  await expect(page.getByRole("heading", { name: "API keys", level: 1 })).toBeVisible();
  await expect(link).toHaveAttribute("aria-current", "page");
  await expect(page.locator("html")).toHaveAttribute("data-same", "");
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Projects", level: 1 })).toBeVisible();
});

/** Does the work for each item, a few at a time: most of a visit is waiting until the network is idle. */
async function inTurns<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const turn = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: 4 }, turn));
}

/** How many bytes of script the first visit to a page takes, in a browser that has nothing cached. */
async function scriptBytes(browser: Browser, visitor: BrowserContext, url: string): Promise<number> {
  const context = await browser.newContext({ storageState: await visitor.storageState() });
  const page = await context.newPage();
  const scripts: Promise<number>[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() !== "script") return;
    scripts.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await page.goto(url, { waitUntil: "networkidle" });
  const sent = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
  await context.close();
  return sent;
}

/** Counts how far things move by themselves on every page from now on. */
async function watchLayout(page: Page): Promise<void> {
  await page.addInitScript(() => {
    let sum = 0;
    const add = (entries: PerformanceEntryList) => {
      for (const entry of entries) sum += (entry as PerformanceEntry & { value: number }).value;
    };
    const observer = new PerformanceObserver((list) => add(list.getEntries()));
    observer.observe({ type: "layout-shift", buffered: true });
    Object.assign(window, {
      layoutShift() {
        add(observer.takeRecords());
        return sum;
      },
    });
  });
}
