import { getMigrations } from "better-auth/db/migration";
import { auth } from "./auth.js";

/** Makes better-auth's tables, a user, and as many keys as asked for, and prints the keys as JSON. */
const count = Number(process.argv[2]);
const { runMigrations } = await getMigrations(auth.options);
await runMigrations();
const { user } = await auth.api.signUpEmail({
  body: { name: "Bench", email: "bench@example.com", password: "correct horse battery" },
});
const keys = [];
for (let i = 0; i < count; i++) {
  const { key } = await auth.api.createApiKey({ body: { name: `bench ${i}`, userId: user.id } });
  keys.push(key);
}
process.stdout.write(JSON.stringify(keys));
process.exit(0);
