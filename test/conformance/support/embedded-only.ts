import { FOREIGN_URL } from './server-under-test.ts';

/**
 * Tests that need the embedded server's process or its file. On a server that was named they are skipped, and the
 * report says why.
 */
export function describeEmbedded(name: string, why: string, tests: () => void): void {
  if (FOREIGN_URL === undefined) {
    describe(name, tests);
    return;
  }
  // eslint-disable-next-line no-restricted-properties -- What cannot be asked of a foreign server is reported as not asked.
  describe.skip(name, () => it(`is not asked of a foreign server: ${why}`, () => undefined));
}
