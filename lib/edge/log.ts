/** Writes one JSON line in the format of the server's log. */
export function logEdge(level: "info" | "warn", message: string): void {
  const line = JSON.stringify({ level: level === "warn" ? 40 : 30, time: new Date().toISOString(), msg: message });
  // biome-ignore lint/suspicious/noConsole: console is the Edge runtime's only output
  console.log(line);
}
