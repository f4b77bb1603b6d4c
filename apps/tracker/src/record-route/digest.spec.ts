import { digestOf } from './digest.ts';

describe('the digest of a command', () => {
  it('is the same whatever the order of the fields, and whatever was left out', () => {
    const one = digestOf('Detain', { basis: 'decision', lines: [{ line: 1, quantity: 3 }] });
    expect(digestOf('Detain', { lines: [{ quantity: 3, line: 1 }], basis: 'decision', note: undefined })).toBe(one);
  });

  it('is another one when a value, a place in a list or the deed differs', () => {
    const digests = [
      digestOf('Detain', { lines: [1, 2] }),
      digestOf('Detain', { lines: [2, 1] }),
      digestOf('Detain', { lines: ['1', '2'] }),
      digestOf('Release', { lines: [1, 2] }),
      digestOf('Detain', { lines: null }),
    ];
    expect(new Set(digests).size).toBe(digests.length);
  });

  it('keeps what earlier versions of the service recorded', () => {
    expect(digestOf('Detain', { lines: [{ quantity: 3, line: 1 }], basis: 'decision' })).toBe('oYu-C0fGPCQ1ESATfkee6C');
  });
});
