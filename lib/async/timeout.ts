const SLICES = 8;

/**
 * Waits for a promise, for at most the given milliseconds of a responsive process. The wait is divided into several timers,
 * so that a process that is behind with its work processes a result that has already arrived before it gives up.
 *
 * @throws Error when the time is up; otherwise whatever the promise rejects with
 */
export function withTimeout<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  return new Promise((resolve, reject) => {
    let slice = 0;
    let timer = setTimeout(wait, milliseconds / SLICES);
    function wait() {
      slice += 1;
      if (slice === SLICES) reject(new Error(`timed out after ${milliseconds} ms`));
      else timer = setTimeout(wait, milliseconds / SLICES);
    }
    const settle =
      <V>(done: (value: V) => void) =>
      (value: V) => {
        clearTimeout(timer);
        done(value);
      };
    promise.then(settle(resolve), settle(reject));
  });
}
