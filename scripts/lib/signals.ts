import { factsOf, isRunning } from "./processes";

/** npm hands a terminal's Ctrl-C on although we got it too: a repetition within this time is the same one. */
const SAME_PRESS_MS = 1_000;

/**
 * Ends the process in an orderly way on Ctrl-C and SIGTERM, and at once when asked a second time.
 * @param stop what has to be ended first
 * @param code the exit code
 */
export function stopOnSignal(stop: () => Promise<void>, code = 0): void {
  let askedAt: number | undefined;
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
 * Ends the process when the npm that runs it is gone: kill -9 leaves npm no time to tell us.
 * @param stop what has to be ended first
 */
export function stopWithNpm(stop: () => Promise<void>): void {
  const npm = process.env.npm_lifecycle_event === undefined ? undefined : npmAbove();
  if (npm === undefined) return;
  const watching = setInterval(() => {
    if (isRunning(npm)) return;
    clearInterval(watching);
    endAfter(stop, 0);
  }, 1_000);
  watching.unref();
}

/** The npm that runs us: our parent, or above the shell it may have started us through. */
function npmAbove(): number | undefined {
  const parent = factsOf(process.ppid);
  return parent && /^(ba|da|a|z|k)?sh$/.test(parent.name) ? parent.parent : process.ppid;
}

function endAfter(stop: () => Promise<void>, code: number): void {
  stop().then(
    () => process.exit(code),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
}
