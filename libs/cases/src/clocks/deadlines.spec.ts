import { type Buckets, EMPTY_BUCKETS } from '../case-file/buckets.ts';
import { type ClockFacts, type Deadline, deadlinesOf, HOLIDAYS_ONLY } from './index.ts';

const units = (buckets: Partial<Buckets>): Buckets => ({ ...EMPTY_BUCKETS, ...buckets });

/** Goods presented on 2025-01-15 and detained, under title 19, unless said otherwise. */
const detained = (more: Partial<ClockFacts> = {}): ClockFacts => ({
  regime: 'title19',
  units: units({ detained: 900 }),
  presentedOn: '2025-01-15',
  detentions: [{ id: 'detention', on: '2025-01-17' }],
  ...more,
});

/** The same goods, seized on 2025-01-21 with a notice mailed on 2025-01-24. */
const seized = (more: Partial<ClockFacts> = {}): ClockFacts =>
  detained({
    units: units({ seized: 900 }),
    seizures: [{ id: 'seizure', on: '2025-01-21', quantity: 900 }],
    notices: [{ id: 'notice', of: 'seizure', mailedOn: '2025-01-24', actId: 'seizure' }],
    ...more,
  });

function the(clock: string, facts: ClockFacts, subject?: string): Deadline {
  const found = deadlinesOf(facts).filter((one) => one.clock === clock && (!subject || one.subject === subject));
  if (found.length !== 1) throw new Error(`${found.length} deadlines of ${clock}`);
  return found[0] as Deadline;
}

const clocks = (facts: ClockFacts) => deadlinesOf(facts).map(({ clock }) => clock);

describe('The admissibility clock', () => {
  it('runs from presentation for what is presented or detained, and says from when goods are deemed excluded', () => {
    expect(the('admissibility', detained())).toMatchObject({
      basis: { trigger: 'presentation', on: '2025-01-15' },
      due: '2025-02-14',
      deemedOn: '2025-02-15',
      state: 'running',
      units: 900,
    });
  });

  it('is stopped by a seizure for the seized units, and goes on for the rest', () => {
    const partly = seized({
      units: units({ seized: 700, detained: 200 }),
      seizures: [{ id: 'seizure', on: '2025-01-21', quantity: 700 }],
    });
    expect(the('admissibility', partly)).toMatchObject({ state: 'running', units: 200 });
    expect(the('admissibility', seized())).toMatchObject({ state: 'stopped', endedOn: '2025-01-21', units: 0 });
  });

  it('stays stopped when what was seized is released', () => {
    expect(the('admissibility', seized({ units: units({ seized: 300, released: 600 }) })).state).toBe('stopped');
  });

  it('is met when the last unit is released or excluded', () => {
    expect(the('admissibility', detained({ units: units({ released: 900 }) })).state).toBe('met');
    expect(the('admissibility', detained({ units: units({ released: 500, excluded: 400 }) })).state).toBe('met');
  });

  it('lapsed where goods are deemed excluded', () => {
    const facts = detained({
      units: units({ excluded: 900 }),
      exclusions: [{ id: 'exclusion', on: '2025-02-15', deemed: true }],
    });
    expect(the('admissibility', facts)).toMatchObject({ state: 'lapsed', endedOn: '2025-02-15' });
  });

  it('does not run for an agency that decides admissibility itself', () => {
    expect(clocks(detained({ regime: 'title19-agency-admissibility' }))).not.toContain('admissibility');
  });

  it('runs from presentation on, before any line is recorded', () => {
    const facts: ClockFacts = { regime: 'title19', units: EMPTY_BUCKETS, presentedOn: '2025-01-15' };
    expect(deadlinesOf(facts).map(({ clock, state }) => [clock, state])).toEqual([
      ['release-or-detain', 'running'],
      ['admissibility', 'running'],
    ]);
  });
});

