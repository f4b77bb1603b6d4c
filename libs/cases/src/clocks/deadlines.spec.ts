import { deadlinesOf } from './index.ts';
import { seized, the } from './testing/facts.ts';

describe('What is recorded about a clock', () => {
  const about = { clock: 'petition', subject: 'notice' };
  const extension = { ...about, newDate: '2025-03-31', authority: 'FP&F officer, letter of 2025-02-10' };

  it('extends it to a new date on an authority, and leaves what the rule alone says beside it', () => {
    expect(the('petition', seized({ extensions: [extension] }))).toMatchObject({
      due: '2025-03-31',
      computed: { due: '2025-02-23' },
      extendedBy: extension.authority,
      state: 'running',
    });
  });

  it('is about one subject where one is named, and about all where none is', () => {
    const other = seized({ extensions: [{ ...extension, subject: 'another notice' }] });
    expect(the('petition', other).due).toBe('2025-02-23');
    expect(
      the('petition', seized({ extensions: [{ clock: 'petition', newDate: '2025-03-31', authority: 'x' }] })).due,
    ).toBe('2025-03-31');
  });

  it('without a subject is not about what begins only afterwards: its lapse, that it was met', () => {
    const second = { id: 'second', of: 'seizure', mailedOn: '2025-03-10' } as const;
    const notices = [{ id: 'notice', of: 'seizure', mailedOn: '2025-01-24', actId: 'seizure' }, second] as const;
    const recorded = { lapsed: [{ clock: 'petition', dueOn: '2025-02-23' }] };
    expect(the('petition', seized({ notices, ...recorded }), 'notice').state).toBe('lapsed');
    expect(the('petition', seized({ notices, ...recorded }), 'second').state).toBe('running');
    const met = [{ clock: 'petition', on: '2025-02-14' }];
    expect(the('petition', seized({ notices, met }), 'notice').state).toBe('met');
    expect(the('petition', seized({ notices, met }), 'second').state).toBe('running');
  });

  it('never makes it shorter: what was extended before a second notice does not cut short the days after that', () => {
    const notices = [{ id: 'second', of: 'seizure', mailedOn: '2025-03-10' }] as const;
    const extensions = [{ clock: 'petition', newDate: '2025-03-31', authority: 'x' }];
    const petition = the('petition', seized({ notices, extensions }));
    expect(petition).toMatchObject({ due: '2025-04-09', state: 'running' });
    expect(petition).not.toHaveProperty('extendedBy');
  });

  it('makes it stand still: while it lasts the clock is tolled, and then it has that many more days', () => {
    const tolled = { ...about, from: '2025-02-01' };
    expect(the('petition', seized({ tolled: [tolled] }))).toMatchObject({ state: 'tolled', tolledSince: '2025-02-01' });
    expect(the('petition', seized({ tolled: [{ ...tolled, until: '2025-02-10' }] }))).toMatchObject({
      state: 'running',
      due: '2025-03-05',
    });
  });

  it('ends a standstill until further notice, in whatever order the two are found, but not one of another day', () => {
    const open = { ...about, from: '2025-02-01' };
    const ended = { ...open, until: '2025-02-10' };
    for (const tolled of [
      [open, ended],
      [ended, open],
    ]) {
      expect(the('petition', seized({ tolled }))).toMatchObject({ state: 'running', due: '2025-03-05' });
    }
    expect(the('petition', seized({ tolled: [open, { ...ended, from: '2025-01-27' }] })).state).toBe('tolled');
  });

  it('can not make a clock stand still that had run out before', () => {
    expect(the('petition', seized({ tolled: [{ ...about, from: '2025-03-01' }] })).state).toBe('running');
  });

  it('adds to an extension only what was tolled after it was granted', () => {
    const granted = { ...extension, on: '2025-02-10' };
    const before = { ...about, from: '2025-02-01', until: '2025-02-05' };
    const after = { ...about, from: '2025-03-01', until: '2025-03-10' };
    expect(the('petition', seized({ extensions: [granted], tolled: [before] })).due).toBe('2025-03-31');
    expect(the('petition', seized({ extensions: [granted], tolled: [before, after] })).due).toBe('2025-04-10');
  });

  it('is its lapse, which stands even if something is filed later, unless an extension sets it going again', () => {
    const lapsed = [{ ...about, dueOn: '2025-02-23' }];
    const late = [{ id: 'petition', kind: 'petition', on: '2025-03-15', decided: false }] as const;
    expect(the('petition', seized({ lapsed, elections: late })).state).toBe('lapsed');
    expect(the('petition', seized({ lapsed, extensions: [extension] })).state).toBe('running');
  });

  it('is that it was met', () => {
    const met = [{ ...about, on: '2025-02-14' }];
    expect(the('petition', seized({ met }))).toMatchObject({ state: 'met', endedOn: '2025-02-14' });
  });
});

describe('Deadlines', () => {
  it('come earliest first', () => {
    const due = deadlinesOf(seized({ lastTransitionOn: '2025-01-21', offenceDiscoveredOn: '2024-06-01' })).map(
      (one) => one.due,
    );
    expect(due.length).toBeGreaterThan(4);
    expect(due).toEqual([...due].sort());
  });

  it('that have passed are running until somebody records their lapse', () => {
    expect(the('petition', seized()).state).toBe('running');
  });
});
