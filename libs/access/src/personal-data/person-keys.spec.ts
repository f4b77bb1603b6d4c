import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PersonKeys } from './person-keys.ts';

describe('Keys to personal data', () => {
  it('take no more memory than their own bytes, so that those of ten thousand persons are kept in little', () => {
    const folder = mkdtempSync(join(tmpdir(), 'person-keys-'));
    const keys = PersonKeys.open(folder);
    const { id, key } = keys.ofName('Erika Muster');
    expect([key.length, key.buffer.byteLength]).toEqual([32, 32]);
    expect(keys.ofPerson(id)?.buffer.byteLength).toBe(32);
    keys.close();
    rmSync(folder, { recursive: true });
  });
});
