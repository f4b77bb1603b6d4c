import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Locked {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly resolved?: string;
}

const file = join(import.meta.dirname, '../../package-lock.json');
const { packages } = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, Locked> };

/** Whether a package finds another one, as Node looks for it: in its own folder, then in those around it. */
function finds(from: string, name: string): boolean {
  const inside = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
  if (inside in packages) return true;
  if (from === '') return false;
  const outer = from.lastIndexOf('/node_modules/');
  return finds(outer === -1 ? '' : from.slice(0, outer), name);
}

const missing = (kind: 'dependencies' | 'optionalDependencies'): string[] =>
  Object.entries(packages).flatMap(([at, locked]) =>
    Object.keys(locked[kind] ?? {})
      .filter((name) => !finds(at, name))
      .map((name) => `${at}: ${name}`),
  );

describe('the lock file', () => {
  it('holds every package that another one needs', () => {
    expect(missing('dependencies')).toEqual([]);
  });

  // npm leaves them out when the registry does not serve them yet, and then refuses to install from its own lock file.
  it('holds the binaries of every platform, not only of the one it was written on', () => {
    expect(missing('optionalDependencies')).toEqual([]);
  });

  it('names no registry, so that everybody installs from their own', () => {
    expect(Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });
});
