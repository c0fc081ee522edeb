const NUMBER = new Intl.NumberFormat("en-US");

/** "12,345". */
export function formatNumber(value: number): string {
  return NUMBER.format(value);
}

/** "1 key", "1,200 keys". */
export function formatCount(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatNumber(count)} ${count === 1 ? singular : plural}`;
}
