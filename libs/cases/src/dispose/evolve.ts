import { movesTo } from '../case-file/move.ts';
import { sayUnits } from '../case-file/say.ts';
import { withLinesOf } from '../case-file/with-line.ts';
import { stayProblem } from '../elections/stays.ts';
import type { EventSpec } from '../events/spec.ts';
import type { DisposalMethod } from './event.ts';
import { notYetDisposed } from './not-yet-disposed.ts';

/** Methods that take units to a bucket of their own; the others leave them in `forfeited`, marked. */
const MOVED_TO = { destroyed: 'destroyed', exported: 'exported' } as const;

function bucketOf(method: DisposalMethod): 'destroyed' | 'exported' | undefined {
  return method === 'destroyed' || method === 'exported' ? MOVED_TO[method] : undefined;
}

export const disposedOf: EventSpec<'DisposedOf'> = {
  version: 1,
  title: 'Disposed of',
  moves: ({ method, lines }) => {
    const to = bucketOf(method);
    return to ? movesTo(to, lines) : [];
  },
  apply: (state, { data: { method, lines } }) => {
    if (bucketOf(method)) return state;
    return withLinesOf(state, lines, (line, { quantity, serials = [] }) => ({
      ...line,
      disposed: { ...line.disposed, [method]: (line.disposed[method] ?? 0) + quantity },
      disposedSerials: new Set([...line.disposedSerials, ...serials]),
    }));
  },
  problem: (state, { data: { lines } }) =>
    notYetDisposed(state, lines) ?? stayProblem('DISPOSAL_NOT_PERMITTED', state, lines),
  describe: ({ lines, method, authorityReference }) =>
    `${sayUnits(lines)} disposed of: ${method} (${authorityReference})`,
};
