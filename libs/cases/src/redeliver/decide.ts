import { unitsOn } from '../case-file/take-units.ts';
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

export const demandRedelivery: CommandSpec<'DemandRedelivery'> = {
  roles: CASE_WORK,
  decide: ({ at }, { data }) => {
    const unknown = someKnownLines(at, data.lines);
    if (unknown) return refuse(unknown);
    for (const [index, { line, quantity }] of data.lines.entries()) {
      const demanded = at.redeliveryDemands.reduce((sum, demand) => sum + unitsOn(line, demand.lines), 0);
      const available = (at.lines.get(line)?.buckets.released ?? 0) - demanded;
      if (quantity > available) {
        return refuse({
          code: 'QUANTITY_NOT_AVAILABLE',
          field: `lines[${index}].quantity`,
          message: `${quantity} demanded back, but ${available} released units of line ${line} are not demanded yet.`,
          wayOut: available > 0 ? `Demand at most ${available}.` : 'Nothing released is left to demand back.',
          compared: { requested: quantity, available },
        });
      }
    }
    return accept([{ type: 'RedeliveryDemanded', data }]);
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
