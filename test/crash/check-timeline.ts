import type { EventStore } from '#libs/event-store';
import { type ProjectionDatabase, type Tables, verifyReadModels } from '#libs/projections';

type Timeline = Tables & { case_event: { event_id: string; position: bigint } };

/**
 * What differs between the log and the read models: events that are missing, twice or at another place in the timelines,
 * and then every row of every table.
 */
export async function checkTimeline(store: EventStore, database: ProjectionDatabase): Promise<string[]> {
  const recorded: string[] = [];
  for await (const { stream, id } of store.readAll()) if (stream.startsWith('case-')) recorded.push(id);
  const reader = database.reader.$extendTables<Timeline>();
  const rows = await reader.selectFrom('case_event').select('event_id').orderBy('position').execute();
  const shown = rows.map(({ event_id }) => event_id);
  const known = new Set(shown);
  const at = recorded.findIndex((id, index) => shown[index] !== id);
  return [
    ...recorded.filter((id) => !known.has(id)).map((id) => `event ${id} is missing in the timelines`),
    ...(known.size < shown.length ? [`${shown.length - known.size} events are more than once in the timelines`] : []),
    ...(at >= 0 ? [`the timelines differ from the log from its event ${at} on`] : []),
    ...(await verifyReadModels(store, database)),
  ];
}
