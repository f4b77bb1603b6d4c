import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.ts';

describe('Canonical JSON', () => {
  it('is what RFC 8785 shows in its own examples', () => {
    const given = String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`;
    expect(canonicalJson(JSON.parse(given))).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
    const sorted = {
      '\u20ac': 'Euro',
      '\r': 'CR',
      '\ufb33': 'Dalet',
      '1': 'One',
      '😀': 'Smile',
      '\u0080': 'C',
      ö: 'O',
    };
    expect(canonicalJson(sorted)).toBe(
      '{"\\r":"CR","1":"One","\u0080":"C","ö":"O","€":"Euro","😀":"Smile","\ufb33":"Dalet"}',
    );
  });

  it('is what the package says, for every JSON value', () => {
    const value = fc.anything({
      values: [
        fc.string({ unit: 'binary' }),
        fc.string(),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.boolean(),
      ],
      key: fc.string({ unit: 'binary' }),
    });
    fc.assert(
      fc.property(value, (given) => {
        const json: unknown = JSON.parse(JSON.stringify(given) ?? 'null');
        expect(canonicalJson(json)).toBe(canonicalize(json));
      }),
    );
  });

  it('does not mistake names with line breaks for others', () => {
    expect(canonicalJson({ a: 1, 'b\nc': 2 })).toBe('{"a":1,"b\\nc":2}');
    expect(canonicalJson({ 'a\nb': 1, c: 2 })).toBe('{"a\\nb":1,"c":2}');
    expect(canonicalJson({ a: 1, b: 2, c: 3 })).toBe('{"a":1,"b":2,"c":3}');
  });

  it('reaches depths that would exhaust the stack', () => {
    const depth = 100_000;
    const text = `${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(canonicalJson(JSON.parse(text)) === text).toBe(true);
  });

  it('refuses what has no canonical form', () => {
    expect(() => canonicalJson({ a: '\ud800' })).toThrow('surrogate');
    expect(() => canonicalJson([Number.NaN])).toThrow('NaN');
    expect(() => canonicalJson([1n])).toThrow('bigint');
  });
});
