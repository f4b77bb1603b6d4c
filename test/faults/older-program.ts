import { registerHooks } from 'node:module';
import { built } from '../support/built.ts';

/** What an older program may not know yet, and what it then has in the place of what this one says. */
const YET_UNKNOWN: Readonly<Record<string, readonly [now: string, before: string]>> = {
  'the type NoteAdded': ['isEventType(recorded.type)', "(recorded.type !== 'NoteAdded' && isEventType(recorded.type))"],
  'any second version': ['{ version } = specOf(recorded.type)', 'version = 1'],
};
export type YetUnknown = 'the type NoteAdded' | 'any second version';

const HERE = 'test/faults/older-program.ts';
const CODEC = '/libs/cases/src/events/codec.js';

/** Variables that start the built programs as they were before they knew this. */
export function olderProgram(yetUnknown: YetUnknown): Record<string, string> {
  return { NODE_OPTIONS: `--import=${built(HERE)}`, OLDER_PROGRAM: yetUnknown };
}

const change = YET_UNKNOWN[process.env['OLDER_PROGRAM'] ?? ''];
if (change) {
  const [now, before] = change;
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      if (!url.endsWith(CODEC)) return loaded;
      const source = Buffer.from((loaded.source ?? '') as Uint8Array).toString('utf8');
      if (!source.includes(now)) throw new Error(`${url} does not say "${now}", so it cannot be made older.`);
      return { ...loaded, source: source.replace(now, before) };
    },
  });
}
