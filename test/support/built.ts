import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * A file of the build by its path in the sources, e.g. `apps/tracker/src/main.ts`.
 * @throws when it was not built: a test of what users run must not pass, or wait, without it.
 */
export function built(source: string): string {
  const file = fileURLToPath(new URL(`../../dist/${source.replace(/\.ts$/, '.js')}`, import.meta.url));
  if (!existsSync(file))
    throw new Error(`${source} has not been built: run \`npm run build\` first (\`npm test\` does it by itself).`);
  return file;
}
