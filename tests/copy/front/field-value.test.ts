import { describe, expect, test } from 'vitest';
import { plain } from '../../../src/copy/front/field-value.ts';

const [LRE, RLE, PDF, LRO] = ['\u202a', '\u202b', '\u202c', '\u202d'];
const [LRI, RLI, FSI, PDI] = ['\u2066', '\u2067', '\u2068', '\u2069'];

describe('signs of direction in a value', () => {
  test.each([
    ['that are closed stay', `a ${RLI}b${PDI} c ${LRE}d${PDF}`, `a ${RLI}b${PDI} c ${LRE}d${PDF}`],
    ['that are never closed are closed at the end', `a ${FSI}b ${RLE}c`, `a ${FSI}b ${RLE}c${PDF}${PDI}`],
    ['that close nothing go', `a${PDI} b${PDF}`, 'a b'],
    ['of another kind close nothing: an embedding', `${RLE}a${PDI}b`, `${RLE}ab${PDF}`],
    ['of another kind close nothing: an isolate', `${LRI}a${PDF}b`, `${LRI}ab${PDI}`],
    ['that turn letters around go', `a${LRO}b${PDF}c`, 'abc'],
  ])('%s', (_, written, read) => {
    expect(plain(written)).toBe(read);
  });
});
