import fc from 'fast-check';
import { caseStanding, foldFile, valuesOf } from '#libs/cases';
import { AsOfQueries } from '../as-of/as-of-queries.ts';
import { DATABASES } from '../testing/databases.ts';
import { CAMPAIGN, offices, threeCases } from '../testing/random-log.ts';
import { ReadModelsUnderTest } from '../testing/read-models-under-test.ts';
import type { Frame, Totals } from './frame.ts';

const LATER = '2099-01-01';

async function played(
  frames: ReturnType<AsOfQueries['replay']>,
): Promise<{ frames: Frame[]; end: { totals: Totals } }> {
  const all: Frame[] = [];
  for (;;) {
    const next = await frames.next();
    if (next.done) return { frames: all, end: next.value };
    all.push(next.value);
  }
}

describe.each(DATABASES)('A replay on $name', ({ place, runs }) => {
  it('shows each event once, in the order of recording, with the state that its case had after it, and the sums', async () => {
    await fc.assert(
      fc.asyncProperty(offices(15), async (office) => {
        const models = await ReadModelsUnderTest.create(undefined, await place());
        try {
          await models.tell(office.log);
          const queries = new AsOfQueries(models.database);
          const { frames, end } = await played(queries.replay({ campaign: CAMPAIGN }, LATER));
          expect(frames.map(({ eventId }) => eventId)).toEqual(office.log.map(({ id }) => id));
          expect(frames.map(({ frame }) => frame)).toEqual(frames.map((_frame, index) => index));
          for (const frame of frames) {
            const { history } = office.file(frame.caseId);
            const { state } = foldFile(frame.caseId, history.slice(0, frame.revision + 1));
            expect(frame.case).toEqual({ ...caseStanding(state), valueHeld: valuesOf(state).held });
          }
          const last = new Map(frames.map((frame) => [frame.caseId, frame.case]));
          const held = [...last.values()].reduce((sum, numbers) => sum + numbers.held, 0);
          expect(end.totals).toMatchObject({ cases: last.size, held });
          expect(frames.at(-1)?.totals).toEqual(end.totals);
          const one = await played(queries.replay({ caseId: 'A-1' }, LATER));
          expect(one.frames.map(({ eventId }) => eventId)).toEqual(
            office.file('A-1').history.map(({ eventId }) => eventId),
          );
        } finally {
          await models.remove();
        }
      }),
      { numRuns: runs(10) },
    );
  });

  it('ends at the known time, and is empty of no port', async () => {
    const office = threeCases();
    office.try('A-1', 'AddNote', { text: 'Later.' }, { on: '2025-02-01' });
    const models = await ReadModelsUnderTest.create(undefined, await place());
    await models.tell(office.log);
    const { frames } = await played(new AsOfQueries(models.database).replay({}, '2025-01-31'));
    expect(frames).toHaveLength(office.log.length - 1);
    const none = await played(new AsOfQueries(models.database).replay({}, '2025-01-01'));
    expect(none.end).toMatchObject({ frames: 0, totals: { cases: 0, held: 0 } });
    const nowhere = await played(new AsOfQueries(models.database).replay({ port: [] }, LATER));
    expect(nowhere.end).toMatchObject({ frames: 0, totals: { cases: 0, held: 0 } });
    await models.remove();
  });
});
