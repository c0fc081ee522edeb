import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

/** The most the API keys page may transfer, in compressed bytes. */
const MOST_SCRIPT_BYTES = 130_000;

test("the API keys page sends at most 130 kB of compressed JavaScript with 1,000 keys", async ({
  page,
  world,
  signIn,
}) => {
  const ada = world.memberOf(world.organization(), "owner");
  for (let index = 0; index < 1000; index += 1) world.apiKey(ada, { name: `worker-${index}` });
  await world.save();
  await signIn(ada);
  const scripts: Promise<number>[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() !== "script") return;
    scripts.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await page.goto("/settings/api-keys", { waitUntil: "networkidle" });
  await expect(page.getByRole("row", { name: /worker/ })).toHaveCount(25);
  const sent = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
  expect(sent).toBeGreaterThan(MOST_SCRIPT_BYTES / 2);
  expect(sent).toBeLessThanOrEqual(MOST_SCRIPT_BYTES);
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
