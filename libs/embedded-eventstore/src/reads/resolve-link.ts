import type { LogRecord } from '../log/record.ts';
import type { Store } from '../store.ts';
import type { ResolvedRecord } from '../wire/read-response.ts';
import { isVisible, visibleStream } from './visible-stream.ts';

/** Follows a link (`revision@stream`) to its event; a link that leads nowhere is answered without one. */
export function resolve(store: Store, record: LogRecord, resolveLinks: boolean): ResolvedRecord {
  if (!resolveLinks || record.type !== '$>') return { event: record };
  const match = /^(\d+)@(.+)$/s.exec(Buffer.from(record.data).toString('utf8'));
  if (!match?.[1] || !match[2]) return { link: record };
  const visible = visibleStream(store, match[2]);
  const event = visible.state === 'there' ? store.log.at(match[2], BigInt(match[1])) : undefined;
  return event && isVisible(event, visible) ? { event, link: record } : { link: record };
}
