import { type CaseFile, type Line, lineStanding } from '#libs/cases';
import type { LineRow, SerialRow } from './status-tables.ts';

/** Those lines of a case that differ from what they were `before`. */
export function changedLines({ lines }: CaseFile['state'], before: CaseFile['state']): Line[] {
  if (lines === before.lines) return [];
  return [...lines.values()].filter((line) => line !== before.lines.get(line.facts.line));
}

/** True when a line or a numbered unit is no more: its entry was annulled, or its number corrected. */
export function somethingVanished({ lines }: CaseFile['state'], before: CaseFile['state']): boolean {
  if (lines === before.lines) return false;
  for (const [number, { serials }] of before.lines) {
    const now = lines.get(number)?.serials;
    if (!now) return true;
    if (now !== serials && [...serials.keys()].some((serial) => !now.has(serial))) return true;
  }
  return false;
}

export function lineRow({ caseId, state: { opened } }: CaseFile, line: Line): LineRow[] {
  if (!opened) return [];
  const { status, counted, held, buckets } = lineStanding(line);
  const { manufacturer, model, unitValue } = line.facts;
  return [
    {
      case_id: caseId,
      line: line.facts.line,
      status: status ?? null,
      port: opened.port,
      campaign: opened.campaign ?? null,
      manufacturer,
      model,
      counted,
      held,
      unit_value: unitValue.amount,
      currency: unitValue.currency,
      ...buckets,
    },
  ];
}

/** Numbered units of a line that were elsewhere, or nowhere, before. */
export function movedSerials(caseId: string, { facts, serials }: Line, before: CaseFile['state']): SerialRow[] {
  const known = before.lines.get(facts.line)?.serials;
  if (known === serials) return [];
  return [...serials]
    .filter(([serial, bucket]) => known?.get(serial) !== bucket)
    .map(([serial, bucket]) => ({ serial, case_id: caseId, line: facts.line, bucket }));
}
