import type { Remark } from '../../found/piece.ts';
import { codeOfScript, isDangerous } from '../addresses.ts';
import { countWords } from '../words.ts';
import { attributeValue, type Place, written } from './places.ts';

/** What will stand between two offsets of a body. */
export type Edit = { readonly from: number; readonly to: number; readonly text: string };

/** Finds the addresses in raw HTML of a Markdown body, and takes out scripts, handlers and what acts on the whole page. */
export function htmlPlaces(
  html: string,
  offset: number,
  places: Place[],
  edits: Edit[],
  notes: Remark[],
): void {
  const scripts = /<\/script/i.test(html)
    ? /<script\b[^<>]{0,2000}>(?:[\s\S]{0,100000}?<\/script\s*>)?|<\/script\s*>/gi
    : /<script\b[^<>]{0,2000}>/gi;
  for (const match of html.matchAll(scripts)) {
    const source = attributeValue(/\ssrc\s*=\s*["']?([^"'\s>]+)/i.exec(match[0])?.[1] ?? '');
    const code = codeOfScript(source);
    notes.push(
      code === null
        ? { kind: 'dropped', what: 'script', detail: match[0].slice(0, 100) }
        : { kind: 'left', what: 'embed', detail: `became a link: ${code}`, added: countWords(CODE) },
    );
    const text = code === null ? '' : `<a href="${written(code, 'html')}">${CODE}</a>`;
    edits.push({ from: offset + match.index, to: offset + match.index + match[0].length, text });
  }
  for (const { 0: tag, 1: name = '', 2: attributes = '', index } of html.matchAll(ACTS_ON_PAGE)) {
    const isText = attributes === '' && name.toLowerCase() !== 'plaintext';
    if (!isText && !/^(?:base|plaintext) |\b(?:refresh|robots|canonical)\b/i.test(`${name} ${attributes}`))
      continue;
    notes.push(
      isText
        ? { kind: 'repaired', what: 'element', detail: `${tag} was no element of the text; it is shown now` }
        : {
            kind: 'dropped',
            what: 'element',
            detail: `one that acts on the whole page: ${tag.slice(0, 100)}`,
          },
    );
    edits.push({
      from: offset + index,
      to: offset + index + tag.length,
      text: isText ? `&lt;${name}&gt;` : '',
    });
  }
  for (const tag of html.matchAll(/<[a-z][^<>]{0,20000}>/gi))
    for (const match of tag[0].matchAll(/\son[a-z]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+)/gi)) {
      const from = offset + tag.index + match.index;
      notes.push({ kind: 'dropped', what: 'script', detail: match[0].trim().slice(0, 100) });
      edits.push({ from, to: from + match[0].length, text: '' });
    }
  for (const match of html.matchAll(
    /\s(src|href|xlink:href|poster|background|action|formaction|data-src)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi,
  )) {
    const value = match[2] ?? match[3] ?? '';
    const source = attributeValue(value);
    const from = offset + match.index + match[0].length - 1 - value.length;
    if (isDangerous(source)) {
      if (/^data:image\/(?!svg)/i.test(source)) continue;
      notes.push({ kind: 'dropped', what: 'link', detail: `one that runs code: ${source.slice(0, 60)}` });
      edits.push({ from, to: from + value.length, text: '#' });
    } else if (source !== '') {
      const tag = html
        .slice(0, match.index)
        .match(/<([a-z]+)[^<]*$/i)?.[1]
        ?.toLowerCase();
      places.push({
        from,
        to: from + value.length,
        source,
        form: 'html',
        kind:
          match[1]!.toLowerCase() !== 'href' && (tag === 'img' || match[1]!.toLowerCase() === 'poster')
            ? 'picture'
            : 'link',
      });
    }
  }
}

const CODE = 'Code on GitHub';

/** Elements of a page's head, which a browser obeys in its text, too; a build refuses them. */
const ACTS_ON_PAGE = /<(base|plaintext|meta|link)\b\s*\/?([^<>]{0,2000})>/gi;
