import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { damage, filledStore, tamper, temporaryFolder } from '../testing/filled-store.ts';
import { checkStore } from './check-store.ts';

describe('check', () => {
  const root = temporaryFolder();
  let file: string;
  beforeEach(async () => {
    file = await filledStore(mkdtempSync(join(root, 'check-')));
  });

  const codes = async () => (await checkStore(file)).problems.map(({ code }) => code);

  it('finds nothing wrong with a store that was written and closed, and counts what is in it', async () => {
    expect(await checkStore(file)).toMatchObject({ ok: true, events: 6, streams: 3, types: 4, problems: [] });
  });

  it('says which event was altered, by position', async () => {
    damage(file, '{"text":"two"}', '{"text":"tww"}');
    const { ok, problems } = await checkStore(file);
    expect(ok).toBe(false);
    expect(problems).toMatchObject([{ code: 'EVENT_ALTERED', position: expect.any(BigInt) }]);
  });

  it('notices an altered stream name, which renames all events of the stream', async () => {
    tamper(file, `UPDATE streams SET name = 'case-9' WHERE name = 'case-2'`);
    expect(await codes()).toEqual(['STREAM_ALTERED']);
  });

  it('notices an altered event type', async () => {
    tamper(file, `UPDATE types SET name = 'Relieved' WHERE name = 'Released'`);
    expect(await codes()).toEqual(['TYPE_ALTERED']);
  });

  it('notices an event that was taken out, by the gap in positions and in revisions', async () => {
    tamper(
      file,
      `DELETE FROM events WHERE position = (SELECT position FROM events ORDER BY position LIMIT 1 OFFSET 1)`,
    );
    expect(new Set(await codes())).toEqual(new Set(['REVISION_GAP', 'POSITION_GAP']));
  });

  it('notices a stream that is referred to and gone', async () => {
    tamper(file, `DELETE FROM streams WHERE name = 'case-2'`);
    expect(await codes()).toContain('REFERENCE_MISSING');
  });

  it('reports a file of which the end is missing', async () => {
    writeFileSync(file, readFileSync(file).subarray(0, 4096 * 3));
    expect(await codes()).toContain('FILE_DAMAGED');
  });

  it('refuses to call something else a store, saying what to do', async () => {
    const other = join(root, 'letter.txt');
    writeFileSync(other, 'Dear Sir or Madam, '.repeat(500));
    await expect(checkStore(other)).rejects.toMatchObject({ code: 'STORE_FOREIGN' });
    await expect(checkStore(join(root, 'nowhere'))).rejects.toMatchObject({ code: 'STORE_PATH' });
  });
});
