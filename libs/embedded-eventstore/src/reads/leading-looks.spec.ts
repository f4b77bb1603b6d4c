import { leadingLooks } from './leading-looks.ts';
import { patternMatcher } from './pattern.ts';

const NAMES = ['$system', 'PersistentConfig1', 'case-1', 'case-2', 'note', 'a', 'ab', 'b', 'c', ''];

describe('A pattern that begins with looking ahead', () => {
  // The language's own engine says what is right.
  it.each([
    '^(?!(\\$.+$|PersistentConfig\\d+$))',
    '^(?!\\$)case-',
    '^(?=case)(?!.*1$).*',
    '^(?![)$(]|a(b|\\)))[a-c]',
    '^(?!a)b|c',
    '^(?!case-(1|2)$).+',
  ])('lets %s pass the names that it means', (pattern) => {
    const expected = NAMES.filter((name) => new RegExp(pattern).test(name));
    const matches = () => patternMatcher(pattern);
    if (pattern.includes(')b|c')) expect(matches).toThrow('regular expression');
    else expect(NAMES.filter(matches())).toEqual(expected);
  });

  it('is left alone when it does not, or does not close', () => {
    for (const pattern of ['^case-', 'a(?!b)', '^(?!a', '(?!a)b', '^(?!a)b|c'])
      expect(leadingLooks(pattern)).toEqual({ looks: [], rest: pattern });
  });
});
