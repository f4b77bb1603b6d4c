import type { LogRecord } from '../log/record.ts';
import type { Store } from '../store.ts';
import { LINK_TYPE } from '../streams/system-streams.ts';
import type { ResolvedRecord } from '../wire/read-response.ts';
import { isVisible, visibleStream } from './visible-stream.ts';

const LINK = /^\s*([+-]?\d{1,19})\s*@(.*)$/s;

/**
 * Follows a link (`revision@stream`) to its event; a link that leads nowhere, or to what was truncated or deleted, is
 * answered without one. Data that name no revision make the link an event like any other.
 */
export function resolve(store: Store, record: LogRecord, resolveLinks: boolean): ResolvedRecord {
  if (!resolveLinks || record.type !== LINK_TYPE) return { event: record };
  const text = Buffer.from(record.data).toString('utf8');
  const [, revision, stream] = LINK.exec(text) ?? [];
  if (revision === undefined || stream === undefined) return text.includes('@') ? { event: record } : { link: record };
  const visible = visibleStream(store, stream);
  const event = visible.state === 'there' ? store.log.at(stream, BigInt(revision)) : undefined;
  return event && isVisible(event, visible) ? { event, link: record } : { link: record };
}
