import { detainedCase, openedCase, seizedCase, SUPERVISOR, units } from '../testing/given.ts';
import { NOTHING_YET } from '../case-file/state.ts';
import { clockFactsOf, deadlinesOfCase, nextDeadline } from './index.ts';

const notice = (template: string, mailedOn: string) => ({
  template,
  templateVersion: '2025-01',
  addressee: { role: 'importer', name: 'Demo Importer A' },
  channel: 'certified-mail',
  mailedOn,
});

/** Clock, due date and state of each deadline. */
function shown(state: Parameters<typeof deadlinesOfCase>[0]): [string, string, string][] {
  return deadlinesOfCase(state).map(({ clock, due, state: how }) => [clock, due, how]);
}

describe('The deadlines of a case', () => {
  it('begin with its presentation, and there are none before it is opened', () => {
    expect(deadlinesOfCase(NOTHING_YET)).toEqual([]);
    expect(nextDeadline(NOTHING_YET)).toBeUndefined();
    expect(shown(openedCase().file.state)).toEqual([
      ['release-or-detain', '2025-01-17', 'running'],
      ['admissibility', '2025-02-09', 'running'],
    ]);
  });

  it('follow the goods into detention, by the local dates of the port', () => {
    // One in the morning in UTC is still the day before at San Francisco.
    const test = openedCase().on('2025-01-14T01:00:00.000Z');
    test.given('Detain', { lines: units(900), basis: 'decision' }, { reasonCode: 'agency-request' });
    const deadlines = deadlinesOfCase(test.file.state);
    expect(deadlines.find(({ clock }) => clock === 'notice-of-detention')?.basis.on).toBe('2025-01-13');
    expect(nextDeadline(test.file.state)?.clock).toBe('notice-of-detention');
    test.given('IssueNotice', notice('notice-of-detention', '2025-01-14'));
    expect(nextDeadline(test.file.state)).toMatchObject({ clock: 'admissibility', units: 900 });
  });

  it('leave admissibility behind with a seizure, and go on with the petition', () => {
    const test = seizedCase();
    expect(shown(test.file.state)).toContainEqual(['admissibility', '2025-02-09', 'stopped']);
    test.on('2025-01-24').given('IssueNotice', notice('notice-of-seizure', '2025-01-24'));
    expect(shown(test.file.state)).toContainEqual(['petition', '2025-02-23', 'running']);
    test
      .on('2025-02-03')
      .given('ReceiveElection', { kind: 'petition', by: 'Demo Importer A', receivedOn: '2025-02-03' });
    expect(shown(test.file.state)).toContainEqual(['petition', '2025-02-23', 'met']);
  });

  it('keep the admissibility clock running for what was not seized', () => {
    const test = detainedCase(900).on('2025-01-20');
    test.given(
      'Seize',
      {
        lines: units(700),
        legalBases: ['19 USC 1595a(c)(2)(A)'],
        reasonableCause: 'Unauthorised radio equipment',
        fpfCaseNumber: '2025-2801-000123-01',
        receiptNumber: '6051S-1',
      },
      { approver: SUPERVISOR },
    );
    const admissibility = deadlinesOfCase(test.file.state).find(({ clock }) => clock === 'admissibility');
    expect(admissibility).toMatchObject({ state: 'running', units: 200 });
  });

  it('let the admissibility clock lapse where goods are deemed excluded, and go on with the protest', () => {
    const test = detainedCase().on('2025-02-10T20:00:00.000Z');
    test.given('Exclude', { lines: units(900), basis: 'deemed' }, { reasonCode: 'deemed' });
    expect(shown(test.file.state)).toContainEqual(['admissibility', '2025-02-09', 'lapsed']);
    expect(nextDeadline(test.file.state)).toMatchObject({ clock: 'protest', due: '2025-08-09' });
  });

  it('take in what is recorded about a clock', () => {
    const test = seizedCase().on('2025-01-24').given('IssueNotice', notice('notice-of-seizure', '2025-01-24'));
    test.on('2025-02-10').given('ExtendDeadline', {
      clock: 'petition',
      oldDate: '2025-02-23',
      newDate: '2025-03-25',
      authority: 'FP&F officer, letter of 2025-02-10',
    });
    expect(deadlinesOfCase(test.file.state).find(({ clock }) => clock === 'petition')).toMatchObject({
      due: '2025-03-25',
      extendedBy: 'FP&F officer, letter of 2025-02-10',
    });
    test
      .on('2025-03-26')
      .given('LapseDeadline', { clock: 'petition', dueOn: '2025-03-25', calendarVersion: 'us-federal-2' });
    expect(shown(test.file.state)).toContainEqual(['petition', '2025-03-25', 'lapsed']);
  });

  it('stand still while tolled, and go on when somebody records until when', () => {
    const test = seizedCase().on('2025-01-24').given('IssueNotice', notice('notice-of-seizure', '2025-01-24'));
    const tolling = { clock: 'petition', from: '2025-02-01', authority: 'Stay of 2025-02-01' };
    test.on('2025-02-01').given('TollDeadline', tolling);
    expect(shown(test.file.state)).toContainEqual(['petition', '2025-02-23', 'tolled']);
    expect(nextDeadline(test.file.state)?.clock).not.toBe('petition');
    test.on('2025-02-11').given('TollDeadline', { ...tolling, until: '2025-02-10' });
    expect(shown(test.file.state)).toContainEqual(['petition', '2025-03-05', 'running']);
  });

  it('can be told what the fold does not keep', () => {
    const facts = clockFactsOf(seizedCase().file.state, { offenceDiscoveredOn: '2024-11-01' });
    expect(facts).toMatchObject({ regime: 'title19', offenceDiscoveredOn: '2024-11-01', units: { seized: 900 } });
  });
});
