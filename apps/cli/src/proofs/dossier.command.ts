import type { Command } from 'commander';
import { writeFileSync } from 'node:fs';
import { type Dossier, parseCheckpoint, parseNote } from '#libs/transparency-log';
import { CommandFailed, EXIT } from '../exit-codes.ts';
import { sayProblem, TrackerClient } from '../http/tracker-client.ts';
import { addressOption } from '../service/address.ts';
import { named } from '../service/named-argument.ts';
import { collect, readCheckpoint } from './read-text.ts';

interface Options {
  readonly url: string;
  readonly campaign?: string;
  readonly from?: string;
  readonly to?: string;
  readonly checkpoint?: readonly string[];
  readonly out?: string;
  readonly report?: string;
}

export function addDossier(program: Command): void {
  program
    .command('dossier')
    .addArgument(named('[caseId]'))
    .description('everything of a case, or of a campaign, in one file that can be verified without the service')
    .option('--campaign <name>', 'all cases of a campaign instead of one case')
    .option('--from <date>', 'the period of a campaign begins on')
    .option('--to <date>', 'and ends on')
    .option(
      '--checkpoint <file>',
      'a checkpoint you hold; the proof between it and the dossier is put in; may be repeated',
      collect,
    )
    .option('--out <file>', 'where to write it; CASE.dossier.json when left out, - for standard output')
    .option('--report <file>', 'write the printable report (PDF) to a file of its own too')
    .addOption(addressOption())
    .action((caseId: string | undefined, options: Options) => dossier(caseId, options));
}

async function dossier(caseId: string | undefined, options: Options): Promise<void> {
  const { url, campaign, from, to, checkpoint = [], report } = options;
  if ((caseId === undefined) === (campaign === undefined))
    throw new CommandFailed('Name a case, or --campaign.', EXIT.usage);
  const query = new URLSearchParams();
  const known = checkpoint.map((file) => parseCheckpoint(parseNote(readCheckpoint(file)).text).size);
  if (known.length > 0) query.set('known', known.join(','));
  for (const [name, value] of Object.entries({ campaign, from, to })) if (value) query.set(name, value);
  const path = caseId ? `/cases/${encodeURIComponent(caseId)}/dossier` : '/proofs/campaign-dossier';
  const answer = await new TrackerClient(url).get<Dossier>(`${path}?${query.toString()}`);
  if (!answer.ok)
    throw new CommandFailed(sayProblem(answer.problem), answer.status === 404 ? EXIT.notFound : EXIT.notOk);
  const text = `${JSON.stringify(answer.body, null, 1)}\n`;
  if (report && answer.body.report) writeFileSync(report, Buffer.from(answer.body.report.base64, 'base64'));
  if (options.out === '-') return void process.stdout.write(text);
  const out = options.out ?? `${caseId?.toUpperCase() ?? 'campaign'}.dossier.json`;
  writeFileSync(out, text);
  const cases = answer.body.cases.length;
  const events = answer.body.cases.reduce((sum, one) => sum + one.events.length, 0);
  process.stdout.write(`${out}: ${events} events of ${cases === 1 ? '1 case' : `${cases} cases`}\n`);
}
