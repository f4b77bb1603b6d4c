import { deadlinesOf } from './index.ts';
import { clocks, seized, the, units } from './testing/facts.ts';

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

  it('under CAFRA are not met by a notice of an earlier seizure', () => {
    const notices = [{ id: 'notice', of: 'seizure', mailedOn: '2025-01-20' }] as const;
    expect(the('cafra-notice', seized({ regime: 'cafra', notices })).state).toBe('running');
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
