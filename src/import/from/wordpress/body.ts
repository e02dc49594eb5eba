import type { Json } from '../../../model/json.ts';
import type { Holdings } from '../../found/holdings.ts';
import type { Body, Piece, Remark } from '../../found/piece.ts';
import { outsideCode } from '../hidden.ts';
import { withParagraphs } from '../paragraphs.ts';
import { showBlocks } from './blocks.ts';
import { showFootnoteShortcodes } from './footnote-shortcodes.ts';
import { showCodeShortcodes, showShortcodes } from './shortcodes.ts';
import { escapeTypedCode } from './typed-code.ts';

/** Blocks, shortcodes and paragraphs as WordPress set them when it showed the piece. */
export function prepareWordPress(piece: Piece, holdings: Holdings, notes: Remark[]): Body {
  if (piece.body.kind === 'markdown') return piece.body;
  let html = escapeTypedCode(piece.body.text);
  if (/<!--\s*nextpage\s*-->/.test(html))
    notes.push({
      kind: 'dropped',
      what: 'page break',
      detail: 'the piece was cut into pages; it is one now',
    });
  html = html
    .replace(/<!--\s*nextpage\s*-->/g, '\n\n')
    .replace(/<!--\s*more[^>]{0,200}-->/g, '\n\n')
    .replace(/<!--\s*noteaser\s*-->/g, '');
  const reusable = Object.fromEntries(
    [...holdings.media.values()]
      .filter(({ url }) => url.startsWith('block:'))
      .map(({ key, caption }) => [key.slice(6), caption ?? '']),
  );
  if (piece.body.kind === 'html') html = showBlocks(html, reusable, holdings, notes);
  const gallery = `[gallery parent="${piece.aside.id as string}"`;
  html = outsideCode(outsideCode(html, showCodeShortcodes), (text) => {
    const shown = showShortcodes(
      showFootnoteShortcodes(text, notes).replace(/(?<!\[)\[gallery(?=[\s\]])/g, gallery),
      holdings,
      notes,
    );
    return piece.body.kind === 'plain' ? linkLines(shown) : shown;
  });
  if (piece.body.kind === 'plain') html = withParagraphs(html);
  return { kind: 'html', text: sound(piece.aside.enclosure, html) + html + footnotes(piece.aside.footnotes) };
}

/** An address alone on its line was shown as what it leads to. */
function linkLines(html: string): string {
  return html.replace(/^[^\S\n]*(https?:\/\/[^\s<>"]+)[^\S\n]*$/gim, (whole, url: string) =>
    /youtube\.com|youtu\.be|vimeo\.com|twitter\.com|soundcloud\.com|flickr\.com|instagram\.com|spotify\.com|dailymotion\.com|ted\.com|slideshare\.net|scribd\.com/.test(
      url,
    )
      ? `\n<iframe src="${url.replace(/&(?!amp;)/g, '&amp;')}"></iframe>\n`
      : whole,
  );
}

/** The file of a podcast, where the body does not have it: address, size and type, one a line. */
function sound(enclosure: Json | undefined, html: string): string {
  const [url = '', , type = ''] = String(enclosure ?? '')
    .split('\n')
    .map((line) => line.trim());
  const kind = /^(audio|video)\//.exec(type)?.[1];
  if (kind === undefined || !/^https?:\/\/\S+$/.test(url) || html.includes(url)) return '';
  return `<${kind} src="${url.replace(/&(?!amp;)/g, '&amp;').replace(/"/g, '%22')}"></${kind}>\n`;
}

/** Footnotes of the block editor lie beside the body, as JSON. */
function footnotes(json: Json | undefined): string {
  try {
    const notes = json ? (JSON.parse(String(json)) as { id?: unknown; content?: unknown }[]) : [];
    if (!Array.isArray(notes) || notes.length === 0) return '';
    return `<ol>${notes.map(({ id, content }) => `<li id="${String(id)}"><p>${String(content)} <a href="#${String(id)}-link">↩︎</a></p></li>`).join('')}</ol>`;
  } catch {
    return '';
  }
}
