import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const POSTGRES = fileURLToPath(new URL('../../../.ci/postgres', import.meta.url));
/** What `.ci/postgres` ends with where there is none and none can be installed; it says why. */
const NONE = 75;

/**
 * A PostgreSQL of this machine, as the checks use it; nothing where there is none. Its folder is not within that of the
 * bench, which nobody but the bench may enter: where this runs as root, the server runs as an account of its own.
 */
export function startPostgres(): { readonly url: string; stop(): void } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'bench-postgres-'));
  const { status, stdout } = spawnSync(POSTGRES, ['start', folder], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  if (status !== 0) {
    remove();
    if (status === NONE) return undefined;
    throw new Error(`PostgreSQL has not started (${status}).`);
  }
  return {
    url: stdout.trim(),
    stop() {
      spawnSync(POSTGRES, ['stop', folder], { stdio: 'inherit' });
      remove();
    },
  };
}
