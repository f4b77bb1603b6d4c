import { FOREIGN_URL } from './server-under-test.ts';

/**
 * Tests that need the embedded server's process or its file. On a server that was named they are skipped, and a sentence
 * says why: jest prints nothing of a file that is skipped as a whole.
 */
export function describeEmbedded(name: string, why: string, tests: () => void): void {
  if (FOREIGN_URL === undefined) {
    describe(name, tests);
    return;
  }
  process.stderr.write(`Not asked of the server that EVENTSTORE_URL names: "${name}", since ${why}.\n`);
  // eslint-disable-next-line no-restricted-properties -- What cannot be asked of a foreign server counts as skipped.
  describe.skip(name, tests);
}
