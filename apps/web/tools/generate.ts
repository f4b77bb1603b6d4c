import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { deedForms, type OpenApi } from './deed-forms.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const service = at('../../../apps/tracker/src/http/document-process.ts');
const asSources = ['--conditions=source', `--import=${new URL('decorated.ts', import.meta.url).href}`];
const folder = at('../src/generated');

/**
 * Writes src/generated: the types of the API and the forms of its deeds, from the document that the service prints of
 * itself. It runs as sources, so that what checks them needs no build.
 */
export async function generate(): Promise<void> {
  const document = JSON.parse(
    execFileSync(process.execPath, [...asSources, service], { encoding: 'utf8', maxBuffer: 1 << 26 }),
  ) as OpenApi & OpenAPI3;
  const { deeds, forms, common, shapes } = deedForms(document);
  const types = astToString(await openapiTS(document, { alphabetize: true, immutable: false }));

  mkdirSync(folder, { recursive: true });
  write('openapi', types);
  write(
    'deeds',
    `import type { Deed } from '../deeds/field.ts';\n\nexport const DEEDS: readonly Deed[] = ${JSON.stringify(deeds)};\n`,
  );
  write(
    'forms',
    `import type { Field } from '../deeds/field.ts';\n
  export const FORMS: Readonly<Record<string, readonly Field[]>> = ${JSON.stringify(forms)};
  export const COMMON: readonly Field[] = ${JSON.stringify(common)};
  export const SHAPES: Readonly<Record<string, readonly Field[]>> = ${JSON.stringify(shapes)};\n`,
  );
}

function write(name: string, text: string): void {
  writeFileSync(`${folder}/${name}.ts`, text);
}
