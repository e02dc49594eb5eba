import { kindOfTag } from './body/tags.ts';
import { lostElements, mayKeep } from './lost-elements.ts';
import { withoutCode } from './printed-notes.ts';

/** A passage of a body that no reader sees, though nothing hides it on purpose. `offset`: where it begins in the body. */
type Lost = { readonly offset: number; readonly what: string; readonly remedy: string };

/**
 * Passages that HTML and Markdown drop: words in angle brackets, CDATA, a processing instruction that does not end, notes
 * that nothing refers to or that an earlier one of the same name hides, and cells of a table beyond its columns. Code does
 * not count. `html`: what was made of the body.
 */
export function lostText(written: string, html: string): readonly Lost[] {
  if (!mayBeLost(written)) return [];
  const body = withoutCode(written);
  const definitions = definitionsIn(body);
  return [
    ...lostWords(body, html),
    ...lostToHtml(body),
    ...lostElements(body, html),
    ...lostNotes(body, written, html),
    ...lostDefinitions(definitions, body, html),
    ...lostAddresses(definitions),
    ...lostCells(body),
  ];
}

function mayBeLost(written: string): boolean {
  return (
    (written.includes('<') && (LIKE_WORDS.test(written) || mayKeep(written))) ||
    written.includes('[^') ||
    (written.includes(']:') && (isDefinedTwice(written) || WORD_DEFINED.test(written))) ||
    mayHaveTable(written)
  );
}

/** Whether a text may have two addresses for one reference. */
function isDefinedTwice(text: string): boolean {
  const first = text.indexOf(']:');
  return text.includes(']:', first + 2);
}

const LIKE_WORDS = /<(?:[a-z][a-z\d-]*(?:\s+[a-z_:][\w.:-]*)*\s*>|!\[CDATA\[|\?)/i;

/** Whether a text may have the row of dashes that begins a table. */
function mayHaveTable(text: string): boolean {
  return text.includes('|') && /\|[ \t]*:?-|-:?[ \t]*\|/.test(text);
}

/** Words in angle brackets that are read as the tag of an element that HTML does not have: `<directory>`, `<your name>`. */
function lostWords(body: string, html: string): readonly Lost[] {
  const seen = body.replace(/<!--[\s\S]*?-->/g, (comment) => ' '.repeat(comment.length));
  const lost: Lost[] = [];
  for (const { index, 0: whole, 1: name = '' } of seen.matchAll(TAG)) {
    const tag = name.toLowerCase();
    const isElement = kindOfTag(tag) !== undefined || OTHER_ELEMENTS.has(tag);
    const isProse = isElement && SMALL_WORD.test(whole);
    if ((isElement && !isProse) || new RegExp(`</${tag}\\b`, 'i').test(seen)) continue;
    // Indented code shows its tags.
    if (new RegExp(`&(?:lt|#x3C);${tag}\\b`, 'i').test(html) && !new RegExp(`<${tag}\\b`, 'i').test(html))
      continue;
    lost.push({
      offset: index,
      what: `${whole} is read as a tag of HTML, so nobody sees it`,
      remedy: `Write &lt;${whole.slice(1)}, or \`${whole}\` as code.`,
    });
  }
  return lost;
}

/** A tag without values, as words in angle brackets are read; not the target of a link. */
const TAG = /(?<!\\|\]\(\s*|\]:\s*)<([a-z][a-z\d-]{0,30})(?:\s+[a-z_:][\w.:-]*)*\s*>/gi;

/** A word that is no attribute of an element, as in `a<b and c>d`. */
const SMALL_WORD = /\s(?:and|or|is|the|then|than|of|if|not|with|but)[\s>]/i;

/** Elements of HTML, SVG and MathML, of today and of old, besides those that are set without a full parser. */
const OTHER_ELEMENTS: ReadonlySet<string> = new Set(
  (
    'acronym applet base basefont bgsound blink body button canvas command datalist dir form frame frameset head html ' +
    'image isindex keygen legend link listing marquee math menuitem meta multicol nobr noembed noframes noindex noscript ' +
    'optgroup option plaintext rb rp rt rtc ruby select slot spacer svg template textarea title xmp'
  ).split(' '),
);

function lostToHtml(body: string): readonly Lost[] {
  const cdata = body.indexOf('<![CDATA[');
  const opened = body.lastIndexOf('<?');
  return [
    ...(cdata < 0 || /^<!\[CDATA\[\s*\]\]>/.test(body.slice(cdata))
      ? []
      : [
          {
            offset: cdata,
            what: 'The text between <![CDATA[ and ]]> is a comment in HTML, so nobody sees it',
            remedy: 'Remove <![CDATA[ and ]]>, and keep the text.',
          },
        ]),
    ...(opened < 0 || !/^<\?(?:\w|=)/.test(body.slice(opened)) || body.includes('?>', opened)
      ? []
      : [
          {
            offset: opened,
            what: 'The instruction that begins here with <? does not end, so nobody sees what follows',
            remedy: 'Write ?> where it ends, or remove it; write code between `backticks`.',
          },
        ]),
  ];
}

/**
 * Notes that nothing refers to or that are defined a second time. `body`: the text `written` without its code; `html`: what
 * was made of it.
 */
function lostNotes(body: string, written: string, html: string): readonly Lost[] {
  if (!body.includes('[^')) return [];
  const called = new Set<string>();
  const defined: { readonly offset: number; readonly name: string }[] = [];
  for (const { index, 0: whole, 1: name = '' } of written.matchAll(/\[\^([^\]\s]{1,200})\]:?/g)) {
    const before = written.slice(written.lastIndexOf('\n', index) + 1, index);
    const isDefinition = whole.endsWith(':') && /^[ \t>]{0,12}$/.test(before);
    if (!isDefinition) called.add(name.toLowerCase());
    else if (/^[ \t]*[^\s]/.test(body.slice(index + whole.length, index + whole.length + 80)))
      defined.push({ offset: index, name });
  }
  const names = new Set(defined.map(({ name }) => name.toLowerCase()));
  // What code or a comment names is not called; but what looks like code need not be any.
  const isWhole =
    (html.match(NOTE_IN_HTML)?.length ?? 0) >= [...names].filter((name) => called.has(name)).length;
  const shown = isWhole
    ? ''
    : body
        .replace(/<!--[\s\S]*?-->/g, '')
        .toLowerCase()
        .replaceAll(']:', '');
  const seen = new Set<string>();
  return defined.flatMap(({ offset, name }): readonly Lost[] => {
    const folded = name.toLowerCase();
    const isAgain = seen.has(folded);
    seen.add(folded);
    if (called.has(folded) && !isAgain && (isWhole || shown.includes(`[^${folded}]`))) return [];
    return [
      {
        offset,
        what: isAgain
          ? `There is an earlier note [^${name}], so nobody sees this one`
          : `Nothing refers to the note [^${name}], so nobody sees it`,
        remedy: isAgain
          ? 'Give one of the two another name.'
          : `Write [^${name}] where it belongs, or remove it.`,
      },
    ];
  });
}

