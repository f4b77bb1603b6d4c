import { COLUMNS, REQUIRED_COLUMNS } from './columns.ts';

/** What a column without a heading is called: nothing may stand in it. */
export const NAMELESS = 'column without a heading';

/**
 * The columns that a heading line names, as docs/import.md has them, however they are spaced and whatever their letters: as
 * spreadsheets and people write them. A file whose columns are not clear is refused before anything of it is recorded.
 * @throws Error that names the column
 */
export function columnsOf(headings: readonly string[]): string[] {
  const columns = headings.map((heading) => (heading.trim() === '' ? NAMELESS : known(heading)));
  const named = columns.filter((column): column is string => column !== undefined && column !== NAMELESS);
  if (named.length === 0)
    throw new Error(
      `its first line is no heading line. Put one before it: ${REQUIRED_COLUMNS.join(',')}, ... (docs/import.md).`,
    );
  const unknown = headings.filter((_heading, index) => columns[index] === undefined).map((one) => `"${one.trim()}"`);
  if (unknown.length > 0)
    throw new Error(
      `its heading line names ${unknown.join(', ')}, and there is no such column. Rename it to one of ${COLUMNS.join(', ')}, or take it out; what a command needs beyond them goes into data.`,
    );
  const twice = named.find((column, index) => named.indexOf(column) !== index);
  if (twice) throw new Error(`its heading line names ${twice} twice. Take one of the two columns out.`);
  const missing = REQUIRED_COLUMNS.filter((column) => !named.includes(column));
  if (missing.length > 0) throw new Error(`its heading line lacks ${missing.join(', ')}. Add what is missing.`);
  return columns as string[];
}

function known(heading: string): string | undefined {
  const plain = (name: string): string => name.toLowerCase().replaceAll(/[\s_-]/g, '');
  return COLUMNS.find((column) => plain(column) === plain(heading));
}
