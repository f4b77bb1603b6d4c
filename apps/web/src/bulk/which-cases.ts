import { answered, api } from '../api/client.ts';

/** What a list of numbers came to: cases, and numbers that belong to none. */
export interface Resolved {
  readonly caseIds: readonly string[];
  readonly unknown: readonly string[];
}

/** Most numbers that are looked up for one job. */
export const MOST = 2_000;

/** Numbers out of whatever was pasted or uploaded: lines, or the cells of a CSV; a header cell is no number. */
export function numbersIn(text: string): string[] {
  const cells = text.split(/[\n\r,;\t]+/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
  return [...new Set(cells.filter((cell) => /\d/.test(cell) && cell.length <= 64))].slice(0, MOST);
}

/** The cases that numbers of any kind belong to: case, entry, FP&F or serial numbers. */
export async function resolve(numbers: readonly string[], progress: (done: number) => void): Promise<Resolved> {
  const caseIds = new Set<string>();
  const unknown: string[] = [];
  let done = 0;
  const waiting = [...numbers];
  const worker = async (): Promise<void> => {
    for (let number = waiting.shift(); number !== undefined; number = waiting.shift()) {
      const { found } = answered(await api.GET('/api/v1/cases/find', { params: { query: { number } } }));
      if (found.length === 0) unknown.push(number);
      for (const { caseId } of found) caseIds.add(caseId);
      progress(++done);
    }
  };
  await Promise.all(Array.from({ length: 4 }, worker));
  return { caseIds: [...caseIds].sort(), unknown };
}
