import type { Actor, Role } from '../events/envelope.ts';
import type { Refusal } from './refusal.ts';

/** Domain reference, section 8. Officers and supervisors decide cases; custodians never touch the legal status. */
export const CASE_WORK: readonly Role[] = ['case-officer', 'supervisor'];
export const SUPERVISION: readonly Role[] = ['supervisor'];
export const CUSTODY: readonly Role[] = ['custodian', 'case-officer', 'supervisor'];
/** Case work that the scheduler also records when a clock runs out. */
export const CLOCK_WORK: readonly Role[] = [...CASE_WORK, 'scheduler'];

/** Every port: for a national office, and for the scheduler. */
export const ALL_PORTS = '*';

export function worksAt(actor: Actor, port: string): boolean {
  if (actor.role === 'scheduler') return true;
  return actor.ports?.some((one) => one === port || one === ALL_PORTS) ?? false;
}

/** The scheduler records what the law makes of a date that has passed; it decides nothing. */
export function decidedByClock({ role }: Actor, basis: 'decision' | 'deemed'): Refusal | undefined {
  if (role !== 'scheduler' || basis === 'deemed') return undefined;
  return {
    code: 'NOT_PERMITTED',
    field: 'basis',
    message: 'The role scheduler may not decide this, only record that it is deemed so.',
    wayOut: `Ask somebody in the role: ${CASE_WORK.join(' or ')}.`,
  };
}
