import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Sought } from '../../../src/archive/words/sought.ts';

const sought = new Sought();

test('the forty heaviest terms are looked for, of equal ones those that come first', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 90 }), (weights) => {
      sought.clear();
      for (const [place, weight] of weights.entries()) sought.put(1000 + place, place, weight);
      const places = weights
        .map((weight, place) => ({ weight, place }))
        .sort((a, b) => b.weight - a.weight || a.place - b.place)
        .slice(0, 40)
        .map(({ place }) => place);
      expect([...sought.places.subarray(0, sought.size)]).toEqual(places);
      expect([...sought.ids.subarray(0, sought.size)]).toEqual(places.map((place) => 1000 + place));
      expect([...sought.weights.subarray(0, sought.size)]).toEqual(places.map((place) => weights[place]));
    }),
  );
});
