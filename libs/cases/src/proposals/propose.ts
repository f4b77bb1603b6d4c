import type { Command } from '../commands/command.ts';
import type { NewFact } from '../commands/spec.ts';
import type { Proposable } from './events.ts';

/** The fact that a deed was proposed: now, whenever it is to take effect. */
export function proposalOf({ type, data, effectiveAt, now, lateReason }: Command): NewFact<'Proposed'> {
  return {
    type: 'Proposed',
    effectiveAt: now,
    data: {
      deed: type as Proposable,
      data: data as unknown as Readonly<Record<string, unknown>>,
      ...(effectiveAt !== now && { effectiveAt }),
      ...(lateReason && { lateReason }),
    },
  };
}
