import type { Root } from 'hast';
import rehypeRaw from 'rehype-raw';
import { unified } from 'unified';
import { printHtml } from '../../src/copy/body/markdown.ts';
import { encodePath } from '../../src/model/address/paths.ts';
import { SLOT, type Slot } from '../../src/model/dispatch.ts';

/** A copy's HTML with its slots filled by what was written, as plain Markdown would have it. */
export function fillBack(html: string, slots: readonly Slot[]): string {
  return html
    .replace(/<div class="table"[^>]*>|(?<=<\/table>)<\/div>/g, '')
    .replace(/ aria-label="[^"]*"(?= disabled| checked|>)/g, '')
    .replace(/ id="\u0001i\u0002[^"]*"(?=[^<]*<\/?h|[^>]*>)/g, (id, at) =>
      /<h[1-6][^<]*$/.test(html.slice(0, at)) ? '' : id,
    )
    .replace(/<div class="row">(.*?)<\/div>/gs, '<p>$1</p>')
    .replace(
      /(^|\n|<(?:blockquote|li|div|td)>)(<a href="[^"]*"[^>]*>)?\u0001(\d+)\u0002(<\/a>)?(?=\n|$|<\/)/g,
      (whole, before, open, index, close) => {
        const slot = slots[Number(index)];
        if (slot?.kind !== 'image' || slot.inline || slot.row) return whole;
        return `${before}<p>${open ?? ''}\u0001${index}\u0002${close ?? ''}</p>`;
      },
    )
    .replace(SLOT, (_, name: string) => {
      if (name === 'i') return '';
      if (name === '#') return '#';
      const slot = slots[Number(name)]!;
      return slot.kind === 'link' ? encode(slot.target) : imageOf(slot);
    });
}

/** HTML as a browser would read it: parsed and printed, without spaces between tags. */
export function asRead(html: string): string {
  const tree: Root = { type: 'root', children: [{ type: 'raw', value: html.trim() } as never] };
  const read = unified().use(rehypeRaw).runSync(tree) as Root;
  return printHtml(read)
    .replace(/(?<= (?:href|src)=")[^"]*/g, (address) => encodeURI(decode(address)))
    .replace(/\s+(?=<)|(?<=>)\s+/g, '')
    .trim();
}

function imageOf(slot: Slot & { kind: 'image' }): string {
  const title = slot.caption === null ? '' : ` title="${quoted(slot.caption)}"`;
  const alt = slot.alt === null ? '' : ` alt="${quoted(slot.alt)}"`;
  return `<img src="${encode(slot.src)}"${alt}${title}${slot.attributes ?? ''}>`;
}

function encode(target: string): string {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(target) ?? [];
  return quoted(
    (/^[a-z+.-]+:/i.test(path) ? path : encodePath(path).replace(/%25([\dA-F]{2})/gi, '%$1')) +
      encodeURI(rest).replace(/%25([\dA-F]{2})/gi, '%$1'),
  );
}

function decode(address: string): string {
  try {
    return decodeURI(address.replaceAll('&#x60;', '`'));
  } catch {
    return address;
  }
}

function quoted(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}
