import type { Command } from 'commander';
import { EXIT } from '../exit-codes.ts';
import { TrackerClient } from '../http/tracker-client.ts';
import { addressOption } from '../service/address.ts';

interface Health {
  readonly status: string;
  readonly problems: readonly string[];
  readonly projections: { readonly phase: string; readonly position: string; readonly lagMs: number | null };
}

export function addHealth(program: Command): void {
  program
    .command('health')
    .description('whether the service is ready; ends with 1 when not, 3 when it does not answer')
    .option('--json', 'print JSON as the service gives it')
    .addOption(addressOption())
    .action(async ({ url, json }: { url: string; json?: boolean }) => {
      const answer = await new TrackerClient(url).get<Health>('/health/ready');
      const health = answer.ok ? answer.body : (answer.problem as unknown as Health);
      process.stdout.write(`${json ? JSON.stringify(health, null, 2) : say(health)}\n`);
      if (health.status !== 'ready') process.exitCode = EXIT.notOk;
    });
}

function say({ status, problems, projections }: Health): string {
  const reading = `read models ${projections.phase} at position ${projections.position}, ${projections.lagMs ?? '?'} ms behind`;
  return [`${status}: ${reading}`, ...problems.map((problem) => `  ${problem}`)].join('\n');
}
