import { execSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

describe('A fresh clone', () => {
  const clone = mkdtempSync(join(tmpdir(), 'clone-'));
  afterAll(() => rmSync(clone, { recursive: true }));

  it('is checked without a build: what the page imports and is not kept is made first, from the sources alone', () => {
    const kept = (path: string) => !/\/(generated|dist|node_modules)$/.test(path);
    for (const folder of ['apps', 'libs'])
      cpSync(join(root, folder), join(clone, folder), { recursive: true, filter: kept });
    for (const file of ['package.json', 'tsconfig.json']) cpSync(join(root, file), join(clone, file));
    symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'));

    const { scripts } = JSON.parse(readFileSync(join(clone, 'package.json'), 'utf8')) as { scripts: { check: string } };
    execSync(String(scripts.check.split(' && ')[0]), { cwd: clone, stdio: 'pipe' });

    const imported = sources(join(clone, 'apps/web/src')).flatMap((text) =>
      [...text.matchAll(/\/generated\/([\w-]+\.ts)'/g)].map((found) => found[1]),
    );
    const made = readdirSync(join(clone, 'apps/web/src/generated'));
    expect(imported.length).toBeGreaterThan(0);
    expect(made).toEqual(expect.arrayContaining([...new Set(imported)]));
  });
});

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}
