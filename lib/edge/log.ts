type Write = (level: "info" | "warn", message: string) => void;

/** Writes one JSON line in the format of the server's log. */
let write: Write = (level, message) => {
  const line = JSON.stringify({ level: level === "warn" ? 40 : 30, time: new Date().toISOString(), msg: message });
  // biome-ignore lint/suspicious/noConsole: console is the Edge runtime's only output
  console.log(line);
};

/** Makes our own server's log that of the edge too. Called at boot, before any request. */
export function setEdgeLog(given: Write): void {
  write = given;
}

/** Logs what happens to the edge itself. */
export function logEdge(level: "info" | "warn", message: string): void {
  write(level, message);
}
