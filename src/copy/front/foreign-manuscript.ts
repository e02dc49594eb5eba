import { extensionOf } from '../../model/address/paths.ts';

/** Front matter of dispatches in the formats that other programs write, by keys that only a dispatch has. */
const KEY =
  /^[\s\u200b>*+-]*["'“]?(?:title|headline|date|pubdate|publishdate|draft|published|status|visibility|author|authors|byline|tags|categories|category|layout|slug|permalink|expires|unlisted|post_?id)["'”]?\s*[:：=]/i;
/** Keys of Org (`#+TITLE:`) and the fields of reStructuredText and AsciiDoc (`:date:`). */
const ORG_KEY = /^#\+(?:title|date|author|draft|filetags|hugo_\w+|startup|options):/i;
const FIELD =
  /^:(?:date|tags|author|category|slug|status|summary|title|draft|revdate|page-[\w-]+|jbake-[\w-]+)!?:/i;
/** Data files begin like front matter, but are not dispatches. */
const DATA = new Set(['.yaml', '.yml', '.json', '.toml', '.csv', '.tsv', '.bib', '.ics', '.vcf', '.geojson']);
/** Extensions of Markdown with code, which only manuscripts have. */
const WITH_CODE = new Set(['.mdx', '.qmd', '.rmd']);
/** Lines that are looked at. */
const HEAD = 40;

/**
 * Whether a file is a dispatch in another format than Markdown: by its name, or since its text begins with front
 * matter, in whatever fence, or none. `text` may be its beginning only.
 */
export function looksLikeDispatch(path: string, text: string): boolean {
  const ending = extensionOf(path);
  if (WITH_CODE.has(ending)) return true;
  if (DATA.has(ending)) return false;
  const lines = text
    .replace(/^[\s\u200b\ufeff]+/, '')
    .split(/\r\n?|\n/)
    .slice(0, HEAD);
  const [first = ''] = lines;
  const rest = lines.slice(1);
  if (/^(?:---+|\+\+\+|;;;|~~~)\s*\w*\s*$/.test(first)) return isFenced(rest);
  if (first.startsWith('{') && !first.startsWith('{%'))
    return lines.some((line) => KEY.test(line.replace(/^\{/, '')));
  if (first.startsWith('<!--')) {
    const end = lines.findIndex((line) => line.includes('-->'));
    const comment = lines.slice(0, end < 0 ? HEAD : end + 1).map((line) => line.replace(/^<!--/, ''));
    return comment.some((line) => KEY.test(line)) || (end >= 0 && looksLikeDispatch(path, after(text)));
  }
  if (ending === '.org') return lines.slice(0, 10).some((line) => ORG_KEY.test(line));
  if (['.rst', '.adoc', '.asciidoc', '.asc'].includes(ending)) return lines.some((line) => FIELD.test(line));
  return KEY.test(first) && rest.slice(0, 3).some((line) => KEY.test(line));
}

/** Whether lines after a fence are front matter: keys of a dispatch, or nothing but keys until the fence is closed. */
function isFenced(lines: readonly string[]): boolean {
  const end = lines.findIndex((line) => /^(?:---+|\+\+\+|;;;|~~~|\.\.\.)\s*$/.test(line));
  const block = end < 0 ? lines : lines.slice(0, end);
  if (block.some((line) => KEY.test(line))) return true;
  const written = block.filter((line) => line.trim() !== '');
  return end >= 0 && written.every((line) => /^(?:\s|#|-|["']?[\w.-]+["']?\s*[:=])/.test(line));
}

/** What follows an HTML comment. */
function after(text: string): string {
  return text.slice(text.indexOf('-->') + 3);
}

/** A line that belongs to another format than Markdown. `row`: its place, from 0; `format`: a name for readers. */
type Foreign = { readonly row: number; readonly format: string };

/**
 * The first line near the top of a text by which another program knows its own format: a setting of Org, an attribute of
 * AsciiDoc, the header of a mail. Undefined if there is none. Blocks of code are not looked at.
 */
export function otherFormat(lines: readonly string[]): Foreign | undefined {
  const head = lines.slice(0, TOP);
  const code = head.findIndex((line) => /^\s*(?:`{3}|~{3})/.test(line));
  const top = code < 0 ? head : head.slice(0, code);
  for (const [row, line] of top.entries()) {
    const format = line === '' ? undefined : SIGNS.find(([sign]) => sign.test(line))?.[1];
    if (format !== undefined) return { row, format };
  }
  const first = top.findIndex((line) => line.trim() !== '');
  const rest = top.slice(first + 1);
  const end = rest.findIndex((line) => line.trim() === '');
  const paragraph = end < 0 ? rest : rest.slice(0, end);
  if (/^= \S/.test(top[first] ?? '') && paragraph.some((line) => ASCIIDOC.test(line)))
    return { row: first, format: 'AsciiDoc' };
  const headers = top.slice(first, first + 1 + paragraph.length).filter((line) => MAIL.test(line));
  return MAIL.test(top[first] ?? '') &&
    headers.length > 1 &&
    headers.some((line) => /^(?:From|Subject)/.test(line))
    ? { row: first, format: 'the header of a mail' }
    : undefined;
}

/** Lines that are looked at for signs of another format. */
const TOP = 12;

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/^#\+[A-Za-z_]+:/, 'Org'],
  [/^:PROPERTIES:\s*$/, 'Org'],
  [/^#(?:acl|format|pragma|language) \S/, 'MoinMoin'],
  [/^%META:[A-Z]+\{/, 'TWiki'],
  [/^\(:[a-z]+\b.*:\)\s*$/, 'PmWiki'],
  [/^%(?:title|nohtml|template)\b/, 'Vimwiki'],
];

/** An attribute, or the line of a version, below the title of a document. */
const ASCIIDOC = /^:!?[\w-]+!?:(?:\s|$)|^v\d+(?:\.\d+)*(?:,|$)/;
const MAIL =
  /^(?:From|To|Cc|Subject|Date|Sent|Message-ID|Reply-To|Received|Return-Path|MIME-Version|Content-Type|Newsgroups): \S/;
