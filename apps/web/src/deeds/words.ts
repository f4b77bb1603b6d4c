import type { Deed, Field } from './field.ts';
import { isUnits } from './values.ts';

/** Words for a command: "AttestStillHeld" is "Attest still held". */
export function deedTitle({ command }: Pick<Deed, 'command'>): string {
  return TITLES[command] ?? sentenceCase(command);
}

const TITLES: Readonly<Record<string, string>> = {
  Export: 'Record an export',
  PermitExport: 'Permit export',
  LapseDeadline: 'Record a lapsed deadline',
  MeetDeadline: 'Record a met deadline',
  DisposeOf: 'Dispose of forfeited units',
};

/** Labels where the name of the field says it badly. */
const LABELS: Readonly<Record<string, string>> = {
  caseId: 'Case number',
  fpfCaseNumber: 'FP&F case number',
  htsus: 'Tariff code (HTSUS)',
  sha256: 'SHA-256 of the file',
  effectiveAt: 'When it happened',
  nextReviewOn: 'Next review on',
  targets: 'Events to strike through',
  from: 'From',
  reasonCode: 'Reason',
  reasonText: 'Reason in words',
  rescinds: 'Rescinded exclusions',
  serials: 'Serial numbers',
};

export function fieldLabel(field: Field): string {
  const { name, kind } = field;
  if (isUnits(field)) return 'Units';
  const said = LABELS[name] ?? sentenceCase(name.replace(/EventId$/, ''));
  return kind === 'money' ? `${said} (USD)` : said;
}

/** Where in the body something is wrong, as the form names it: `lines[0].htsus.code` is "Line 1, Tariff code (HTSUS), Code". */
function pathInWords(path: string): string {
  // Units are picked from what the case has; their places in the body are not those of its lines.
  if (/^lines\[\d+\]\.(line|quantity|from|serials)/.test(path)) return 'Units';
  return path
    .split('.')
    .map((part) => {
      const [name = '', index] = part.split(/[[\]]/);
      const label = fieldLabel({ name, kind: 'text' });
      return index === undefined ? label : `${singular(label)} ${Number(index) + 1}`;
    })
    .join(', ');
}

/** What is wrong with a field, by its name on the form. */
export function sayFieldError({ field, message }: { field: string; message: string }): string {
  return `${pathInWords(field)}: ${message}`;
}

export function singular(label: string): string {
  return label.replace(/ies$/, 'y').replace(/s$/, '');
}

function sentenceCase(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
