import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { storeUnderTest } from '../testing/store-under-test.ts';

describe('the shield around the client', () => {
  it('keeps the process alive when an answer comes for an append that the client has forgotten', async () => {
    const server = await storeUnderTest();
    const script = join(import.meta.dirname, '../testing/late-answer-process.ts');
    const args = ['--conditions=source', script, server.url, server.prefix];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    expect(stdout).toBe('revision 1\nrevision 1\n');
    await server.stop();
  });
});
