import { type LoadRequest, type LoadResult, load } from "./load";

/** Something measured: where its requests go, and the status every answer must have; `rarely` is a second one it may. */
export type Contender = { name: string; url: string; requests: LoadRequest[]; status: number; rarely?: number };

/** The median over the rounds. */
export type Measured = { perSecond: number; milliseconds: number };

export const ROUNDS = 5;
export const SECONDS = 4;
/** Code that is not warm yet costs twice as much: every server gets as much of it, shared among its contenders. */
export const WARM_UP_SECONDS = 36;
export const CONNECTIONS = 32;

/**
 * Measures contenders in turn, round after round, so that whatever else the machine does falls on all alike.
 * @throws Error when an answer does not have the status it must have: a fast refusal is no result
 */
export async function measure<Name extends string>(
  contenders: Record<Name, Omit<Contender, "name">>,
): Promise<Record<Name, Measured>> {
  const names = Object.keys(contenders) as Name[];
  for (const name of names) {
    const atHome = names.filter((other) => contenders[other].url === contenders[name].url).length;
    await once({ name, ...contenders[name] }, Math.ceil(WARM_UP_SECONDS / atHome));
  }
  const results = new Map<Name, LoadResult[]>(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of names) results.get(name)?.push(await once({ name, ...contenders[name] }, SECONDS));
  }
  const entries = names.map((name) => [name, medians(results.get(name) ?? [])]);
  return Object.fromEntries(entries);
}

async function once({ name, url, requests, status, rarely }: Contender, seconds: number): Promise<LoadResult> {
  const result = await load({ url, requests, connections: CONNECTIONS, seconds });
  const others = Object.keys(result.statuses).filter((given) => ![status, rarely].includes(Number(given)));
  if (result.errors > 0 || others.length > 0) {
    throw new Error(`${name}: ${result.errors} errors, and answers ${JSON.stringify(result.statuses)}.`);
  }
  return result;
}

function medians(results: LoadResult[]): Measured {
  return {
    perSecond: median(results.map((result) => result.perSecond)),
    milliseconds: median(results.map((result) => result.milliseconds)),
  };
}

/** The middle one of an odd number of values. */
export function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
