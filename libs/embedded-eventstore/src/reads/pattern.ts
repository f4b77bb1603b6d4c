import { RE2JS } from 're2js';
import { invalidChoice } from '../wire/errors.ts';
import { leadingLooks } from './leading-looks.ts';

const LONGEST_PATTERN = 4096;

/** What a pattern may be compiled to, and how much of a name it is held against: the product is the work for one name. */
const LARGEST_PROGRAM = 500;
const LONGEST_NAME = 500;

/**
 * Regular expressions run on an engine whose time is linear in the text, whatever the pattern. Of longer names than any
 * that people give, they see the beginning. The engine knows no looking ahead; where a pattern begins with it, which is how
 * clients say what is to be left out, it is a second pattern that must, or must not, fit.
 *
 * @throws ServerError for a pattern that can't be used.
 */
export function patternMatcher(regex: string): (name: string) => boolean {
  if (regex.length > LONGEST_PATTERN) {
    throw invalidChoice(`${regex.slice(0, 40)}...`, `regular expression: at most ${LONGEST_PATTERN} characters`);
  }
  const { looks, rest } = leadingLooks(regex);
  const tests = [...looks, { pattern: rest, fits: true }].map(({ pattern, fits }) => ({
    program: compile(pattern, regex),
    fits,
  }));
  if (tests.reduce((sum, { program }) => sum + program.programSize(), 0) > LARGEST_PROGRAM)
    throw invalidChoice(regex, 'regular expression: it is too large');
  return (name) => {
    const seen = name.length > LONGEST_NAME ? name.slice(0, LONGEST_NAME) : name;
    return tests.every(({ program, fits }) => program.test(seen) === fits);
  };
}

function compile(pattern: string, regex: string): RE2JS {
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    const known = 'looking around, but for looking ahead at the very beginning, and back-references are not supported';
    const reason = error instanceof Error ? error.message : String(error);
    throw invalidChoice(regex, `regular expression (${known}): ${reason}`);
  }
}
