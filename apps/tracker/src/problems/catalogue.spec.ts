import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROBLEM_KINDS, statusOf } from './catalogue.ts';

const SOURCES = join(__dirname, '..');

/** Every `problemOf(400, 'CODE'` in the sources of the service. */
function codesInSources(): [number, string][] {
  return readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('spec.ts'))
    .flatMap((file) => [...readFileSync(join(SOURCES, file), 'utf8').matchAll(/problemOf\(\s*(\d{3}),\s*'([A-Z_]+)'/g)])
    .map(([, status, code]) => [Number(status), String(code)]);
}

describe('The page of problems', () => {
  it('explains every code that the service answers with, under its status', () => {
    const codes = codesInSources();
    expect(codes.length).toBeGreaterThan(10);
    for (const [status, code] of codes) expect([code, PROBLEM_KINDS[code]?.status]).toEqual([code, status]);
  });

  it('knows a stale If-Match from a conflict found while recording', () => {
    expect(statusOf('REVISION_CONFLICT', 'If-Match')).toBe(412);
    expect(statusOf('REVISION_CONFLICT', undefined)).toBe(409);
  });
});
