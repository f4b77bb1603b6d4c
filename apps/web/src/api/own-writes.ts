/** Log position of the last deed recorded from this page: what is read next has to include it. */
let latest: string | undefined;

export function remember(position: string): void {
  if (position && (latest === undefined || BigInt(position) > BigInt(latest))) latest = position;
}

/** Names that position in a query, so that nobody misses what they have just recorded. */
export function withOwnWrites(): { atLeast?: string } {
  return latest === undefined ? {} : { atLeast: latest };
}
