import type { YamlProblem } from '../model/yaml/yaml.ts';

/**
 * The characters of Windows-1252 at U+0080 to U+009F, where ISO 8859-1 has controls. HTML reads character references
 * so, too.
 */
const WINDOWS = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ';

/**
 * A manuscript's text with LF line ends, without a byte order mark and without control characters: those that are
 * really Windows-1252 punctuation become it, the others U+FFFD. Lines and columns stay.
 */
export function cleanCharacters(text: string): {
  readonly text: string;
  readonly problems: readonly YamlProblem[];
} {
  let clean = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (clean.includes('\r')) clean = clean.replace(/\r\n?/g, '\n');
  if (hasNextLines(clean)) clean = clean.replaceAll('\u0085', '\n');
  // The pattern for both is several times slower than these two tests, which nearly all texts pass.
  if (clean.isWellFormed() && !CONTROL.test(clean)) return { text: clean, problems: [] };
  const first = clean.search(UNPRINTABLE);
  const before = clean.slice(0, first).split('\n');
  const code = clean.charCodeAt(first);
  const position = { line: before.length, column: before.at(-1)!.length + 1 };
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  const problem: YamlProblem = {
    level: 'warning',
    rule: 'control-character',
    position,
    reason: `The text contains a control character (${name}), which no page may contain; it was replaced`,
    remedy: 'Delete the character, or export the file again as UTF-8.',
  };
  return { text: clean.replace(new RegExp(UNPRINTABLE, 'g'), replacement), problems: [problem] };
}

/**
 * Whether lines end with U+0085, as IBM's systems write them: fields or fences follow two of them at the beginning of
 * the text. Elsewhere the character is an ellipsis of Windows-1252.
 */
function hasNextLines(text: string): boolean {
  const head = text.slice(0, 4_000);
  return head.includes('\u0085') && [...head.matchAll(BEHIND_NEXT_LINE)].length > 1;
}

const BEHIND_NEXT_LINE =
  /\u0085[^\p{L}\p{N}\u0085]{0,6}(?:[\p{L}_][\p{L}\p{N}_ -]*[^\p{L}\p{N}\u0085]{0,3}[:=：]|[-+;]{3})/gu;

const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]/;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const UNPRINTABLE = new RegExp(`${CONTROL.source}|${LONE_SURROGATE.source}`);

function replacement(found: string): string {
  const code = found.charCodeAt(0);
  return code >= 0x80 && code <= 0x9f ? WINDOWS[code - 0x80]! : '\ufffd';
}
