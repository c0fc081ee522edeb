import { type LoadRequest, type LoadResult, load } from "./load";

/** Something measured: where its requests go, and the status every response must have; `rarely` is a second one it may have. */
export type Contender = {
  name: string;
  url: string;
  requests: LoadRequest[];
  status: number;
  rarely?: number;
  connections?: number;
};

/** What came of each round, and the medians over them. */
export type Measured = { rounds: LoadResult[]; perSecond: number; milliseconds: number; slowest: number };

export const ROUNDS = 11;
export const SECONDS = 3;
/** Code that is not warm yet costs twice as much: every server gets as much of it, shared among its contenders. */
export const WARM_UP_SECONDS = 36;
export const CONNECTIONS = 32;

/**
 * Measures contenders in turn, round after round and each round starting with another, so that whatever else the
 * machine does falls on all alike.
 * @throws Error when a response does not have the status it must have: a fast error is no result
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
    const first = round % names.length;
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      results.get(name)?.push(await once({ name, ...contenders[name] }, SECONDS));
    }
  }
  const entries = names.map((name) => [name, measured(results.get(name) ?? [])]);
  return Object.fromEntries(entries);
}

async function once(
  { name, url, requests, status, rarely, connections = CONNECTIONS }: Contender,
  seconds: number,
): Promise<LoadResult> {
  const result = await load({ url, requests, connections, seconds });
  const others = Object.keys(result.statuses).filter((given) => ![status, rarely].includes(Number(given)));
  if (result.errors > 0 || others.length > 0) {
    throw new Error(`${name}: ${result.errors} errors, and statuses ${JSON.stringify(result.statuses)}.`);
  }
  return result;
}

function measured(rounds: LoadResult[]): Measured {
  return {
    rounds,
    perSecond: median(rounds.map((result) => result.perSecond)),
    milliseconds: median(rounds.map((result) => result.milliseconds)),
    slowest: median(rounds.map((result) => result.slowest)),
  };
}

/** How many times the other's figure this one's is: the median of each round's own ratio, for a machine has slow minutes. */
export function ratio(one: Measured, other: Measured, figure: "perSecond" | "milliseconds"): number {
  return median(one.rounds.map((round, index) => round[figure] / (other.rounds[index]?.[figure] ?? Number.NaN)));
}

/** The middle one of an odd number of values. */
export function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
