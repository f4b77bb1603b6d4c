import { say } from './audit.command.ts';

describe('What an audit says', () => {
  const report = { ok: true, events: 53, covered: 53, foreign: 0, checkpoints: 2, findings: [] };

  it('is one line where everything is as it was signed', () => {
    expect(say(report)).toBe('AGREES: 53 events read, 53 of them as 2 checkpoints say');
  });

  it('names what differs, and how many events of others an earlier version took in', () => {
    const findings = [{ kind: 'fork', says: 'Two checkpoints differ.' }] as const;
    expect(say({ ...report, ok: false, foreign: 3, findings }).split('\n')).toEqual([
      'DIFFERS: 53 events read, 53 of them as 2 checkpoints say',
      expect.stringContaining("3 of them are of other applications' streams"),
      '  Two checkpoints differ.',
    ]);
  });
});
