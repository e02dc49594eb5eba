import { nameOf } from '../../../model/address/paths.ts';
import { isMap } from '../../../model/json.ts';
import type { Piece } from '../../found/piece.ts';

/** Languages that the settings of a site list, as keys of a map or as `code`s of a list. In lower case. */
export function languagesIn(setting: unknown): readonly string[] {
  const listed = Array.isArray(setting)
    ? setting.map((one) => (isMap(one) ? one.code : one))
    : isMap(setting)
      ? Object.keys(setting)
      : [];
  return listed.flatMap((one) => (typeof one === 'string' ? [one.toLowerCase()] : []));
}

/** A path, and the language that its file names before the extension; `inside`: the path without it. */
type InLanguage = { readonly inside: string; readonly lang: string | null };

/**
 * The language in the name of a file (`fog.fr.md`, `fog/index.pt-br.md`): one of those that the site has, or whatever
 * looks like one if its settings list none.
 */
export function inLanguage(path: string, languages: readonly string[]): InLanguage {
  const [whole = '', suffix = ''] = /\.([\w-]{2,20})\.\w+$/.exec(nameOf(path)) ?? [];
  const lang = suffix.toLowerCase();
  const isOne = languages.length > 0 ? languages.includes(lang) : /^[a-z]{2}(?:-[a-z]{2,4})?$/.test(lang);
  if (!isOne) return { inside: path, lang: null };
  return { inside: path.slice(0, -whole.length) + whole.slice(suffix.length + 1), lang };
}

/**
 * Joins pieces that are one text in several languages. The first published one of a key is the original, and the others
 * name it (`translation-of`).
 */
export class Translations {
  private readonly originals = new Map<string, Pick<Piece, 'id' | 'lang' | 'unlisted'>>();

  /** A piece with the name of its original. `key`: the same for the same text in all languages. */
  joined(piece: Piece, key: string): Piece {
    if (piece.kind !== 'dispatch' || piece.date === null) return piece;
    const original = this.originals.get(key);
    if (original === undefined) {
      const { id, lang, unlisted, draft } = piece;
      if (!draft) this.originals.set(key, { id, lang, unlisted });
      return piece;
    }
    // A build joins neither two in one language nor a listed and an unlisted one.
    if (original.lang === piece.lang || original.unlisted !== piece.unlisted) return piece;
    return { ...piece, extra: { 'translation-of': original.id, ...piece.extra } };
  }
}
