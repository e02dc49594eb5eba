import { countWords } from '../body/words.ts';

/** Openings of comments and of elements whose text nobody saw. */
const UNSEEN =
  /<(script|style|noscript|template|textarea|select|svg|title|head)(?=[\s/>])[^<>]{0,4000}>|<!--/gi;
const CODE = /<(pre|code|kbd|samp|tt)(?=[\s>])[^<>]{0,4000}>/gi;
const INLINE =
  /^<\/?(?:a|abbr|acronym|b|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|strike|sub|sup|tt|u|var|wbr)\b/i;
/** What stands in braces for programs: tags of templates, marks of kramdown. */
const MACHINE = /\{%[^{}]{0,2000}%\}|\{\{[^{}]{0,2000}\}\}|\{:[^}\n]{0,300}\}/gi;
/** A word in brackets with what follows it: a shortcode, or what an editor put in. */
const BRACKETS = /\[\/?([a-z_][\w-]{0,40})((?:[\s=][^[\]]{0,2000})?)\/?\]/gi;

/** Whether brackets hold a shortcode: it gives values, is closed somewhere, or is one that most sites had. */
function isShortcode(name: string, more: string, closed: ReadonlySet<string>): boolean {
  return more.includes('=') || closed.has(name.toLowerCase()) || COMMON.test(name);
}

const COMMON =
  /^(?:gallery|more|caption|wp_caption|embed|audio|video|playlist|youtube|vimeo|archives|nggallery|toc|contact-form.*|(?:end)?if)$/i;

const LETTER = /^&(?:[a-z](?:acute|grave|circ|uml|tilde|cedil|ring|caron|slash)|szlig|[ao]elig|eth|thorn);$/i;

/**
 * Counts the words of HTML as it stands in an export, without building a tree: markup, scripts and what programs put
 * into brackets are taken out by patterns. It may be a few words too low, and is never far too high.
 */