describe('The clocks of a detention', () => {
  it('ask for release or detention first, and then for the notice', () => {
    const facts = detained();
    expect(the('release-or-detain', facts)).toMatchObject({ due: '2025-01-23', state: 'met' });
    expect(the('notice-of-detention', facts)).toMatchObject({
      basis: { trigger: 'detention', on: '2025-01-17' },
      due: '2025-01-27',
      state: 'running',
      subject: 'detention',
      confirmed: false,
    });
  });

  it('show by the date that the notice went out too late', () => {
    const notice = the(
      'notice-of-detention',
      detained({ notices: [{ id: 'notice', of: 'detention', mailedOn: '2025-02-03' }] }),
    );
    expect(notice).toMatchObject({ state: 'met', due: '2025-01-27', endedOn: '2025-02-03' });
  });

  it('depend on the calendar, and say which', () => {
    const facts = detained({ presentedOn: '2024-12-19', units: units({ presented: 900 }), detentions: [] });
    const [byHolidays] = deadlinesOf(facts, HOLIDAYS_ONLY);
    expect(byHolidays).toMatchObject({ due: '2024-12-27', computed: { calendarVersion: 'us-federal-1' } });
    expect(the('release-or-detain', facts)).toMatchObject({
      due: '2024-12-30',
      computed: { calendarVersion: 'us-federal-2' },
    });
  });
});

describe('The clocks of an exclusion', () => {
  const excluded = detained({ units: units({ excluded: 900 }), exclusions: [{ id: 'exclusion', on: '2025-02-10' }] });

  it('leave 180 days to protest, and 30 from the protest to decide it', () => {
    expect(the('protest', excluded)).toMatchObject({ due: '2025-08-09', state: 'running', subject: 'exclusion' });
    const protested: ClockFacts = {
      ...excluded,
      elections: [{ id: 'protest', kind: 'protest', on: '2025-03-03', decided: false }],
    };
    expect(the('protest', protested)).toMatchObject({ state: 'met', endedOn: '2025-03-03' });
    expect(the('protest-decision', protested)).toMatchObject({ due: '2025-04-02', state: 'running' });
  });
});

