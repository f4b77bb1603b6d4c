import type { EventType } from '../events/types.ts';
import { BUCKETS, type Bucket } from './buckets.ts';
import { isLegalMove, LEGAL_MOVES, sourcesOf } from './legal-moves.ts';

const DISPOSABLE = { exported: 'Exported', destroyed: 'Destroyed', lost: 'LossRecorded' } as const;

/** The table of the domain reference, section 4, cell by cell. What is not here is a "no". */
const TABLE: Readonly<Partial<Record<Bucket, Partial<Record<Bucket, EventType>>>>> = {
  presented: {
    detained: 'Detained',
    seized: 'SeizedSubjectToForfeiture',
    released: 'Released',
    lost: 'LossRecorded',
  },
  detained: { seized: 'SeizedSubjectToForfeiture', released: 'Released', excluded: 'Excluded', ...DISPOSABLE },
  seized: { released: 'Released', forfeited: 'Forfeited', ...DISPOSABLE },
  excluded: { seized: 'SeizedSubjectToForfeiture', released: 'Released', ...DISPOSABLE },
  released: { detained: 'Redelivered' },
  forfeited: { seized: 'ForfeitureSetAside', exported: 'DisposedOf', destroyed: 'DisposedOf', lost: 'LossRecorded' },
};

const cells = BUCKETS.flatMap((from) => BUCKETS.map((to) => ({ from, to, by: TABLE[from]?.[to] })));
const movers = [...new Set(cells.flatMap(({ by }) => by ?? []))];

describe('The table of legal moves', () => {
  it.each(cells.filter(({ by }) => by !== undefined))(
    'lets $by alone take units from $from to $to',
    ({ from, to, by }) => {
      expect(movers.filter((type) => isLegalMove(type, from, to))).toEqual([by]);
    },
  );

  it.each(cells.filter(({ by }) => by === undefined))('lets nothing take units from $from to $to', ({ from, to }) => {
    expect(LEGAL_MOVES[from][to] ?? []).toEqual([]);
  });

  it('keeps seized units out of detention, and lets none come back from where there is no way back', () => {
    expect(movers.filter((type) => isLegalMove(type, 'seized', 'detained'))).toEqual([]);
    for (const gone of ['exported', 'destroyed', 'lost'] as const) expect(LEGAL_MOVES[gone]).toEqual({});
  });

  it('says from where an event may take its units', () => {
    expect(sourcesOf('SeizedSubjectToForfeiture', 'seized')).toEqual(['presented', 'detained', 'excluded']);
    expect(sourcesOf('Redelivered', 'detained')).toEqual(['released']);
    expect(sourcesOf('NoteAdded', 'detained')).toEqual([]);
  });
});
