#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { Command, CommanderError } from 'commander';
import { CommandFailed, EXIT } from './exit-codes.ts';
import { fail } from './output/fail.ts';
import { letReadersGo } from './output/readers.ts';

/** Only what is asked for is loaded: the event store starts in a fraction of the time that all of it takes. */
const COMMANDS: Readonly<Record<string, () => Promise<(program: Command) => void>>> = {
  demo: async () => (await import('./demo/demo.command.ts')).addDemo,
  import: async () => (await import('./import/import.command.ts')).addImport,
  status: async () => (await import('./reading/status.command.ts')).addStatus,
  timeline: async () => (await import('./reading/timeline.command.ts')).addTimeline,
  'as-of': async () => (await import('./as-of/as-of.command.ts')).addAsOf,
  report: async () => (await import('./as-of/report.command.ts')).addReport,
  replay: async () => (await import('./as-of/replay.command.ts')).addReplay,
  health: async () => (await import('./reading/health.command.ts')).addHealth,
  projections: async () => (await import('./projections/projections.command.ts')).addProjections,
  store: async () => (await import('./store/store.command.ts')).addStore,
  backup: async () => (await import('./store/backup.command.ts')).addBackup,
  webhooks: async () => (await import('./webhooks/webhooks.command.ts')).addWebhooks,
  dossier: async () => (await import('./proofs/dossier.command.ts')).addDossier,
  verify: async () => (await import('./proofs/verify.command.ts')).addVerify,
  audit: async () => (await import('./proofs/audit.command.ts')).addAudit,
  witness: async () => (await import('./proofs/witness.command.ts')).addWitness,
  'checkpoint-key': async () => (await import('./proofs/checkpoint-key.command.ts')).addCheckpointKey,
  access: async () => (await import('./access/access.command.ts')).addAccess,
  people: async () => (await import('./access/people.command.ts')).addPeople,
  token: async () => (await import('./access/token.command.ts')).addToken,
};

// From the second time on, what is loaded below need not be compiled.
enableCompileCache();

const program = new Command('cct')
  .description(
    'Customs case tracker: an office, its read models, its event store and its proofs, from the command line',
  )
  .exitOverride()
  .showHelpAfterError('(see --help)');

letReadersGo();
try {
  const [, , asked = ''] = process.argv;
  const needed = Object.hasOwn(COMMANDS, asked) ? [asked] : Object.keys(COMMANDS);
  for (const name of needed) (await COMMANDS[name]!())(program);
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) fail(error);
  // What is wrong with the command line commander has said.
  else if (error.exitCode !== 0) fail(new CommandFailed(error.message, EXIT.usage), 'said');
}
