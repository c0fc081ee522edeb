import { expect, test } from "./fixtures";

/** What the API keys page may send, in bytes as they travel. */
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
  const sizes: Promise<number>[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() === "script")
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await page.goto("/settings/api-keys", { waitUntil: "networkidle" });
  await expect(page.getByRole("row", { name: /worker/ })).toHaveCount(25);
  const sent = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(sent).toBeGreaterThan(50_000);
  expect(sent).toBeLessThanOrEqual(MOST_SCRIPT_BYTES);
});
