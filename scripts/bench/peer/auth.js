import { apiKey } from "@better-auth/api-key";
import { betterAuth } from "better-auth";
import pg from "pg";

/** better-auth as its documentation sets it up: keys in Postgres, its limiter on, high enough never to reject here. */
export const auth = betterAuth({
  baseURL: process.env.PEER_URL,
  secret: process.env.PEER_SECRET,
  database: new pg.Pool({ connectionString: process.env.DATABASE_URL }),
  emailAndPassword: { enabled: true },
  plugins: [apiKey({ rateLimit: { enabled: true, timeWindow: 60_000, maxRequests: 100_000_000 } })],
});
