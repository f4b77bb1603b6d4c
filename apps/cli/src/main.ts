#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { addAccess } from './access/access.command.ts';
import { addDemo } from './demo/demo.command.ts';
import { CommandFailed, EXIT } from './exit-codes.ts';
import { addImport } from './import/import.command.ts';
import { addHealth } from './reading/health.command.ts';
import { addStatus } from './reading/status.command.ts';
import { addTimeline } from './reading/timeline.command.ts';
import { addStore } from './store/store.command.ts';

const program = new Command('cct')
  .description('Customs case tracker: demonstration, import, status, timeline, health, store')
  .exitOverride()
  .showHelpAfterError('(see --help)');

addDemo(program);
addImport(program);
addStatus(program);
addTimeline(program);
addHealth(program);
addStore(program);
addAccess(program);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  } else if (error instanceof CommandFailed) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error.exitCode;
  } else {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = EXIT.notOk;
  }
}
