/**
 * Builds the page: the types and forms from the API's own document, then the bundle. What has been
 * built of the same sources is left as it is, since the design system's style sheets take their time.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { generate } from './generate.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const page = at('..');
const stamp = at('../../../dist/.web-digest');

/** Everything that the bundle is made of, as one short text. */
function digest(): string {
  const files = readdirSync(page, { recursive: true })
    .map((name) => join(page, String(name)))
    // Types leave no trace in what is built.
    .filter((path) => statSync(path).isFile() && !path.endsWith('generated/openapi.ts'))
    .sort();
  const hash = createHash('sha256');
  for (const path of [...files, at('../../../package-lock.json')]) hash.update(path).update(readFileSync(path));
  return hash.digest('hex');
}

await generate();
const sources = digest();
const built = existsSync(stamp) && existsSync(at('../../../dist/apps/web/index.html'));
if (built && readFileSync(stamp, 'utf8') === sources) {
  process.stderr.write('The page is built of these sources already.\n');
} else {
  await build({ configFile: at('vite.config.ts'), logLevel: 'warn' });
  writeFileSync(stamp, sources);
}
