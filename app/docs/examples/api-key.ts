/** Sends a request with the API key and returns the response body. Throws an error if the request fails. */
async function crowdee(method: string, path: string, body?: object) {
  const response = await fetch(`${process.env.CROWDEE_URL}${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${process.env.CROWDEE_API_KEY}`,
      ...(body && { "Content-Type": "application/json" }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

const project = await crowdee("POST", "/api/v1/projects", { name: "Election photos" });
console.log(`created ${project.id}`);

const newest = await crowdee("GET", "/api/v1/projects?limit=5");
for (const { id, name } of newest.data) console.log(id, name);
