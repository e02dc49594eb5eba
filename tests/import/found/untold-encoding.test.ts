import { expect, test } from 'vitest';
import { decodeText } from '../../../src/import/found/text.ts';
import { untoldEncoding } from '../../../src/import/found/untold-encoding.ts';
import { bring } from '../outside.ts';

/** Bytes of texts in encodings in which nothing can write here. */
const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replace(/\s/g, ''), 'hex'));

test.each([
  [
    'shift_jis',
    '96b682aa978882bd814282b182ea82cd93fa967b8cea82cc95b68fcd82c582b78142',
    '霧が来た。これは日本語の文章です。',
  ],
  [
    'euc-jp',
    'ccb8a4accde8a4bfa1a3a4b3a4eca4cfc6fccbdcb8eca4cecab8becfa4c7a4b9a1a3',
    '霧が来た。これは日本語の文章です。',
  ],
  [
    'euc-kr',
    'bec8b0b3b0a120bfd4b4d92e20c0ccb0cdc0ba20c7d1b1b9beee20b1dbc0d4b4cfb4d92e',
    '안개가 왔다. 이것은 한국어 글입니다.',
  ],
  [
    'gb18030',
    'ceedc0b4c1cba1a3d5e2cac7d2bbc6aad6d0cec4b5c4cec4d5c2a3acd3d0badcb6e0d7d6a3acced2c3c7d4dad5e2c0efcbb5b5c4cac7ccecc6f8a1a3',
    '雾来了。这是一篇中文的文章，有很多字，我们在这里说的是天气。',
  ],
  [
    'big5',
    'c3faa8d3a446a143b36fac4fa440bd67a4a4a4e5aabaa4e5b3b9a141a6b3abdca668a672a141a7daadcca662b36fb8ccbba1aabaac4fa4d1aef0a143',
    '霧來了。這是一篇中文的文章，有很多字，我們在這裡說的是天氣。',
  ],
  [
    'windows-1251',
    'cff0e8f8b8eb20f2f3ece0ed2e20ddf2ee20f0f3f1f1eae8e920f2e5eaf1f220ee20efeee3eee4e52e',
    'Пришёл туман. Это русский текст о погоде.',
  ],
  [
    'koi8-r',
    'f0d2c9dbc5cc20d4d5cdc1ce2e20fcd4cf20d2d5d3d3cbc9ca20d4c5cbd3d420cf20d0cfc7cfc4c52e',
    'Пришел туман. Это русский текст о погоде.',
  ],
  [
    'windows-1253',
    'b9f1e8e520e720efecdff7ebe72e20c1f5f4fc20e5dfede1e920ddede120eae5dfece5edef2e',
    'Ήρθε η ομίχλη. Αυτό είναι ένα κείμενο.',
  ],
  [
    'windows-1255',
    'e4f2f8f4ec20e1e02e20e6e420e8f7f1e820f2ec20eee6e220e4e0e5e5e9f82e',
    'הערפל בא. זה טקסט על מזג האוויר.',
  ],
  [
    'windows-1252',
    '4c652062726f75696c6c61726420657374206172726976e920e0206c612063f474653b206c92e974e920667574207472e8732067ea6ee92e',
    'Le brouillard est arrivé à la côte; l’été fut très gêné.',
  ],
])('%s is known by its letters', (encoding, hex, text) => {
  expect(untoldEncoding(bytes(hex))).toBe(encoding);
  expect(decodeText(bytes(hex))).toMatchObject({ text, encoding, isGuess: true });
});

test('the guess is told of the piece', async () => {
  const { rows, text } = await bring({
    '_posts/2009-02-02-fog.md': Uint8Array.from([
      ...new TextEncoder().encode('---\ntitle: Fog\n---\nA '),
      0x93,
      0x63,
      0x61,
      0x66,
      0xe9,
      0x94,
      0x0a,
    ]),
  });
  expect(text('posts/2009/2009-02-02-fog.md')).toContain('A “café”');
  expect(rows[0]!.notes).toEqual([
    {
      kind: 'guessed',
      what: 'encoding',
      detail: 'it is not UTF-8 and does not say what it is; it was read as windows-1252',
    },
  ]);
});
