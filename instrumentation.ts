import { publishAppUrl } from "./lib/env";

/** Runs once when Next starts, under our own server and without it. */
export function register(): void {
  publishAppUrl();
}
