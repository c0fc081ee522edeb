/** Exchanges the Cookie header that the user's browser sent to your service for a token that's valid for 15 minutes. */
async function createToken(cookie: string): Promise<string> {
  const response = await fetch(`${process.env.CROWDEE_URL}/api/v1/tokens`, {
    method: "POST",
    headers: { Cookie: cookie },
  });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()).accessToken;
}

const token = await createToken(process.env.CROWDEE_COOKIE ?? "");
const response = await fetch(`${process.env.CROWDEE_URL}/api/v1/organizations`, {
  headers: { Authorization: `Bearer ${token}` },
});
const { data } = await response.json();
for (const { slug, effectiveRole } of data) console.log(`${effectiveRole} in ${slug}`);
