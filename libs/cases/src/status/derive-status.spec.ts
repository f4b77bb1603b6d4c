import { type Buckets, EMPTY_BUCKETS } from '../case-file/buckets.ts';
import { type Status, STATUS_EVENTS } from '../events/types.ts';
import { detainedCase, lineFacts, openedCase, REMISSION, seizedCase, SUPERVISOR, units } from '../testing/given.ts';
import { deriveStatus, lifecycleOf, lineStanding } from './derive-status.ts';

const status = (buckets: Partial<Buckets>, latest?: Status) => deriveStatus({ ...EMPTY_BUCKETS, ...buckets }, latest);
const GONE = ['released', 'forfeited', 'exported', 'destroyed', 'lost'] as const;
const HELD = ['detained', 'seized', 'excluded'] as const;

describe('The rules of section 5', () => {
  it('1: nothing moved yet, no status', () => {
    expect(status({ presented: 900 })).toBeUndefined();
    expect(status({})).toBeUndefined();
  });

  it.each(HELD.flatMap((held) => GONE.map((gone) => ({ held, gone }))))(
    '2: $held while others are $gone is StillHeld, whatever came last',
    ({ held, gone }) => {
      for (const latest of STATUS_EVENTS) expect(status({ [held]: 300, [gone]: 600 }, latest)).toBe('StillHeld');
    },
  );

  it('3: all held, and attested last, is StillHeld', () => {
    for (const held of HELD) expect(status({ [held]: 900 }, 'StillHeld')).toBe('StillHeld');
  });

  it('3: all held, any of it seized, is SeizedSubjectToForfeiture', () => {
    expect(status({ seized: 900 }, 'SeizedSubjectToForfeiture')).toBe('SeizedSubjectToForfeiture');
    expect(status({ seized: 1, detained: 899 }, 'Detained')).toBe('SeizedSubjectToForfeiture');
  });

  it('3: all held and nothing seized is Detained', () => {
    expect(status({ detained: 900 }, 'Detained')).toBe('Detained');
    expect(status({ excluded: 900 }, 'Detained')).toBe('Detained');
  });

  it('3: held in part while the rest is only presented goes by what is held', () => {
    expect(status({ presented: 1, detained: 899 }, 'StillHeld')).toBe('Detained');
    expect(status({ presented: 1, seized: 899 }, 'SeizedSubjectToForfeiture')).toBe('SeizedSubjectToForfeiture');
  });

  it('4: nothing held and any released is Released', () => {
    expect(status({ released: 900 }, 'Released')).toBe('Released');
    expect(status({ released: 1, forfeited: 899 }, 'SeizedSubjectToForfeiture')).toBe('Released');
  });

  it('5: nothing held and nothing released is the last of the four', () => {
    expect(status({ forfeited: 900 }, 'SeizedSubjectToForfeiture')).toBe('SeizedSubjectToForfeiture');
    expect(status({ exported: 900 }, 'StillHeld')).toBe('StillHeld');
    expect(status({ lost: 900 })).toBeUndefined();
  });
});

describe('A standing', () => {
  it('carries its numbers beside the word', () => {
    const test = seizedCase(900).on('2025-02-21');
    test.given('Release', { ...REMISSION, lines: units(600) }, { approver: SUPERVISOR });
    expect(test.standing).toEqual({
      status: 'StillHeld',
      posture: 'seized',
      counted: 900,
      held: 300,
      buckets: { ...EMPTY_BUCKETS, seized: 300, released: 600 },
      heldSince: '2025-01-12T12:00:00.000Z',
    });
  });

  it('has a disposition only once nothing is held: of one kind, or mixed', () => {
    const test = seizedCase(10);
    expect(test.standing).not.toHaveProperty('disposition');
    test.given('RecordLoss', { lines: units(4) }, { reasonCode: 'theft' });
    expect(test.standing).not.toHaveProperty('disposition');
    test.given('Release', { ...REMISSION, lines: units(6) }, { approver: SUPERVISOR });
    expect(test.standing).toMatchObject({ status: 'Released', disposition: 'Mixed' });
  });

  it('of a line and of its case may differ: the case goes by all units', () => {
    const test = detainedCase(10).given('AddLines', { lines: [lineFacts(5, { line: 2 })] });
    const free = { releaseType: 'unconditional', authorityReference: 'x', lines: [{ line: 2, quantity: 5 }] };
    test.given('Release', free);
    const lines = [...test.file.state.lines.values()].map((line) => lineStanding(line).status);
    expect(lines).toEqual(['Detained', 'Released']);
    expect(test.standing.status).toBe('StillHeld');
  });

  it('is held since the first unit was, and anew after nothing was held', () => {
    const test = openedCase(10).on('2025-01-12');
    const because = { reasonCode: 'agency-request' };
    test.given('Detain', { lines: units(4), basis: 'decision' }, because).on('2025-01-20');
    test.given('Detain', { lines: units(4), basis: 'decision' }, because);
    expect(test.standing.heldSince).toBe('2025-01-12T12:00:00.000Z');
    const free = { releaseType: 'admissible', authorityReference: 'x', lines: units(8, 'detained') };
    expect(test.given('Release', free).standing).not.toHaveProperty('heldSince');
    test.on('2025-02-01').given('Detain', { lines: units(2), basis: 'decision' }, because);
    expect(test.standing.heldSince).toBe('2025-02-01T12:00:00.000Z');
  });
});

describe('The lifecycle', () => {
  it('is open while anything is held or not dealt with, then resolved, then closed', () => {
    const test = detainedCase(10);
    expect(lifecycleOf(test.file.state)).toBe('Open');
    test.given('Release', { releaseType: 'admissible', authorityReference: 'x', lines: units(10) });
    expect(lifecycleOf(test.file.state)).toBe('Resolved');
    test.given('CloseCase', {}, { reasonCode: 'all-released' });
    expect(lifecycleOf(test.file.state)).toBe('Closed');
    expect(lifecycleOf(openedCase().file.state)).toBe('Open');
  });
});
