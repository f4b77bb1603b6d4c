import { ProblemError } from '../http/problem.ts';
import { commandIdFrom } from './idempotency-key.ts';

describe('An idempotency key', () => {
  it('is the id of the command, quoted or not; without one each command has its own', () => {
    expect([commandIdFrom('open-1'), commandIdFrom(' "open-1" ')]).toEqual(['open-1', 'open-1']);
    expect(commandIdFrom(undefined)).not.toBe(commandIdFrom(undefined));
  });

  it.each(['', 'two words', 'x'.repeat(129), 'clock:SYN-01:admissibility:2025-02-09'])(
    'is refused where it is not usable or could be that of the scheduler: %p',
    (key) => {
      expect(() => commandIdFrom(key)).toThrow(ProblemError);
    },
  );
});
