import { linesProblem } from '../add-lines/decide.ts';
import type { LineFacts } from '../add-lines/event.ts';
import { accept, type Refusal, refuse } from '../commands/refusal.ts';
import { isPersonalNumber } from '../identifiers/index.ts';
import { CASE_WORK } from '../commands/roles.ts';
import type { CommandSpec, NewFact } from '../commands/spec.ts';
import type { CaseOpenedData } from './event.ts';

/** A case is opened with or without its lines; lines given here are recorded in the same append. */
export interface OpenCase extends CaseOpenedData {
  readonly lines?: readonly LineFacts[];
}

export const openCase: CommandSpec<'OpenCase'> = {
  roles: CASE_WORK,
  decide: (_view, { data: { lines, ...opened }, effectiveAt }) => {
    // A day of slack, since the local date of the port may be ahead of the date in UTC.
    const latest = new Date(Date.parse(effectiveAt) + 86_400_000).toISOString().slice(0, 10);
    if (opened.presentedOn > latest) {
      return refuse({
        code: 'DATES_INVALID',
        field: 'presentedOn',
        message: `The goods can't be presented on ${opened.presentedOn}, after the case is opened on ${effectiveAt.slice(0, 10)}.`,
        wayOut: 'Correct presentedOn, or open the case when the goods are there.',
        compared: { presentedOn: opened.presentedOn, effectiveAt },
      });
    }
    const problem = personalNumber(opened) ?? linesProblem(lines ?? []);
    if (problem) return refuse(problem);
    const facts: NewFact[] = [{ type: 'CaseOpened', data: opened }];
    if (lines?.length) facts.push({ type: 'LinesAdded', data: { lines } });
    return accept(facts);
  },
};

/** A social security number in clear gets into no event, whoever sends it. */
function personalNumber({ parties }: CaseOpenedData): Refusal | undefined {
  const index = parties.findIndex(
    ({ importerNumber }) => importerNumber !== undefined && isPersonalNumber(importerNumber),
  );
  if (index < 0) return undefined;
  return {
    code: 'PERSONAL_DATA_IN_CLEAR',
    field: `parties[${index}].importerNumber`,
    message: 'A social security number may not be kept in clear.',
    wayOut: 'Mask it: only its last four digits are kept.',
  };
}
