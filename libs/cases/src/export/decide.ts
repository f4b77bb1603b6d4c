import type { UnitsAsked } from '../case-file/units.ts';
import { moveUnits } from '../commands/move-units.ts';
import { accept, refuse } from '../commands/refusal.ts';
import { someKnownLines } from '../commands/resolve-units.ts';
import { CASE_WORK } from '../commands/roles.ts';
import type { CommandSpec } from '../commands/spec.ts';
import type { ExportedData, ExportPermittedData } from './events.ts';

export type PermitExport = ExportPermittedData;

export interface Export extends Omit<ExportedData, 'lines'> {
  readonly lines: readonly UnitsAsked[];
}

export const permitExport: CommandSpec<'PermitExport'> = {
  roles: CASE_WORK,
  approval: 'always',
  decide: ({ at }, { data }) => {
    const unknown = someKnownLines(at, data.lines);
    return unknown ? refuse(unknown) : accept([{ type: 'ExportPermitted', data }]);
  },
};

export const exportUnits: CommandSpec<'Export'> = {
  roles: CASE_WORK,
  decide: (view, { data }) =>
    moveUnits(view, 'Exported', 'exported', data.lines, (lines) => ({ type: 'Exported', data: { ...data, lines } })),
};
