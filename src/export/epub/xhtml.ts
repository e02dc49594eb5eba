import type { Element, ElementContent } from 'hast';
import { toXast } from 'hast-util-to-xast';
import { toXml } from 'xast-util-to-xml';
import { type Direction, directionOf } from '../../model/language/direction.ts';
import { replaceMarks } from '../../model/language/language-marks.ts';
import { element, holds } from '../book/element.ts';

/** A file of text in a book. */
export type XhtmlPage = {
  readonly title: string;
  readonly lang: string;
  /** A class of the body, for the style sheet. */
  readonly kind: string;
  readonly children: readonly ElementContent[];
};

/** A page as XHTML of EPUB 3.3. */
export function xhtml({ title, lang, kind, children }: XhtmlPage): string {
  const dir = directionOf(lang);
  const head = element(
    'head',
    {},
    element('meta', { charSet: 'utf-8' }),
    element('title', {}, title),
    element('link', { rel: ['stylesheet'], type: 'text/css', href: 'style.css' }),
  );
  const root = element(
    'html',
    {
      xmlns: 'http://www.w3.org/1999/xhtml',
      'xmlns:epub': 'http://www.idpf.org/2007/ops',
      lang,
      xmlLang: lang,
      dir,
    },
    head,
    element('body', { className: [kind] }, ...children),
  );
  return `${DECLARATION}<!DOCTYPE html>\n${settled(xml(root), dir)}\n`;
}

export const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Whether a page holds formulas, which the manifest has to say. */
export function hasMath({ children }: Pick<XhtmlPage, 'children'>): boolean {
  return holds(children, MATH);
}

const MATH = new Set(['math']);

function xml(root: Element): string {
  // XML allows no text "]]>" (XML 1.0, 2.4), which the printer leaves as it is.
  return toXml(toXast(root), { closeEmptyElements: true }).replaceAll(']]>', ']]&gt;');
}

/** Marks words in another language in both ways that XHTML knows. */
function settled(text: string, dir: Direction): string {
  return replaceMarks(text, { isHtml: true, dir }).replace(
    /<span lang="([^"]*)" dir=/g,
    '<span lang="$1" xml:lang="$1" dir=',
  );
}
