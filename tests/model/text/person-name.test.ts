import { expect, test } from 'vitest';
import { partsOfName } from '../../../src/model/text/person-name.ts';

test.each([
  ['Laura Hale', 'Laura||Hale|'],
  ['Piet van Dijk, Jr.', 'Piet|van|Dijk|Jr.'],
  ['Ludwig van der Rohe', 'Ludwig|van der|Rohe|'],
  // The first word is a given name, whatever it looks like.
  ['el Hadj Diouf', 'el Hadj||Diouf|'],
  ['Al Gore', 'Al||Gore|'],
  ['al Gore', 'al||Gore|'],
  ['Staff', '||Staff|'],
  ['早川 みどり', '||早川 みどり|'],
])('%s has the parts %s', (name, parts) => {
  const { given, particle, family, suffix } = partsOfName(name);
  expect([given, particle, family, suffix].join('|')).toBe(parts);
});
