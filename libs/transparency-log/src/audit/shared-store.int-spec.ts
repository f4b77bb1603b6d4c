import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { atCommit, type StoredEvent } from '#libs/event-store';
import { CHECKPOINT_STREAM, KEY_FOLDER, LOG_FILE } from '../follow/settings.ts';
import { KeyFolder } from '../keys/key-folder.ts';
import { LogUnderTest, ORIGIN, published, until } from '../testing/log-under-test.ts';
import { audit, type AuditReport } from './audit.ts';

/** Whether the program is as it was before it knew the streams of other applications from those of cases. */
let mockEarlier = false;
jest.mock('#libs/cases', () => {
  const cases = jest.requireActual<typeof import('#libs/cases')>('#libs/cases');
  return { ...cases, isForeignStream: (stream: string) => !mockEarlier && cases.isForeignStream(stream) };
});

describe('On a store shared with an application whose streams begin as those of cases do', () => {
  let log: LogUnderTest;
  beforeEach(async () => {
    log = await LogUnderTest.start();
  });
  afterEach(() => log.remove());

  const appendForeign = async (count: number): Promise<void> => {
    const raised = () => ({ id: randomUUID(), type: 'TicketRaised', data: { by: 'them' }, metadata: {} });
    await log.store.append(`case-${randomUUID()}`, Array.from({ length: count }, raised), 'any');
  };
  const prove = async (size: number): Promise<void> => {
    await until(log.keep(), published(size));
    await log.rest();
  };

  /** 20 events of cases, 3 of others and 20 of cases, all of them leaves; then 5, 2 and 5 of which the 2 are none. */
  const begunEarlier = async (): Promise<void> => {
    mockEarlier = true;
    await log.append(20);
    await appendForeign(3);
    await log.append(20);
    await prove(43);
    mockEarlier = false;
    await log.append(5);
    await appendForeign(2);
    await log.append(5);
    await prove(53);
  };

  /** What an auditor is told who finds the events as `change` makes them: undefined where one is missing. */
  const audited = async (change = (event: StoredEvent): StoredEvent | undefined => event): Promise<AuditReport> => {
    async function* events() {
      for await (const event of log.store.readAll()) {
        const found = event.stream.startsWith('case-') ? change(event) : undefined;
        if (found) yield found;
      }
    }
    const checkpoints: string[] = [];
    for await (const { data } of log.store.readStream(CHECKPOINT_STREAM)) checkpoints.push(data['note'] as string);
    const reader = log.reader();
    const kept = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => reader.leafAt(from + i)!);
    const report = await audit({
      ...{ events, checkpoints, key: new KeyFolder(join(log.folder, KEY_FOLDER), ORIGIN).current() },
      leaves: { leaves: async (from, to) => kept(from, to) },
      eventAt: async (position) => {
        for await (const event of log.store.readAll({ from: atCommit(position), maxCount: 1 })) return event;
        return undefined;
      },
    });
    reader.close();
    return report;
  };
  const nth = async (index: number, isOne: (event: StoredEvent) => boolean): Promise<StoredEvent> => {
    const found: StoredEvent[] = [];
    for await (const event of log.store.readAll())
      if (event.stream.startsWith('case-') && isOne(event)) found.push(event);
    return found[index]!;
  };
  const ofOthers = ({ type }: StoredEvent) => type === 'TicketRaised';
  const ofCases = ({ type }: StoredEvent) => type === 'NoteAdded';

  it('an audit agrees with a tree that an earlier version took events of others into, and says how many', async () => {
    await begunEarlier();
    expect(await audited()).toEqual({ ok: true, events: 53, covered: 53, foreign: 3, checkpoints: 2, findings: [] });
  });

  it('an audit agrees with a tree that never had any', async () => {
    await log.append(20);
    await appendForeign(3);
    await log.append(20);
    await prove(40);
    expect(await audited()).toMatchObject({ ok: true, events: 40, foreign: 0 });
  });

  it.each([
    ['of a case, behind those of others', () => nth(30, ofCases), 33],
    ['of others', () => nth(1, ofOthers), 21],
  ])('it names the event that was changed in such a tree: one %s', async (_which, find, index) => {
    await begunEarlier();
    const { id } = await find();
    const report = await audited((event) => (event.id === id ? { ...event, type: 'Changed' } : event));
    expect(report).toMatchObject({ ok: false, findings: [{ kind: 'event', index }] });
  });

  it('it names the place of an event that was taken out, and not an event of others before it', async () => {
    await log.append(10);
    await appendForeign(3);
    await log.append(20);
    await prove(30);
    await log.append(10);
    await prove(40);
    const { id } = await nth(34, ofCases);
    const report = await audited((event) => (event.id === id ? undefined : event));
    expect(report).toMatchObject({ ok: false, covered: 30, findings: [{ index: 34 }] });
  });

  it('the tree is built again when its file is lost, with the events of others that were signed and no more', async () => {
    await begunEarlier();
    rmSync(join(log.folder, LOG_FILE));
    await log.append(1);
    await prove(54);
    expect(await audited()).toMatchObject({ ok: true, events: 54, covered: 54, foreign: 3 });
  });
});
