const response = await fetch(`${process.env.CROWDEE_URL}/api/v1/me`, {
  headers: { Authorization: `Bearer ${process.env.CROWDEE_API_KEY}` },
});
if (!response.ok) throw new Error(await response.text());

const me = await response.json();
console.log(`${me.principal.name} acts as ${me.role.effective} in ${me.organization.name}`);
