class CrowdeeError extends Error {
  constructor(readonly problem: { code: string; status: number; detail: string; requestId: string }) {
    super(`${problem.code}: ${problem.detail} (${problem.requestId})`);
  }
}

async function getProject(id: string) {
  const response = await fetch(`${process.env.CROWDEE_URL}/api/v1/projects/${id}`, {
    headers: { Authorization: `Bearer ${process.env.CROWDEE_API_KEY}` },
  });
  if (!response.ok) throw new CrowdeeError(await response.json());
  return response.json();
}

try {
  await getProject("prj_00000000000000000000000000");
} catch (error) {
  // Branch on the code; title and detail are for people.
  if (!(error instanceof CrowdeeError) || error.problem.code !== "not_found") throw error;
  console.log("no such project");
}
