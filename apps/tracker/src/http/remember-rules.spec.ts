import { IsString, validateSync } from 'class-validator';
import { rememberRules } from './remember-rules.ts';

class Named {
  @IsString()
  name!: unknown;
}
class Titled extends Named {
  @IsString()
  title!: unknown;
}

describe('remembered rules', () => {
  it('are the same as those looked up anew, inherited ones included, and each class keeps its own', () => {
    const broken = (value: object): string[] => validateSync(value).map(({ property }) => property);
    const cases = [new Named(), new Titled(), Object.assign(new Titled(), { name: 'a' })];
    const before = cases.map(broken);
    expect(before).toEqual([['name'], expect.arrayContaining(['name', 'title']), ['title']]);
    rememberRules();
    rememberRules();
    expect([cases.map(broken), cases.map(broken)]).toEqual([before, before]);
  });
});