export function rawWords(html: string): number {
  const closed = new Set(
    [...html.matchAll(/\[\/([a-z_][\w-]{0,40})\]/gi)].map(([, name = '']) => name.toLowerCase()),
  );
  const text = withCodeAsText(withoutUnseen(html))
    .replace(/<[a-z/!?][^<>]{0,20000}>/gi, (tag) => (INLINE.test(tag) ? '' : ' '))
    .replace(MACHINE, ' ')
    .replace(BRACKETS, (whole, name: string, more: string) => (isShortcode(name, more, closed) ? ' ' : whole))
    // An address in the text may be replaced by what it leads to.
    .replace(/https?:\/\/[^\s<>"]{1,2000}/g, ' ')
    .replace(/&(?:#x?[\da-f]{1,7}|[a-z]\w{1,30});/gi, (reference) => letterOf(reference));
  return countWords(text);
}

/** HTML without what nobody saw. */
function withoutUnseen(html: string): string {
  return changed(html, UNSEEN, () => ' ');
}

/** HTML whose code has other brackets and braces, so that nothing in it is taken for what programs read. */
function withCodeAsText(html: string): string {
  return changed(html, CODE, (code) => code.replace(/[[{]/g, '(').replace(/[\]}]/g, ')'));
}

/** Changes elements and comments, as an expression finds their openings, in one pass: an opening without its end stays. */
function changed(html: string, openings: RegExp, change: (whole: string) => string): string {
  const lower = html.toLowerCase();
  const missing = new Set<string>();
  const parts: string[] = [];
  let done = 0;
  for (const { 0: opening, 1: name, index } of html.matchAll(openings)) {
    if (index < done) continue;
    const closer = name === undefined ? '-->' : `</${name.toLowerCase()}`;
    const found = missing.has(closer) ? -1 : lower.indexOf(closer, index + opening.length);
    if (found < 0) missing.add(closer);
    else {
      const end = name === undefined ? found + 3 : lower.indexOf('>', found) + 1 || html.length;
      parts.push(html.slice(done, index), change(html.slice(index, end)));
      done = end;
    }
  }
  return parts.join('') + html.slice(done);
}

/** Front matter between fences. */
const FRONT = /^\ufeff?\s{0,200}(---|\+\+\+)[^\n]*\n[\s\S]*?\n(?:\1|\.\.\.)[^\S\n]*(?:\n|$)/;
/** Fields at the head of a file without fences, as Pelican, Nikola and MultiMarkdown write them; in Hexo, a fence may end them. */
const BARE_FRONT =
  /^\ufeff?\s{0,200}(?:(?:\.\. )?[a-z][\w-]{0,40}:[^\n]*\n(?:[^\S\n]+[^\n]*\n)*)+(?:-{3,}[^\S\n]*(?:\n|$)|(?=[^\S\n]*(?:\n|$)))/i;

/** `[label]: address`, the definition of a link. */
const DEFINITION = /^[^\S\n]{0,3}\[([^\]\n]{1,200})\]:.*$/gm;

/** Counts the words of Markdown: without front matter, addresses and what rawWords leaves out. */
export function rawWordsOfMarkdown(text: string): number {
  const body = withoutJson(text.replace(FRONT, '')).replace(BARE_FRONT, '');
  const labels = new Set([...body.matchAll(DEFINITION)].map(([, label = '']) => label.toLowerCase()));
  const isDefinedElsewhere = /\{%-?\s*include\b/.test(body);
  return rawWords(
    body
      .replace(/!\[(?:\\.|[^\]\\\n]|\n(?!\s*\n)){0,2000}(?=\][([])/g, '')
      // What follows a link without a space belongs to its last word.
      .replace(
        /(?:\[((?:\\.|[^[\]\\\n]){0,500}))?\]\((?:\\.|[^()\\\n]){0,2000}(?:\((?:\\.|[^()\\\n]){0,200}\)(?:\\.|[^()\\\n]){0,2000}){0,9}\)/g,
        (_, words: string | undefined) => words ?? ' ',
      )
      .replace(DEFINITION, ' ')
      // `[words][label]`: readers see the words, to which belongs what follows without a space.
      .replace(/\]\[([^\]\n]{0,200}(?:\n[^\]\n]{1,200})?)\]/g, (whole, label: string) =>
        label === '' || isDefinedElsewhere || labels.has(label.toLowerCase().replace(/\s+/g, ' '))
          ? ''
          : whole,
      )
      .replace(/\[([^[\]\n]{1,200})\](?![[(])/g, (whole, label: string) =>
        labels.has(label.toLowerCase()) ? label : whole,
      )
      .replace(/^[^\S\n]{0,3}(?:`{3,}|~{3,}).*$/gm, ' ')
      // Signs of code and emphasis divide no words.
      .replace(/`+|\*\*+/g, '')
      // The numbers of a list are not words.
      .replace(/^[^\S\n]{0,12}\d{1,9}[.)][^\S\n]/gm, ' ')
      .replace(/<https?:[^>\s]{0,2000}>/g, ' '),
  );
}

/** A text without the map of JSON at its beginning, where front matter is written so. */
function withoutJson(text: string): string {
  if (!/^\ufeff?\s*\{\s*"/.test(text)) return text;
  let depth = 0;
  for (const { 0: sign, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (sign === '{') depth++;
    else if (sign === '}' && --depth === 0) return text.slice(index + 1);
  }
  return text;
}

function letterOf(reference: string): string {
  const code = /^&#(x?)([\da-f]+);$/i.exec(reference);
  if (code === null) return LETTER.test(reference) ? 'x' : ' ';
  const point = Number.parseInt(code[2]!, code[1] === '' ? 10 : 16);
  return point > 0 && point < 0x110000 && (point < 0xd800 || point > 0xdfff)
    ? String.fromCodePoint(point)
    : ' ';
}
