/** What one key may do, who was granted more than the default, and how much of the limit is used. */
export type KeyLimit = {
  id: string;
  name: string;
  hint: string;
  limit: number;
  windowSeconds: number;
  grant: { to: "api_key" | "user" | "organization"; expiresAt: string | null } | null;
  /** Absent while usage is unavailable. */
  usage: { used: number; resetsAt: string } | null;
};
