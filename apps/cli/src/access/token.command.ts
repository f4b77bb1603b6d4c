import { type Command, Option } from 'commander';
import { tokenFor } from '../http/credentials.ts';
import { addressOption } from '../service/address.ts';

export function addToken(program: Command): void {
  program
    .command('token')
    .description('a bearer token for the service, on standard output')
    .addOption(
      new Option(
        '--as <person>',
        'demonstration person to be, by id or role; only with the provider for development',
      ).default('h.quist'),
    )
    .addOption(addressOption())
    .action(async ({ as, url }: { as: string; url: string }) => {
      process.stdout.write(`${await tokenFor(url.replace(/\/+$/, ''), as)}\n`);
    });
}
