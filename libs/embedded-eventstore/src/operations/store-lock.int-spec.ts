import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { temporaryFolder } from '../testing/filled-store.ts';
import { lockStore } from './store-lock.ts';

const HOLD = `
  const { DatabaseSync } = require('node:sqlite');
  const lock = new DatabaseSync(process.argv[1]);
  lock.exec('PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE');
  console.log('held');
  setInterval(() => lock.isOpen, 1000);
`;

describe('The lock of a store', () => {
  const folder = temporaryFolder();

  it('lets one in at a time, within one process too', () => {
    const file = join(folder, 'one.sqlite');
    const lock = lockStore(file);
    expect(() => lockStore(file)).toThrow(expect.objectContaining({ code: 'STORE_LOCKED' }));
    lock.release();
    lockStore(file).release();
  });

  it('is free again when the process that held it was killed', async () => {
    const file = join(folder, 'two.sqlite');
    const holder = spawn(process.execPath, ['-e', HOLD, `${file}-lock`], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(holder.stdout, 'data');
    expect(() => lockStore(file)).toThrow(/Another process serves .*two\.sqlite/);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    lockStore(file).release();
  });
});
