/** Something in a body that is printed otherwise than its writer meant. `offset`: where it begins in the body. */
type Place = { readonly offset: number; readonly what: string };

/** A note of the writer that would be printed. `isProse`: it is rather a sentence about the signs of comments. */
type Note = Place & { readonly isProse: boolean };

/**
 * The first note that its writer meant to hide but that the HTML of a body shows: a comment of HTML that does not end within
 * its paragraph, or a comment of another system. What is shown as code is no such note. Null if there is none.
 */
export function printedNote(html: string, body: string): Note | null {
  if (!SIGN.test(html)) return null;
  const text = html.replace(CODE, ' ').replace(/<[^>]*>/g, '');
  for (const [begins, ends, written, what] of NOTES) {
    const found = begins.exec(text);
    if (found === null || !ends(found[1] ?? '').test(text.slice(found.index + found[0].length))) continue;
    const after = text.slice(found.index + found[0].length);
    const place = placeOf(written, after, withoutCode(body));
    return { offset: place?.index ?? 0, what, isProse: isProse(place?.[0] ?? '', after) };
  }
  return null;
}

/** Where a note is written: of several that begin in the same way, the one that is followed by the same letters. */
function placeOf(written: RegExp, after: string, body: string): RegExpMatchArray | undefined {
  const letters = (text: string) =>
    text
      .slice(0, 200)
      .replace(/<[^>]*>|&\w+;|[^\p{L}\p{N}]/gu, '')
      .slice(0, 12);
  const all = [...body.matchAll(new RegExp(written, 'gi'))];
  return all.find((one) => letters(body.slice(one.index + one[0].length)) === letters(after)) ?? all[0];
}

