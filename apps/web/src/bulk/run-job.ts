import { ConnectionLost, fieldErrors, isInvalid, Refused, tell } from '../api/problem.ts';
import { answered, api } from '../api/client.ts';
import { withOwnWrites } from '../api/own-writes.ts';
import { send } from '../api/record.ts';
import type { Recorded, ShownCase } from '../api/types.ts';
import type { Deed } from '../deeds/field.ts';
import { sayFieldError } from '../deeds/words.ts';
import { FORMS } from '../generated/forms.ts';
import type { Item, Job } from './job.ts';

/** Cases that are worked on at the same time; the service serves others meanwhile. */
const AT_ONCE = 4;

type Report = (item: Item) => void;

/** Says for each case what would be recorded, or why it is refused. Nothing is recorded. */
export function rehearse(job: Job, deed: Deed, report: Report, signal: AbortSignal): Promise<void> {
  return each(job.items, signal, async (item) => {
    const says = await attempt(async () => send(await given(item, job, deed, true)), item);
    report({ ...item, state: says.ok ? 'allowed' : 'refused', says: says.words });
  });
}

/** Records it in each case that the dry run allowed and where it is not recorded yet. */
export function run(job: Job, deed: Deed, report: Report, signal: AbortSignal): Promise<void> {
  const open = job.items.filter(({ state }) => state === 'allowed');
  return each(open, signal, async (item) => {
    const says = await attempt(async () => send(await given(item, job, deed, false)), item);
    // Without an answer it stays as it is: the next run asks again under the same key.
    if (says.lost) throw new ConnectionLost();
    report({ ...item, state: says.ok ? 'recorded' : 'failed', says: says.words });
  });
}

async function given(item: Item, job: Job, deed: Deed, dryRun: boolean): Promise<Parameters<typeof send>[0]> {
  const units = FORMS[deed.command]?.find(({ name }) => name === 'lines');
  const lines = units && deed.from && unitsOf(await caseOf(item.caseId), deed, units.shape ?? '');
  if (lines?.length === 0) throw new NothingToDo();
  return {
    caseId: item.caseId,
    path: deed.path,
    key: item.key,
    dryRun,
    body: { ...job.body, ...(lines && { lines }) },
  };
}

async function caseOf(caseId: string): Promise<ShownCase> {
  return answered(await api.GET('/api/v1/cases/{caseId}', { params: { path: { caseId }, query: withOwnWrites() } }));
}

/** All units of a case that the deed may be about. */
function unitsOf({ lines }: ShownCase, { from = [] }: Deed, shape: string): object[] {
  return lines.flatMap((line): object[] => {
    if (shape.startsWith('Moving')) {
      return from
        .filter((bucket) => line.buckets[bucket] > 0)
        .map((bucket) => ({ line: line.line, from: bucket, quantity: line.buckets[bucket] }));
    }
    const quantity = from.reduce((sum, bucket) => sum + line.buckets[bucket], 0);
    return quantity > 0 ? [{ line: line.line, quantity }] : [];
  });
}

/** A case in which the deed could be about no unit at all: that is said without asking the service. */
class NothingToDo extends Error {
  constructor() {
    super('There are no units in this case that it could be about.');
  }
}

interface Says {
  readonly ok: boolean;
  readonly words: string;
  readonly lost?: boolean;
}

async function attempt(asked: () => Promise<Recorded>, { caseId }: Item): Promise<Says> {
  try {
    const { events } = await asked();
    return { ok: true, words: events.map(({ sentence }) => sentence).join('; ') };
  } catch (error) {
    if (error instanceof NothingToDo) return { ok: false, words: error.message };
    const refused = error instanceof Refused && error.problem.status < 500;
    return { ok: false, words: inWords(error) || caseId, lost: !refused };
  }
}

/** Fields by the names that stand on the form. */
function inWords(error: unknown): string {
  const { detail, wayOut } = tell(error);
  return isInvalid(error) ? fieldErrors(error).map(sayFieldError).join(' ') : `${detail} ${wayOut}`;
}

async function each(items: readonly Item[], signal: AbortSignal, work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const worker = async (): Promise<void> => {
    for (let item = waiting.shift(); item && !signal.aborted; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
