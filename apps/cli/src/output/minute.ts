/** An ISO instant to the minute, as it stands in a list; in UTC, which the list says. */
export function minute(instant: string): string {
  return instant.slice(0, 16).replace('T', ' ');
}
