/**
 * What the first screen costs on the way to it, from what was built: `npm run web:budget`. Fails when it is over budget.
 * Also says how long that takes on fast 3G as commonly simulated, by arithmetic: 1.6 Mbit/s and 150 ms a round trip.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../dist/apps/web', import.meta.url));
const KILO = 1000;
const BUDGET = { script: 180 * KILO, style: 70 * KILO } as const;
const BITS_A_SECOND = 1_600_000;
const ROUND_TRIP = 0.15;
/** Connection, document, what it names, what the page asks for first. */
const ROUND_TRIPS = 4;

const page = readFileSync(`${folder}/index.html`, 'utf8');
const named = (pattern: RegExp): string[] => [...page.matchAll(pattern)].flatMap(([, path]) => path ?? []);
/** As a client without Brotli gets it, which is the larger of the two. */
const size = (paths: readonly string[]): number =>
  paths.reduce((sum, path) => sum + readFileSync(`${folder}${path}.gz`).length, 0);
const kilobytes = (bytes: number): string => `${(bytes / KILO).toFixed(1)} kB`;

const sizes = {
  script: size(named(/(?:src|href)="(\/[^"]+\.js)"/g)),
  style: size(named(/href="(\/[^"]+\.css)"/g)),
};
let over = false;
for (const kind of ['script', 'style'] as const) {
  const within = sizes[kind] <= BUDGET[kind];
  over ||= !within;
  process.stdout.write(
    `${kind.padEnd(7)} ${kilobytes(sizes[kind]).padStart(9)} compressed, budget ${kilobytes(BUDGET[kind])}: ${within ? 'ok' : 'OVER'}\n`,
  );
}
const seconds = ((sizes.script + sizes.style) * 8) / BITS_A_SECOND + ROUND_TRIPS * ROUND_TRIP;
process.stdout.write(`on fast 3G both are there after about ${seconds.toFixed(1)} s\n`);
process.exitCode = over ? 1 : 0;
