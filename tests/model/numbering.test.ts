import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Numbering } from '../../src/model/numbering.ts';

const numbering = new Numbering();

test('hashes are numbered from 1 in the order in which they are met', () => {
  const hashes = fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: 1, maxLength: 3000 });
  fc.assert(
    fc.property(hashes, (met) => {
      numbering.clear();
      const numbers = new Map<number, number>();
      for (const hash of met) {
        expect(numbering.known(hash)).toBe(numbers.get(hash) ?? 0);
        const number = numbers.get(hash) ?? numbers.size + 1;
        numbers.set(hash, number);
        expect(numbering.numberOf(hash)).toBe(number);
      }
      expect(numbering.size).toBe(numbers.size);
    }),
    { numRuns: 30 },
  );
});
