const headers = { Authorization: `Bearer ${process.env.CROWDEE_API_KEY}` };

const organizations = await fetch(`${process.env.CROWDEE_URL}/api/v1/organizations`, { headers });
const { data } = await organizations.json();

for (const { id, slug } of data) {
  const projects = await fetch(`${process.env.CROWDEE_URL}/api/v1/projects`, {
    headers: { ...headers, "Crowdee-Organization": id },
  });
  console.log(`${slug}: ${(await projects.json()).data.length} projects`);
}
