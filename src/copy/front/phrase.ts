import { quotingOf, type Stretch, smarten, smartenLine } from '../../model/text/punctuation.ts';
import { kindOf } from '../body/addresses.ts';
import { attribute, escaped } from '../direct/html-text.ts';
import { type PhrasePart, partsOf } from './phrase-parts.ts';

/** A line of front matter or settings as shown: as plain text, and as inline HTML where its writer marked something. */
export type Phrase = { readonly text: string; readonly html: string | null };

/**
 * Sets a line: emphasis, code, links and character references as in Markdown, and what else old archives write of
 * HTML's inline elements; comments are left out. A sign that marks nothing stays (`5 * 3`, `snake_case`, `[sic]`, `R&D`,
 * `C:\*.*`). Without `links`, for a line that is shown within a link, only the words of links stay.
 */
export function setPhrase(line: string, manner: { lang: string; smart: boolean; links: boolean }): Phrase {
  const { lang, smart, links } = manner;
  if (line.length > LONGEST || !/[*_`[<&\\]/.test(line)) {
    const plain = line.replace(COMMENT, '');
    return { text: smart ? smarten(plain, lang) : plain, html: null };
  }
  const parts = partsOf(line);
  const texts = textsIn(parts);
  const set = smart ? smartenLine(texts, quotingOf(lang)) : texts.map(({ text }) => text);
  const html = htmlOf(parts, set.values(), links);
  const text = set.join('').replace(/\s+/g, ' ').trim();
  if (text === '') return { text: line.replace(COMMENT, '').trim(), html: null };
  return { text, html: html.includes('<') ? html.replace(/\s+/g, ' ').trim() : null };
}

/** A comment of HTML. */
const COMMENT = /<!--[\s\S]*?-->/g;

/** A longer line is not a headline, dek or caption; it stays as written. */
const LONGEST = 2000;

function textsIn(parts: readonly PhrasePart[]): readonly Stretch[] {
  return parts.flatMap((part) => {
    if (typeof part === 'string') return [{ text: part }];
    return part.tag === 'code'
      ? textsIn(part.parts).map(({ text }) => ({ text, kept: true }))
      : textsIn(part.parts);
  });
}

/** `set`: the texts of the parts in their order, as they are set. */
function htmlOf(parts: readonly PhrasePart[], set: Iterator<string>, links: boolean): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return escaped(set.next().value as string);
      const inner = htmlOf(part.parts, set, links && !('href' in part));
      if ('href' in part) {
        const isLink = links && kindOf(part.href) !== 'unsafe';
        return isLink ? `<a${attribute('href', part.href)}>${inner}</a>` : inner;
      }
      return part.tag === null ? inner : `<${part.tag}>${inner}</${part.tag}>`;
    })
    .join('');
}
