import type { Job } from './job.ts';

/** What happened in each case, as CSV. A cell that a spreadsheet would take for a formula is marked as text. */
export function asCsv({ command, items }: Job): string {
  const rows = items.map(({ caseId, state, says = '', key }) => [caseId, command, state, says, key]);
  return [['case', 'deed', 'state', 'says', 'idempotency key'], ...rows]
    .map((row) => row.map(cell).join(','))
    .join('\r\n');
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

export function download(job: Job): void {
  const url = URL.createObjectURL(new Blob([asCsv(job)], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${job.command}-${job.startedAt.slice(0, 10)}.csv`;
  link.click();
  URL.revokeObjectURL(url);
}
