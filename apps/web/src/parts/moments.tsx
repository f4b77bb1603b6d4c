const DAY = 86_400_000;
const date = new Intl.DateTimeFormat('en-US', { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' });
const instant = new Intl.DateTimeFormat('en-US', {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'UTC',
});

/** Today as a local date, YYYY-MM-DD. */
export function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

export function daysSince(moment: string, until = Date.now()): number {
  return Math.max(0, Math.floor((until - Date.parse(moment)) / DAY));
}

/** A local date, or the date of an instant. */
export function Day({ on }: { on: string }) {
  return <time dateTime={on}>{date.format(Date.parse(on))}</time>;
}

/** An instant, in coordinated universal time like everything recorded. */
export function Instant({ at }: { at: string }) {
  return <time dateTime={at}>{instant.format(Date.parse(at))} UTC</time>;
}
