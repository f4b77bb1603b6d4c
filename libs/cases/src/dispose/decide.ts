import type { UnitsAsked } from '../case-file/units.ts';
import { accept, refuse } from '../commands/refusal.ts';
import { someKnownLines } from '../commands/resolve-units.ts';
import { CASE_WORK } from '../commands/roles.ts';
import type { CommandSpec } from '../commands/spec.ts';
import type { DisposedOfData } from './event.ts';

export interface DisposeOf extends Omit<DisposedOfData, 'lines'> {
  readonly lines: readonly Omit<UnitsAsked, 'from'>[];
}

/** Only forfeited goods are customs' own to dispose of. */
export const disposeOf: CommandSpec<'DisposeOf'> = {
  roles: CASE_WORK,
  approval: 'always',
  decide: ({ at }, { data }) => {
    const unknown = someKnownLines(at, data.lines);
    if (unknown) return refuse(unknown);
    const lines = data.lines.map((units) => ({ ...units, from: 'forfeited' as const }));
    return accept([{ type: 'DisposedOf', data: { ...data, lines } }]);
  },
};
