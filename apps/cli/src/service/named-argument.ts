import { Argument, InvalidArgumentError } from 'commander';

/** An argument that is something: `cct status "$CASE"` is no question about all cases, where there is no CASE. */
export function named(words: string): Argument {
  return new Argument(words).argParser((text: string) => {
    if (text.trim() !== '') return text;
    throw new InvalidArgumentError('It is empty.');
  });
}
