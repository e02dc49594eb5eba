/**
 * A pattern, with the flag `u`, for the text in which it looks. V8 compiles a class of all letters for up to a millisecond,
 * once for texts of one byte a character and once for others. In a text of Western letters and common punctuation, a
 * pattern that names only those finds the same. `\p{…}` of `source` must stand in square brackets, and be one of `WESTERN`;
 * neither `Lu` nor `Ll` goes with the flag `i`.
 */
export function letterPattern(source: string, flags = 'u'): (text: string) => RegExp {
  let ofAll: RegExp | undefined;
  let ofWestern: RegExp | undefined;
  return (text) => {
    if (!IS_WESTERN.test(text)) {
      ofAll ??= new RegExp(source, flags);
      return ofAll;
    }
    ofWestern ??= new RegExp(
      source.replace(/\\p\{([\w=]+)\}/g, (_, name: string) => WESTERN[name]!),
      flags.replace('u', ''),
    );
    return ofWestern;
  };
}

/** ASCII, Latin-1, dashes, quotation marks and the like, the signs of the euro and of trade marks. */
const IS_WESTERN = /^[\0-\xff\u2010-\u2027\u20ac\u2122]*$/;

/** The characters of properties of Unicode, as far as `IS_WESTERN` has them. */
const WESTERN: { readonly [property: string]: string } = {
  L: 'A-Za-z\\xaa\\xb5\\xba\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\xff',
  Lu: 'A-Z\\xc0-\\xd6\\xd8-\\xde',
  Ll: 'a-z\\xb5\\xdf-\\xf6\\xf8-\\xff',
  Lo: '\\xaa\\xba',
  M: '',
  N: '0-9\\xb2\\xb3\\xb9\\xbc-\\xbe',
  Pc: '_',
  Cf: '\\xad',
  'Script=Katakana': '',
  Extended_Pictographic: '\\xa9\\xae\\u2122',
};
