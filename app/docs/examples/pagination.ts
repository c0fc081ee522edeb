/** Yields every item of a list, page by page. */
async function* itemsOf(path: string) {
  let cursor: string | null = null;
  do {
    const url = new URL(path, process.env.CROWDEE_URL);
    url.searchParams.set("limit", "100");
    if (cursor) url.searchParams.set("cursor", cursor);
    const response: Response = await fetch(url, {
      headers: { Authorization: `Bearer ${process.env.CROWDEE_API_KEY}` },
    });
    if (!response.ok) throw new Error(await response.text());
    const page = await response.json();
    yield* page.data;
    cursor = page.nextCursor;
  } while (cursor);
}

for await (const project of itemsOf("/api/v1/projects")) console.log(project.id, project.name);
