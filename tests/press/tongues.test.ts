import { expect, test } from 'vitest';
import { listSeparators } from '../../src/press/tongues.ts';

test('lists in English are separated as Intl separates them', () => {
  const separators = listSeparators();
  const names = ['Ida', 'and Bo', 'Ea, Jr', 'Liv', 'Åse'];
  for (let many = 0; many <= names.length; many++) {
    const some = names.slice(0, many);
    const list = separators(some, 'en').map((before, at) => before + some[at]);
    expect(list.join('')).toBe(new Intl.ListFormat('en-GB').format(some));
  }
});
