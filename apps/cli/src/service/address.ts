import { InvalidArgumentError, Option } from 'commander';
import { CommandFailed, EXIT } from '../exit-codes.ts';

/** `--url`: TRACKER_URL when it is left out, else the port on this machine where a service is by default. */
export function addressOption(): Option {
  const port = process.env['PORT'] ?? '3000';
  const here = `http://127.0.0.1:${port}`;
  if (!URL.canParse(here))
    throw new CommandFailed(`PORT=${port}: a port is a whole number from 0 to 65535.`, EXIT.usage);
  return new Option('--url <address>', 'address of the service').env('TRACKER_URL').default(here).argParser(checkedUrl);
}

/** For commander: the address, or an error of usage. */
export function checkedUrl(text: string): string {
  if (/^https?:/.test(text) && URL.canParse(text)) return text;
  throw new InvalidArgumentError('It must look like http://127.0.0.1:3000.');
}