/** Whether the sign of a comment is named in a sentence: it is escaped, or the sentence goes on behind it with a sign. */
function isProse(sign: string, after: string): boolean {
  return /^[\\&]/.test(sign) || (sign.includes('!') && /^ ?(?:&quot;|["'”’»“)\].,;:…?])/.test(after));
}

/** A body with spaces in place of its code. */
export function withoutCode(body: string): string {
  return body.replace(WRITTEN_CODE, (code) =>
    code.includes('\n') ? code.replace(/[^\n]/g, ' ') : ' '.repeat(code.length),
  );
}

/** Something in a body that readers get otherwise than its writer meant. */
type Slip = Place & { readonly rule: 'html-acts-on-page' | 'picture-unread'; readonly remedy: string };

/** Elements that act on the whole page, and pictures that are printed as they were written; the first of each kind. */
export function markupSlips(html: string, body: string): readonly Slip[] {
  if (!html.includes('![') && !ELEMENTS.some((begins) => html.includes(begins))) return [];
  const shown = html.replace(CODE, ' ');
  const text = shown.replace(/<[^>]*>/g, '');
  const at = (start: RegExp) => start.exec(withoutCode(body))?.index ?? 0;
  const acts = ACTS.find(([pattern]) => pattern.test(shown));
  const unread = UNREAD.flatMap(([pattern, right]) => {
    for (const [written, alt = '', path = ''] of text.matchAll(pattern)) {
      const remedy = right(alt, path);
      if (remedy !== undefined)
        return [{ written, remedy: `Write ${remedy}`, begins: written.slice(0, 3 + alt.length) }];
    }
    return [];
  });
  return [
    ...(acts
      ? [
          {
            rule: 'html-acts-on-page' as const,
            offset: at(acts[0]),
            what: `${acts[1]}, not only this text`,
            remedy: `Remove it${acts[2]}; write an example between \`backticks\`.`,
          },
        ]
      : []),
    ...unread.map(({ written, remedy, begins }) => ({
      rule: 'picture-unread' as const,
      offset: Math.max(0, withoutCode(body).indexOf(begins)),
      what: `"${written.slice(0, 80)}" is not read as a picture, and is printed as it is`,
      remedy,
    })),
  ];
}

/** What every such note has, so that most texts are not examined any further. */
const SIGN =
  /&lt;(?:!(?:--|[–—])|%?\s*comment|%(?:#|--|[–—]))|%(?:%|\s*comment)|\{(?:%-?\s*comment|\{-?\s*\/|\{!|>>|&gt;&gt;|::comment|#\s)|\{(?:\{(?:&lt;|%)?|%)-?\s*(?:if\s|private|secret|encrypt|protected|hidden|member|paywall|subscriber)|\\begin\{comment|#\+begin_comment|\[\/(?:private|hidden?|hide|member|restrict|protected|paywall|wlm_|mepr-|s2If|wcm_|um_|ppwp|(?:is_)?logged|subscriber)/i;
/** How elements that act on the page begin, which are printed in small letters. */
const ELEMENTS = ['<base', '<plaintext', '<meta', '<link'];
/** Each with what it does, and what to write instead. */
const ACTS: readonly (readonly [RegExp, string, string])[] = [
  [/<base\b/i, 'The element <base> changes where every link of the page leads', ''],
  [/<plaintext\b/i, 'The element <plaintext> prints the rest of the page as plain text', ''],
  [/<meta\b[^>]*\brefresh\b/i, 'The element <meta> sends readers of the page elsewhere', ''],
  [
    /<meta\b[^>]*\brobots\b/i,
    'The element <meta> says to robots what to do with the page',
    ' (unlisted: true keeps robots away)',
  ],
  [
    /<link\b[^>]*\bcanonical\b/i,
    'The element <link> names another address of the page',
    ' (that is what canonical is for)',
  ],
];
/** Pictures that Markdown does not read, each with how to write them; undefined if it is none. */
const UNREAD: readonly (readonly [RegExp, (alt: string, path: string) => string | undefined])[] = [
  [
    /!\[([^\]\n]{0,300})\]\(([^()<>"\n]{1,300})\)/g,
    (alt, path) => (/\s/.test(path) && /\.\w{2,5}$/.test(path) ? `![${alt}](<${path}>)` : undefined),
  ],
  [/!\[\[([^\]|\n]{1,300})/g, (path) => `![](${path.includes(' ') ? `<${path}>` : path})`],
];
const WRITTEN_CODE = /^ {0,3}(`{3,}|~{3,})[\s\S]*?^ {0,3}\1|(?<!`)(`{1,9})[^`\n]{1,2000}\2/gm;
const CODE = /<(pre|code|kbd|samp|script|style|textarea|math|svg)\b[^>]*>[\s\S]*?<\/\1>/gi;

/** What is said of a passage that was not for everyone. */
const CLOSED = 'A passage begins here that only some readers could see';

/** Each: how it begins and ends in the text of a page, and how it begins in Markdown. Only the first that begins is looked at. */
// biome-ignore format: a table
const NOTES: readonly (readonly [RegExp, (name: string) => RegExp, RegExp, string])[] = [
  [/&lt;!(?:--|[–—])/, () => /(?:--|[–—])(?:>|&gt;)/, /(?:\\?<|&(?:lt|#0*60|#x0*3c);)\\?!(?:(?:-|&#(?:0*45|x0*2d);){2}|[–—])/i, 'A comment begins here that does not end in the same paragraph'],
  [/(?:^|\s)%%(?=[^\s.,;:!?)%]|\s*\n)/, () => /^[^%]{1,20000}%%(?=[\s.,;:!?)]|$)/, /%%/, 'A comment of Obsidian (%%…%%) begins here'],
  [/(?:^|\s)%%(?= )/, () => /^ [^%\n]{1,2000} %%(?=[\s.,;:!?)]|$)/, /%% /, 'A comment of Obsidian (%%…%%) begins here'],
  [/\{%-?\s*comment\b/, () => /^/, /\{%-?\s*comment\b/, 'A comment of Liquid begins here'],
  [/\{\{-?\s*\/\*?/, () => /\*?\/\s*-?\}\}/, /\{\{-?\s*\/\*/, 'A comment of Hugo begins here'],
  [/\{\{(?:&lt;|%)\s*comment\b/, () => /^/, /\{\{[<%]\s*comment\b/, 'A comment of Hugo begins here'],
  [/\{\{!(?:--|[–—])?(?=[\s\p{L}])/u, () => /^[^{}]{1,2000}\}\}/, /\{\{!/, 'A comment of Handlebars begins here'],
  [/\{#-?\s(?!\})/, () => /^[^{}]{1,2000}\s-?#\}/, /\{#-?\s/, 'A comment of Jinja or Nunjucks begins here'],
  [/\{::comment\s*\}/, () => /\{:\/(?:comment)?\}/, /\{::comment/, 'A comment of kramdown begins here'],
  [/&lt;%(?:#|--|[–—])/, () => /%(?:>|&gt;)/, /<%(?:#|--)/, 'A comment of ERB, EJS or JSP begins here'],
  [/#\+begin_comment/i, () => /#\+end_comment/i, /#\+(?:begin_comment|BEGIN_COMMENT)/, 'A comment of Org begins here'],
  [/\\begin\{comment\}/, () => /\\end\{comment\}/, /\\begin\{comment\}/, 'A comment of LaTeX begins here'],
  [/\{(?:>|&gt;){2}/, () => /(?:<|&lt;){2}\}/, /\{>>/, 'A comment of CriticMarkup begins here'],
  [/(?:^|\n)%% [^\n%]*(?=\n)/, () => /^\n[^%]{1,20000}\n%%(?=\s|$)/, /%% /, 'A comment of Obsidian (%%…%%) begins here'],
  [/\[(private|hidden?|members?(?:[ _-]only|_access|_logged_in)?|membership|restrict|protected|paywall|wlm_private|mepr-(?:active|show)|s2If|wcm_restrict|um_loggedin|ppwp|(?:is_)?logged_?in|subscribers?_only)(?:\s[^\]]{0,200})?\]/i, (name) => new RegExp(`\\[/${name}\\]`, 'i'), /\[(?:private|hidd?en?|hide|member|restrict|protected|paywall|wlm_|mepr-|s2If|wcm_|um_|ppwp|(?:is_)?logged|subscriber)/i, CLOSED],
  [/\{(?:\{(?:&lt;|%)|%)-?\s*(private|secret|encrypt(?:ed)?|protected|hidden|members?(?:[_-]?only)?|paywall|subscribers?(?:[_-]?only)?)\b/i, (name) => new RegExp(`\\{(?:\\{(?:&lt;|%)\\s*/|%-?\\s*end)\\s*${name}\\b`, 'i'), /\{(?:\{[<%]|%)-?\s*(?:private|secret|encrypt|protected|hidden|member|paywall|subscriber)/i, CLOSED],
  [/\{[{%]-?\s*if\s+(?:not\s+)?(?:customer|members?|subscribers?|users?|logged_?in|is_logged_in|premium)\b/i, () => /\{[{%]-?\s*(?:endif|end if|end)\b/i, /\{[{%]-?\s*if\s/i, CLOSED],
];
