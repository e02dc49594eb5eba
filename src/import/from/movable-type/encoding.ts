import { type Decoded, decodeText } from '../../found/text.ts';

/**
 * Text of an export. Japanese hosts wrote EUC-JP or Shift_JIS without saying so: where bytes are no UTF-8, the one of
 * them that reads all bytes and gives the most kana is taken.
 */
export function decodeExport(bytes: Uint8Array): Decoded {
  if (strictly(bytes, 'utf-8') !== null) return decodeText(bytes);
  const read = ['euc-jp', 'shift_jis']
    .map((encoding) => ({ encoding, kana: kanaIn(strictly(bytes, encoding) ?? '') }))
    .toSorted((a, b) => b.kana - a.kana)[0]!;
  return read.kana > 0 ? decodeText(bytes, read.encoding) : decodeText(bytes);
}

function strictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Hiragana and full-width katakana: Western text read as Japanese gives hardly any. */
function kanaIn(text: string): number {
  return text.match(/[\u3041-\u3096\u30a1-\u30fa]/g)?.length ?? 0;
}
