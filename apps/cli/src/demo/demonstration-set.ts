import { syn01, syn02, syn03, syn04, syn05, syn06 } from './cases/syn-01-to-06.ts';
import { syn07, syn08, syn09, syn10, syn11, syn12 } from './cases/syn-07-to-12.ts';
import type { OfficerCommand } from './officer-command.ts';

/**
 * The crypto-miner holds of 2024-25 as a synthetic set: 12 cases, 13 lines, 10,000 units, up to 5 March 2025.
 * It holds only what officers did on which day. Every number shown of it comes out of the fold.
 */
export function demonstrationSet(): OfficerCommand[] {
  const stories = [syn01, syn02, syn03, syn04, syn05, syn06, syn07, syn08, syn09, syn10, syn11, syn12];
  return stories.flatMap((story) => story().commands);
}