/** A note in its place at the end of a text. */
const NOTE_IN_HTML = /<li id="[^"]*fn-[^"]*"/g;

/** Lines such as `[Q]: Why?`, which Markdown takes for the address of a link that nobody uses. */
function lostDefinitions(
  definitions: readonly RegExpMatchArray[],
  body: string,
  html: string,
): readonly Lost[] {
  const defined = definitions.filter(
    ([whole, , rest]) => !/^\S*[:/<#]/.test(rest!) && WORD_DEFINED.test(whole),
  );
  if (defined.length === 0) return [];
  const used = new Set<string>();
  for (const [, label = ''] of body.matchAll(/\[([^[\]\n]{1,61})\](?!:)/g)) used.add(label.toLowerCase());
  const printed = new Set([...html.matchAll(/\[([^[\]\n<>]{1,61})\]:/g)].map(([, label]) => label));
  return defined.flatMap(({ index, 0: whole, 1: label = '' }) =>
    used.has(label.toLowerCase()) || printed.has(label)
      ? []
      : [
          {
            offset: index!,
            what: `"${whole.trim()}" is read as the address of a link that nothing uses, so nobody sees it`,
            remedy: `Write \\[${label}]: if it is text, or remove it.`,
          },
        ],
  );
}

/** Second addresses of a reference such as `[talks]`, which Markdown leaves aside although they lead elsewhere. */
function lostAddresses(definitions: readonly RegExpMatchArray[]): readonly Lost[] {
  const first = new Map<string, string>();
  return definitions.flatMap(({ index, 1: label = '', 2: rest = '' }): readonly Lost[] => {
    const [, address] = ADDRESS.exec(rest) ?? [];
    if (address === undefined || label.includes('[')) return [];
    const key = label.trim().replace(/\s+/g, ' ').toLowerCase();
    const known = first.get(key);
    if (known === undefined) first.set(key, address);
    if (known === undefined || known.replace(/\/$/, '') === address.replace(/\/$/, '')) return [];
    return [
      {
        offset: index!,
        what: `[${label}] has an earlier address, ${known.slice(0, 80)}, so this one leads nowhere`,
        remedy: 'Give one of the two another name.',
      },
    ];
  });
}

/** The definitions of links in a text: each with its label, and the rest of its line. */
function definitionsIn(body: string): readonly RegExpMatchArray[] {
  return body.includes(']:') ? [...body.matchAll(/^ {0,3}\[([^\]\n^/][^\]\n]{0,200})\]:[ \t]+(.*)/gm)] : [];
}

/** The address of a link with which the rest of a definition begins. */
const ADDRESS = /^<?((?:https?:|\.{0,2}\/|#|mailto:)[^\s<>]*)/;

/** The definition of a link whose address is a single word, with or without a title. */
const WORD_DEFINED =
  /^ {0,3}\[([^\]\n^/][^\]\n]{0,60})\]:[ \t]+\p{L}[\p{L}\p{N}'’-]*[.?!,…]?(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'|\([^)\n]*\)))?[ \t]*$/mu;

/** The rows of tables that have text beyond the last column. */
function lostCells(body: string): readonly Lost[] {
  if (!/(?:^|\n)[ \t>|:-]*\|[ \t|:-]*(?:\n|$)/.test(body)) return [];
  const lost: Lost[] = [];
  let columns = 0;
  let offset = 0;
  let above = '';
  for (const line of body.split('\n')) {
    const row = line.replace(/^(?:[ \t]*>)+/, '');
    if (columns > 0 && row.trim() === '') columns = 0;
    const isDashes = columns === 0 && row.includes('|') && /^[ \t|:-]*-[ \t|:-]*$/.test(row);
    const cells = isDashes || columns > 0 ? cellsOf(row) : [];
    if (isDashes) columns = cellsOf(above).length === cells.length ? cells.length : 0;
    else if (cells.slice(columns).some((cell) => /[\p{L}\p{N}]/u.test(cell)))
      lost.push({
        offset,
        what: `The row has ${cells.length} cells, but its table has ${columns === 1 ? '1 column' : `${columns} columns`}, so nobody sees the rest`,
        remedy:
          'Add a column to the first row and to the row of dashes; write \\| for a vertical bar within a cell.',
      });
    above = row;
    offset += line.length + 1;
  }
  return lost;
}

function cellsOf(row: string): readonly string[] {
  return row
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/);
}
