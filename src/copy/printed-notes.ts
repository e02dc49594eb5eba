/** A note of the writer that would be printed. `offset`: where it begins in the body. */
type Note = { readonly offset: number; readonly what: string };

/**
 * The first note that its writer meant to hide but that the HTML of a body shows: a comment of HTML that does not end within
 * its paragraph, or a comment of another system. What is shown as code is no such note. Null if there is none.
 */
export function printedNote(html: string, body: string): Note | null {
  if (!SIGN.test(html)) return null;
  const text = html.replace(CODE, ' ').replace(/<[^>]*>/g, '');
  for (const [pattern, start, what] of NOTES) {
    if (!pattern.test(text)) continue;
    const found = start.exec(body.replace(WRITTEN_CODE, (code) => code.replace(/[^\n]/g, ' ')));
    return { offset: found?.index ?? 0, what };
  }
  return null;
}

/** Something that every such note has, so that most bodies are not examined any further. */
const SIGN =
  /&lt;!--|%%|\{%-?\s*comment|\{\{-?\s*\/|\{#|\{>>|\{&gt;&gt;|&lt;%?\s*comment|%\s*comment|\[(?:private|hidden?|members?|restrict)[\]\s_]/i;
const WRITTEN_CODE = /^ {0,3}(`{3,}|~{3,})[\s\S]*?^ {0,3}\1|(`+)[^`]+\2/gm;
const CODE = /<(pre|code|kbd|samp|script|style|textarea|math|svg)\b[^>]*>[\s\S]*?<\/\1>/gi;

/** Each with its form in the text of a page, and how it begins in Markdown. */
// biome-ignore format: a table
const NOTES: readonly (readonly [RegExp, RegExp, string])[] = [
  [/&lt;!(?:--|[–—])[\s\S]*?(?:--|[–—])(?:>|&gt;)/, /<!--/, 'A comment begins here that does not end in the same paragraph'],
  [/(?:^|\s)%%(?=[^\s.,;:!?)]|\s*\n)[^%]{1,20000}%%(?=[\s.,;:!?)]|$)/, /%%/, 'A comment of Obsidian (%%…%%) begins here'],
  [/\{%-?\s*comment\b/, /\{%-?\s*comment\b/, 'A comment of Liquid begins here'],
  [/\{\{-?\s*\/\*?[\s\S]{1,20000}?\*?\/\s*-?\}\}/, /\{\{-?\s*\/\*/, 'A comment of Hugo begins here'],
  [/\{\{(?:&lt;|%)\s*comment\b/, /\{\{[<%]\s*comment\b/, 'A comment of Hugo begins here'],
  [/\{#(?=\s)[\s\S]{1,20000}?\s#\}/, /\{#\s/, 'A comment of a template begins here'],
  [/\{(?:>|&gt;){2}[\s\S]{1,20000}?(?:<|&lt;){2}\}/, /\{>>/, 'A comment of CriticMarkup begins here'],
  [/\[(private|hidden?|members?(?:[ _-]only)?|restrict)(?:\s[^\]]{0,200})?\][\s\S]{1,20000}?\[\/\1\]/i, /\[(?:private|hidden?|members?|restrict)/i, 'A passage begins here that only some readers could see'],
];
