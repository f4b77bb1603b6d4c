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

const calendars = new Map<string, Intl.DateTimeFormat>();

/** The date of an instant by the calendar of a port, YYYY-MM-DD. */
export function dateAt(moment: string | number, timeZone: string): string {
  const calendar = calendars.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  calendars.set(timeZone, calendar);
  return calendar.format(new Date(moment));
}

/** Since when units are held, by the dates at their port as reports count them. */
export function HeldSince({ at, timeZone }: { at: string; timeZone: string }) {
  const since = dateAt(at, timeZone);
  const days = Math.max(0, (Date.parse(dateAt(Date.now(), timeZone)) - Date.parse(since)) / DAY);
  return (
    <>
      <Day on={since} /> <span className="age">{days === 1 ? '1 day' : `${days} days`}</span>
    </>
  );
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
