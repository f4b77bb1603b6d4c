import type { LoggedEvent } from '../leaf/leaf.ts';

/** The campaign that a case is opened in, by the event that opens it. */
export function campaignOf({ type, data, unreadable }: LoggedEvent): string | undefined {
  if (type !== 'CaseOpened' || unreadable) return undefined;
  const { campaign } = (data ?? {}) as { campaign?: unknown };
  return typeof campaign === 'string' ? campaign : undefined;
}
