import { factsOf, isRunning } from "./processes.mjs";

/** npm hands a terminal's Ctrl-C on although we got it too: a repetition within this time is the same one. */
const SAME_PRESS_MS = 1_000;

/** How often we look whether npm still lives. */
const WATCH_MS = 250;

/**
 * Ends the process in an orderly way on Ctrl-C and SIGTERM, and at once when asked a second time.
 * @param {() => Promise<void>} stop what has to be ended first
 * @param {number} [code] the exit code
 */
export function stopOnSignal(stop, code = 0) {
  /** @type {number | undefined} */
  let askedAt;
  const onSignal = () => {
    if (askedAt === undefined) {
      askedAt = Date.now();
      endAfter(stop, code);
    } else if (Date.now() - askedAt > SAME_PRESS_MS) {
      process.exit(1);
    }
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, onSignal);
}

/**
 * Sends ourselves SIGTERM when the npm that runs us is gone. npm hands a SIGTERM on to the shell between us only, and
 * kill -9 leaves it no time for that either.
 */
export function stopWithNpm() {
  const npm = process.env.npm_lifecycle_event === undefined ? undefined : npmAbove();
  if (npm === undefined) return;
  const watching = setInterval(() => {
    if (isRunning(npm)) return;
    clearInterval(watching);
    process.kill(process.pid, "SIGTERM");
  }, WATCH_MS);
  watching.unref();
}

/** The npm that runs us: our parent, or above the shell it may have started us through. */
function npmAbove() {
  const parent = factsOf(process.ppid);
  return parent && /^(ba|da|a|z|k)?sh$/.test(parent.name) ? parent.parent : process.ppid;
}

/**
 * @param {() => Promise<void>} stop
 * @param {number} code
 */
function endAfter(stop, code) {
  stop().then(
    () => process.exit(code),
    (error) => {
      console.error(error);
      process.exit(1);
    },
  );
}
