import { test as base, expect, type Page } from "@playwright/test";
import { sessionCookieName } from "@/lib/credentials/identify";
import { startTestDatabase } from "../support/database-server";
import { mailedLinks } from "../support/mail";
import { recordResponse } from "../support/results";
import { type RunningServer, startServer } from "../support/server";
import { type Person, tokenOf, World } from "../support/world";

export type App = RunningServer & { databaseUrl: string };

type Fixtures = {
  /** People and organizations of this test, straight in the database. */
  world: World;
  /** Signs a person in by giving the browser their session, as signing in would have. */
  signIn: (user: Person) => Promise<void>;
};

/** The operator of every app under test. */
export const OPERATOR = "operator@example.com";

/** What the browser logs about an error response that a test expects. */
const EXPECTED_NOISE = /Failed to load resource: the server responded with a status of 4\d\d/;

export const test = base.extend<Fixtures, { app: App }>({
  app: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from the pattern
    async ({}, use) => {
      const database = await startTestDatabase();
      const { url: databaseUrl, embedded } = database;
      const server = await startServer({ databaseUrl, embedded, env: { OPERATOR_EMAILS: OPERATOR } });
      await use({ ...server, databaseUrl });
      await server.stop();
      await database.stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  baseURL: async ({ app }, use) => use(app.url),
  world: async ({ app }, use) => use(new World(app.databaseUrl)),
  signIn: async ({ app, context }, use) => {
    await use(async (user) => {
      await context.addCookies([
        {
          name: sessionCookieName(app.url),
          value: tokenOf("session", user),
          url: app.url,
          httpOnly: true,
          sameSite: "Lax",
        },
      ]);
    });
  },
  page: async ({ page, javaScriptEnabled }, use) => {
    if (javaScriptEnabled) awaitScripts(page);
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error" && !EXPECTED_NOISE.test(message.text())) faults.push(message.text());
    });
    page.on("response", async (response) => {
      const path = new URL(response.url()).pathname;
      // These are files of the build, which the check for secrets reads as files.
      if (path.startsWith("/_next/static/")) return;
      const text = await response.text().catch(() => "");
      recordResponse({
        method: response.request().method(),
        path,
        status: response.status(),
        headers: response.headers(),
        text,
      });
    });
    await use(page);
    expect(faults, "the browser's console has no errors").toEqual([]);
  },
});

export { expect };

/**
 * Makes `goto` wait until the page's buttons respond. The browser shows them before React has taken them over, and a click
 * in between is lost: a busy machine takes long enough for a test to be faster.
 */
function awaitScripts(page: Page): void {
  const goto = page.goto.bind(page);
  page.goto = async (url, options) => {
    const response = await goto(url, options);
    await page.waitForFunction(() =>
      [...document.querySelectorAll("button")].every((button) =>
        Object.keys(button).some((name) => name.startsWith("__reactProps$")),
      ),
    );
    return response;
  };
}

/** The link in the newest mail to an address, as its reader would follow it. */
export async function mailedLink(app: App, to: string): Promise<string> {
  let link: string | undefined;
  await expect
    .poll(() => {
      link = mailedLinks(app.dataDir, to).at(-1);
      return link;
    })
    .toBeTruthy();
  return link ?? "";
}

/** Opens a row's menu and picks from it. */
export async function pick(page: Page, menu: string, item: string): Promise<void> {
  await page.getByRole("button", { name: menu }).click();
  await page.getByRole("menuitem", { name: item }).click();
}
