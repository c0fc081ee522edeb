const TURNS = 8;

/**
 * Waits for an answer no longer than so many milliseconds of a responsive process. The time is cut into turns of the event
 * loop, so that a process that is behind with its own work reads what has long arrived before it gives up on it.
 *
 * @throws Error when the answer did not come in time; what it throws itself otherwise
 */
export function withTimeout<T>(answer: Promise<T>, milliseconds: number): Promise<T> {
  return new Promise((resolve, reject) => {
    let turn = 0;
    let timer = setTimeout(wait, milliseconds / TURNS);
    function wait() {
      turn += 1;
      if (turn === TURNS) reject(new Error(`no answer within ${milliseconds} ms`));
      else timer = setTimeout(wait, milliseconds / TURNS);
    }
    const settle =
      <V>(how: (value: V) => void) =>
      (value: V) => {
        clearTimeout(timer);
        how(value);
      };
    answer.then(settle(resolve), settle(reject));
  });
}
