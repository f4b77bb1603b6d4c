import { EMPTY_BUCKETS } from '../case-file/buckets.ts';
import { CALENDARS, type ClockFacts, deadlinesOf, HOLIDAYS_ONLY } from './index.ts';
import { clocks, detained, seized, the, units } from './testing/facts.ts';

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

  it.each([
    ['1998-03-17', '1998-04-16', '1998-04-17'],
    ['2024-09-23', '2024-10-23', '2024-10-24'],
    ['2024-11-22', '2024-12-22', '2024-12-23'],
    ['2024-12-19', '2025-01-18', '2025-01-19'],
    ['2025-01-15', '2025-02-14', '2025-02-15'],
  ])('for goods presented on %s ends on %s, by any calendar; they are deemed excluded on %s', (on, due, deemedOn) => {
    for (const calendar of CALENDARS) {
      const found = deadlinesOf(detained({ presentedOn: on }), calendar).find(({ clock }) => clock === 'admissibility');
      expect(found).toMatchObject({ due, deemedOn });
    }
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

  it('are not met by a notice of an earlier detention, or of another one', () => {
    const mailed = (mailedOn: string, actId = 'detention') =>
      detained({ notices: [{ id: 'notice', of: 'detention', mailedOn, actId }] });
    expect(the('notice-of-detention', mailed('2025-01-16')).state).toBe('running');
    expect(the('notice-of-detention', mailed('2025-01-20', 'another')).state).toBe('running');
    expect(the('notice-of-detention', mailed('2025-01-20')).state).toBe('met');
  });

  it('ask for no notice, which they never had, once nothing is detained any more', () => {
    expect(the('notice-of-detention', detained({ units: units({ released: 900 }) })).state).toBe('stopped');
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
