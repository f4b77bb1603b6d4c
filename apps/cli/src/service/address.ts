import { InvalidArgumentError, Option } from 'commander';

/** `--url`: TRACKER_URL when it is left out, else the port on this machine where a service is by default. */
export function addressOption(): Option {
  return new Option('--url <address>', 'address of the service')
    .env('TRACKER_URL')
    .default(`http://127.0.0.1:${process.env['PORT'] ?? '3000'}`)
    .argParser(checkedUrl);
}

/** For commander: the address, or an error of usage. */
export function checkedUrl(text: string): string {
  if (/^https?:/.test(text) && URL.canParse(text)) return text;
  throw new InvalidArgumentError('It must look like http://127.0.0.1:3000.');
}
