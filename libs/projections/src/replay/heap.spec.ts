import fc from 'fast-check';
import { Heap } from './heap.ts';

describe('A heap', () => {
  it('gives what is in it from the least to the greatest, whatever is put in meanwhile', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer(), { nil: undefined })), (steps) => {
        const heap = new Heap<number>((a, b) => a < b);
        let inside: number[] = [];
        for (const step of steps) {
          if (step === undefined) {
            expect(heap.pop()).toBe(inside[0]);
            inside = inside.slice(1);
          } else {
            heap.push(step);
            inside = [...inside, step].sort((a, b) => a - b);
          }
        }
        for (const one of inside) expect(heap.pop()).toBe(one);
        expect(heap.pop()).toBeUndefined();
      }),
    );
  });
});
