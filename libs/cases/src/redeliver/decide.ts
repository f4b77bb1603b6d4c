import type { Units } from '../case-file/units.ts';
import { accept, refuse } from '../commands/refusal.ts';
import { someKnownLines } from '../commands/resolve-units.ts';
import { CASE_WORK } from '../commands/roles.ts';
import type { CommandSpec } from '../commands/spec.ts';
import type { RedeliveryDemandedData } from './events.ts';

export type DemandRedelivery = RedeliveryDemandedData;

export interface Redeliver {
  readonly lines: readonly Units[];
  readonly demandEventId: string;
}

/** That the units are released, and not demanded yet, is a rule of the history itself: see evolve.ts. */
export const demandRedelivery: CommandSpec<'DemandRedelivery'> = {
  roles: CASE_WORK,
  decide: ({ at }, { data }) => {
    const unknown = someKnownLines(at, data.lines);
    return unknown ? refuse(unknown) : accept([{ type: 'RedeliveryDemanded', data }]);
  },
};

/** The only way back into detention; the demand it answers is checked when the history is folded. */
export const redeliver: CommandSpec<'Redeliver'> = {
  roles: CASE_WORK,
  decide: ({ at }, { data }) => {
    const unknown = someKnownLines(at, data.lines);
    if (unknown) return refuse(unknown);
    const lines = data.lines.map((units) => ({ ...units, from: 'released' as const }));
    return accept([{ type: 'Redelivered', data: { ...data, lines } }]);
  },
};
