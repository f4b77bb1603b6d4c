import { CASES, NUMBERS, SERIALS } from '../case-status/status-tables.ts';
import type { CaseReader } from './reader.ts';

/** Where a number that somebody has in hand leads to. */
export interface Found {
  readonly caseId: string;
  readonly by: 'caseId' | 'entryNumber' | 'fpfCaseNumber' | 'serial';
  readonly line?: number;
  /** Where the numbered unit is. */
  readonly bucket?: string;
}

/** Most cases named in one answer; a number leads to one case, but for a serial number used twice. */
const MOST = 50;

/** Cases that a case number, entry number, FP&F number or serial number belongs to. */
export async function findCases(reader: CaseReader, number: string): Promise<Found[]> {
  const upper = number.toUpperCase();
  const [cases, numbers, serials] = await Promise.all([
    reader
      .selectFrom(CASES)
      .select(['case_id', 'entry_number'])
      .where(({ eb, or }) => or([eb('case_id', '=', upper), eb('entry_number', '=', upper)]))
      .limit(MOST)
      .execute(),
    reader.selectFrom(NUMBERS).select('case_id').where('number', '=', upper).limit(MOST).execute(),
    // As printed on the unit; makers do not agree on upper case.
    reader
      .selectFrom(SERIALS)
      .selectAll()
      .where('serial', 'in', [...new Set([number, upper])])
      .limit(MOST)
      .execute(),
  ]);
  return [
    ...cases.map(({ case_id }): Found => ({ caseId: case_id, by: case_id === upper ? 'caseId' : 'entryNumber' })),
    ...numbers.map(({ case_id }): Found => ({ caseId: case_id, by: 'fpfCaseNumber' })),
    ...serials.map(({ case_id, line, bucket }): Found => ({ caseId: case_id, by: 'serial', line, bucket })),
  ];
}
