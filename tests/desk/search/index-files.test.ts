import { expect, test } from 'vitest';
import { type IndexedPage, indexFiles } from '../../../src/desk/search/index-files.ts';
import type { SearchKit } from '../../../src/desk/search/kit.ts';
import type { Digest } from '../../../src/model/digest.ts';

const kit = {
  ...{ language: 'en', version: '1', engine: 'e', files: [], entry: {}, wasm: 'en' },
  compress: (bytes: Uint8Array) => bytes,
} as unknown as SearchKit;
const page = (digest: string): IndexedPage => ({
  ...{ digest: digest as Digest, words: 1, filters: {}, sort: {} },
  fragment: async () => new Uint8Array(),
});

function fragments(...digests: readonly string[]): readonly string[] {
  return indexFiles(digests.map(page), [], [], kit).flatMap(
    ({ path }) => /^fragment\/(.*)\.pf_fragment$/.exec(path)?.[1] ?? [],
  );
}

test('a file is named by seven digits of its digest, and by more where another has the same seven', () => {
  expect(fragments('0123456789', '0123456abc')).toEqual(['en_0123456', 'en_0123456a']);
  expect(fragments('0123456789', 'f123456789')).toEqual(['en_0123456', 'en_f123456']);
});
