import type { Command } from 'commander';
import { TrackerClient } from '../http/tracker-client.ts';
import { addressOption } from '../service/address.ts';
import { named } from '../service/named-argument.ts';
import { pour } from '../http/pour.ts';
import { queryOf } from '../http/query.ts';

interface Options {
  readonly url: string;
  readonly campaign?: string;
  readonly port?: string;
  readonly known?: string;
}

export function addReplay(program: Command): void {
  program
    .command('replay')
    .addArgument(named('[caseId]'))
    .description(
      'each event with the state after it, a JSON document a line: of a case, of a campaign, or of all cases',
    )
    .option('--campaign <name>', 'only this campaign')
    .option('--port <codes>', 'only these ports, with commas')
    .option('--known <moment>', 'date or instant: what was recorded later is not shown')
    .addOption(addressOption())
    .action(async (caseId: string | undefined, { url, campaign, port, known }: Options) => {
      const path = caseId ? `/cases/${encodeURIComponent(caseId)}/replay` : '/replay';
      await pour(await new TrackerClient(url).open(`${path}${queryOf({ campaign, port, known })}`));
    });
}
