import {
  caseStanding,
  type CaseFile,
  type Command,
  decide,
  emptyFile,
  evolve,
  lineStanding,
  stateAsOf,
  sumBuckets,
  valuesOf,
} from '#libs/cases';
import { demonstrationSet } from './demonstration-set.ts';
import type { OfficerCommand } from './officer-command.ts';

/** The table of the domain reference, section 10: status, then detained, seized, released, excluded, forfeited. */
const EXPECTED: Readonly<Record<string, readonly [string, number, number, number, number, number]>> = {
  'SYN-01/1': ['SeizedSubjectToForfeiture', 0, 1280, 0, 0, 0],
  'SYN-02/1': ['StillHeld', 200, 0, 0, 0, 0],
  'SYN-03/1': ['StillHeld', 0, 300, 600, 0, 0],
  'SYN-04/1': ['Released', 0, 0, 420, 0, 0],
  'SYN-05/1': ['StillHeld', 150, 700, 250, 0, 0],
  'SYN-06/1': ['SeizedSubjectToForfeiture', 0, 1500, 0, 0, 0],
  'SYN-07/1': ['StillHeld', 200, 0, 500, 0, 0],
  'SYN-08/1': ['SeizedSubjectToForfeiture', 0, 650, 0, 0, 0],
  'SYN-09/1': ['StillHeld', 450, 0, 400, 0, 0],
  'SYN-10/1': ['SeizedSubjectToForfeiture', 0, 120, 0, 380, 0],
  'SYN-11/1': ['Released', 0, 0, 900, 0, 0],
  'SYN-12/1': ['StillHeld', 0, 500, 0, 0, 100],
  'SYN-12/2': ['StillHeld', 70, 0, 330, 0, 0],
};

function foldAll(commands: readonly OfficerCommand[]): Map<string, CaseFile> {
  const files = new Map<string, CaseFile>();
  for (const { key, recordedAt, ...command } of commands) {
    const file = files.get(command.caseId) ?? emptyFile(command.caseId);
    const imported = { importedAt: '2026-01-01T00:00:00.000Z', importedBy: 'j.okafor', source: 'DEMO' };
    const full = { ...command, imported, commandId: key, correlationId: key, now: recordedAt } as unknown as Command;
    const decision = decide(file, full);
    if (decision.outcome !== 'accepted') throw new Error(`${key}: ${JSON.stringify(decision)}`);
    const recorded = decision.events.map((event, index) => {
      return { ...event, recordedAt, revision: file.revision + 1 + index };
    });
    files.set(command.caseId, recorded.reduce(evolve, file));
  }
  return files;
}

describe('The demonstration set', () => {
  const files = foldAll(demonstrationSet());

  it.each(Object.entries(EXPECTED))(
    '%s stands as reported',
    (name, [status, detained, seized, released, excluded, forfeited]) => {
      const [caseId = '', line = ''] = name.split('/');
      const found = files.get(caseId)?.state.lines.get(Number(line));
      if (!found) throw new Error(`${name} is missing`);
      expect(lineStanding(found)).toMatchObject({
        status,
        buckets: { detained, seized, released, excluded, forfeited },
      });
    },
  );

  it('has 12 cases, 13 lines and 10,000 units worth 30,207,600 dollars', () => {
    const states = [...files.values()].map(({ state }) => state);
    const buckets = sumBuckets(states.map((state) => caseStanding(state).buckets));
    expect(states).toHaveLength(12);
    expect(states.flatMap(({ lines }) => [...lines.keys()])).toHaveLength(13);
    expect(buckets).toMatchObject({
      detained: 1070,
      seized: 5050,
      excluded: 380,
      released: 3400,
      forfeited: 100,
      presented: 0,
    });
    expect(states.reduce((sum, state) => sum + (valuesOf(state).counted['USD'] ?? 0), 0)).toBe(30_207_600_00);
  });

  it('has SYN-12 as a whole still held, and SYN-05 held in a mixed posture', () => {
    const standing = (id: string) => caseStanding(files.get(id)?.state ?? emptyFile(id).state);
    expect(standing('SYN-12')).toMatchObject({ status: 'StillHeld', held: 570, counted: 1000 });
    expect(standing('SYN-05')).toMatchObject({ posture: 'mixed' });
  });

  it('shows of SYN-10 on 2 March what was known before and after the seizure was recorded', () => {
    const history = files.get('SYN-10')?.history ?? [];
    const on = (knownAt: string) =>
      caseStanding(stateAsOf(history, { effectiveAt: '2025-03-02T23:59:59.999Z', knownAt })).buckets;
    expect(on('2025-03-03T23:59:59.999Z')).toMatchObject({ excluded: 500, seized: 0 });
    expect(on('2025-03-05T23:59:59.999Z')).toMatchObject({ excluded: 380, seized: 120 });
  });

  it('lets storage of SYN-02 reach 0.385 of the value', () => {
    const state = files.get('SYN-02')?.state;
    const ratio = (state?.storage['USD'] ?? 0) / (valuesOf(state ?? emptyFile('x').state).held['USD'] ?? 1);
    expect(ratio.toFixed(3)).toBe('0.385');
  });

  it('names every command once, and no real importer', () => {
    const commands = demonstrationSet();
    expect(new Set(commands.map(({ key }) => key)).size).toBe(commands.length);
    for (const { type, data } of commands) {
      if (type === 'OpenCase') expect(JSON.stringify(data)).toMatch(/"name":"Demo Importer [A-L]"/);
    }
  });
});
