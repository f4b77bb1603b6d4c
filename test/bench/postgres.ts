import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const POSTGRES = fileURLToPath(new URL('../../../.ci/postgres', import.meta.url));
/** What `.ci/postgres` ends with where there is none and none can be installed; it says why. */
const NONE = 75;

/** A PostgreSQL of this machine in a folder of its own, as the checks use it; nothing where there is none. */
export function startPostgres(folder: string): { readonly url: string; stop(): void } | undefined {
  const { status, stdout } = spawnSync(POSTGRES, ['start', folder], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status === NONE) return undefined;
  if (status !== 0) throw new Error(`PostgreSQL has not started (${status}).`);
  return { url: stdout.trim(), stop: () => void spawnSync(POSTGRES, ['stop', folder], { stdio: 'inherit' }) };
}
