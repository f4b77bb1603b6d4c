import { CASES } from '../case-status/status-tables.ts';
import type { CaseReader } from './reader.ts';

/** Behind every text that begins with another one: texts are compared byte by byte. */
const BEHIND = '\u{10FFFF}';

/**
 * The names of importers that begin so, as cases have them. Sealed names of one person begin alike, in whatever case and with
 * whatever spaces each was written; nobody's name begins with nothing.
 */
export async function importersBeginning(reader: CaseReader, beginning: string): Promise<readonly string[]> {
  if (beginning === '') return [];
  const rows = await reader
    .selectFrom(CASES)
    .select('importer')
    .distinct()
    .where('importer', '>=', beginning)
    .where('importer', '<', beginning + BEHIND)
    .execute();
  return rows.flatMap(({ importer }) => importer ?? []);
}

/** What all names of the same person begin with: of a sealed one, all but what is sealed. */
export function sameImporter(name: string | null): string | null {
  return name && (/^sealed:\d+:[\w-]+:/.exec(name)?.[0] ?? name);
}