describe('The clocks of a seizure', () => {
  it('leave 30 days from mailing to petition, from each notice', () => {
    const facts = seized({
      notices: [
        { id: 'to importer', of: 'seizure', mailedOn: '2025-01-10' },
        { id: 'to owner', of: 'seizure', mailedOn: '2025-01-24' },
      ],
      seizures: [{ id: 'seizure', on: '2025-01-08', quantity: 900 }],
    });
    expect(the('petition', facts, 'to importer')).toMatchObject({ due: '2025-02-09', state: 'running' });
    expect(the('petition', facts, 'to owner')).toMatchObject({ due: '2025-02-23', state: 'running' });
  });

  it('are met by a petition since the seizure, even one before the notice; not by one of an earlier seizure', () => {
    const petitioned = (on: string) =>
      seized({ elections: [{ id: 'petition', kind: 'petition', on, decided: false }] });
    expect(the('petition', petitioned('2025-01-22'))).toMatchObject({ state: 'met', endedOn: '2025-01-22' });
    expect(the('petition', petitioned('2025-01-20')).state).toBe('running');
  });

  it('leave seven business days where limitation is near', () => {
    const near = seized({ offenceDiscoveredOn: '2020-06-01' });
    expect(the('limitation', near).due).toBe('2025-06-01');
    expect(the('petition', near).due).toBe('2025-02-04');
    expect(the('petition', seized({ offenceDiscoveredOn: '2024-06-01' })).due).toBe('2025-02-23');
  });

  it('let limitation run to the later of five years and of two from finding that the property was involved', () => {
    const found = (on: string) => seized({ offenceDiscoveredOn: '2020-06-01', involvementDiscoveredOn: on });
    expect(the('limitation', found('2022-01-01'))).toMatchObject({
      due: '2025-06-01',
      basis: { trigger: 'offence-discovery', on: '2020-06-01' },
    });
    expect(the('limitation', found('2024-11-25'))).toMatchObject({
      due: '2026-11-25',
      basis: { trigger: 'involvement-discovery', on: '2024-11-25' },
    });
  });

  it('ask for 30 days of publication, and 20 from its first day for a claim', () => {
    const published = (untilOn: string) =>
      seized({ publications: [{ id: 'publication', firstOn: '2025-02-01', untilOn }] });
    expect(the('publication', published('2025-03-02'))).toMatchObject({ due: '2025-03-02', state: 'met' });
    expect(the('publication', published('2025-03-01')).state).toBe('running');
    expect(the('claim', published('2025-03-02'))).toMatchObject({ due: '2025-02-21', state: 'running' });
  });

  it('under CAFRA ask for notice in 60 days, a claim in 35 and a complaint in 90', () => {
    const cafra = seized({
      regime: 'cafra',
      elections: [{ id: 'claim', kind: 'claim', on: '2025-02-20', decided: false }],
    });
    expect(the('cafra-notice', cafra)).toMatchObject({ due: '2025-03-22', state: 'met', endedOn: '2025-01-24' });
    expect(the('cafra-claim', cafra)).toMatchObject({ due: '2025-02-28', state: 'met', endedOn: '2025-02-20' });
    expect(the('cafra-complaint', cafra)).toMatchObject({ due: '2025-05-21', state: 'running', subject: 'claim' });
  });

  it('leave 60 days for a supplemental petition, once it is known when the first was decided', () => {
    const decided = { id: 'petition', kind: 'petition', on: '2025-01-27', decided: true } as const;
    expect(clocks(seized({ elections: [decided] }))).not.toContain('supplemental-petition');
    expect(
      the('supplemental-petition', seized({ elections: [{ ...decided, decidedOn: '2025-03-03' }] })),
    ).toMatchObject({ due: '2025-05-02', state: 'running' });
  });

  it('stop when nothing is seized any more', () => {
    const states = deadlinesOf(seized({ units: units({ released: 900 }) }));
    expect(states.find(({ clock }) => clock === 'petition')?.state).toBe('stopped');
  });
});

describe('The clocks of a release', () => {
  const released = detained({ units: units({ released: 900 }) });

  it('leave 30 days to demand redelivery, from the end of the conditional period where there is one', () => {
    const facts: ClockFacts = {
      ...released,
      releases: [
        { id: 'plain', on: '2025-02-01' },
        { id: 'conditional', on: '2025-02-01', conditionalUntil: '2025-03-01' },
      ],
    };
    expect(the('redelivery', facts, 'plain')).toMatchObject({ due: '2025-03-03', state: 'running' });
    expect(the('redelivery', facts, 'conditional').due).toBe('2025-03-31');
    const demanded = { ...facts, redeliveryDemands: [{ id: 'demand', on: '2025-02-20' }] };
    expect(the('redelivery', demanded, 'plain')).toMatchObject({ state: 'met', endedOn: '2025-02-20' });
  });

  it('ask for no review of custody once nothing is held', () => {
    const since = { lastTransitionOn: '2025-02-01' };
    expect(the('custody-review', detained(since))).toMatchObject({ due: '2025-03-03', state: 'running' });
    expect(the('custody-review', { ...released, ...since }).state).toBe('stopped');
  });
});

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

  it('makes it stand still: while it lasts the clock is stopped, and then it has that many more days', () => {
    const tolled = { ...about, from: '2025-02-01' };
    expect(the('petition', seized({ tolled: [tolled] }))).toMatchObject({ state: 'stopped', endedOn: '2025-02-01' });
    expect(the('petition', seized({ tolled: [{ ...tolled, until: '2025-02-10' }] }))).toMatchObject({
      state: 'running',
      due: '2025-03-05',
    });
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
