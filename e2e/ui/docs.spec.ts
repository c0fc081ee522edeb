import { expect, test } from "./fixtures";

test("the language of code examples is chosen once and remembered", async ({ page }) => {
  await page.goto("/docs/idempotency-and-pagination");
  const examples = page.getByRole("group");
  const typescript = examples.getByRole("radio", { name: "TypeScript" });
  expect(await typescript.count()).toBe(2);

  const second = typescript.nth(1);
  await second.scrollIntoViewIfNeeded();
  const top = (await second.boundingBox())?.y ?? 0;
  await second.check();
  await expect(typescript.nth(0)).toBeChecked();
  expect((await second.boundingBox())?.y).toBeCloseTo(top, 0);

  await page.getByRole("navigation", { name: "Previous and next page" }).getByRole("link", { name: /Next/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Rate limits" })).toBeVisible();
  await expect(page.getByRole("radio", { name: "TypeScript" })).toBeChecked();

  await page.goto("/docs/reference/projects");
  for (const choice of await page.getByRole("radio", { name: "TypeScript" }).all()) await expect(choice).toBeChecked();
});

test("the reference's sidebar marks and shows the operation that is being read", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 500 });
  await page.goto("/docs/reference/limits");
  const sidebar = page.getByRole("navigation", { name: "Operations" });
  const operation = sidebar.locator('[aria-current="location"]');
  await expect(sidebar.locator('[aria-current="page"]')).toHaveText("Limits");
  await expect(operation).toHaveCount(1);
  await expect(operation).toBeInViewport();
  const [first, last] = [await operation.textContent(), page.getByRole("article").last()];

  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await expect(operation).not.toHaveText(first ?? "");
  await expect(operation).toContainText(
    (await last.getByRole("heading", { level: 2 }).innerText()).replace("#", "").trim(),
  );
  await expect(operation).toBeInViewport();
});

test("the former address of a page redirects for good", async ({ request }) => {
  const response = await request.get("/docs/bulk-work", { maxRedirects: 0 });
  expect(response.status()).toBe(308);
  expect(new URL(response.headers().location ?? "", "http://localhost").pathname).toBe("/docs/batch-processing");
});
