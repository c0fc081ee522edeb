// On Crowdee's own pages, the browser sends the session cookie.
const response = await fetch("/api/v1/projects", {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ name: "Election photos" }),
});
if (!response.ok) throw new Error(await response.text());

const project = await response.json();
console.log(`created ${project.id}`);
