import type { CopyProps } from '../edition/dispatch-props.ts';
import { withAbsoluteAddresses } from '../model/address/absolute.ts';
import { SLOT } from '../model/dispatch.ts';
import { paragraphsOf } from '../model/paragraphs.ts';
import type { Fill, Picture } from '../model/picture.ts';
import { escapeHtml } from '../model/text/html.ts';
import { setPicture } from './picture-markup.ts';

/** How a body is set: for its own page, or for a feed, with absolute addresses and plain pictures. */
export type Typesetting = {
  readonly feed?: boolean;
  /** The place that is printed before the first sentence, as newspapers do. */
  readonly dateline?: string | null;
  /** Address of the index of that place, if the place is to lead there. */
  readonly place?: string | null;
  readonly sizes?: string;
  /** The word for a table, used in the name of the region in which a wide table scrolls. */
  readonly table?: string;
  /** Whether paragraphs have anchors, each with a link to itself. */
  readonly paragraphs?: boolean;
};

/** `sizes` of a figure in the built-in theme, whose type grows with the window. */
const SIZES = '(min-width: 40em) 640px, 94vw';
/** `sizes` of a figure that shares a row with others. */
const ROW_SIZES = '(min-width: 40em) 450px, (min-width: 22em) 46vw, 94vw';

/** Sets a body: fills the slots of its HTML with links, pictures and ids. */
export function typeset(html: string, copy: CopyProps, setting: Typesetting = {}): string {
  const marked = setting.paragraphs ? withAnchors(html) : html;
  const body = setting.feed ? html : forBrowsers(marked);
  const set = (text: string): string =>
    text.replace(SLOT, (_, slot: string) => {
      if (slot === 'i') return copy.prefix;
      // In a feed, a link within the text leads to the dispatch's page, where ids have no prefix.
      if (slot === '#') return setting.feed ? `${escapeHtml(copy.url)}#` : `#${copy.prefix}`;
      if (slot === 'd') return setting.dateline ? datelineOf(setting.dateline, setting.place) : '';
      if (slot === 't' || slot === 't:')
        return setting.table ? escapeHtml(setting.table) + (slot === 't:' ? ': ' : '') : '';
      const fill = copy.fills[Number(slot)];
      return fill ? setFill(fill, setting, set) : '';
    });
  const filled = set(archived(body, copy));
  const whole = filled.includes(NO_ADDRESS) ? filled.replace(WITHOUT_ADDRESS, '') : filled;
  return setting.feed ? withAbsoluteAddresses(whole, copy.url) : whole;
}

/**
 * Changes HTML for pages that feeds keep as it is. Code can be focused, so that it can be scrolled by keyboard. The
 * alignment of table columns becomes a class, since HTML no longer has `align`; feed readers know no classes.
 */
function forBrowsers(html: string): string {
  const focusable = html.includes('<pre')
    ? html.replace(/<pre(?=[ >])(?![^>]*\stabindex=)/g, '<pre tabindex="0"')
    : html;
  return focusable.includes(' align="')
    ? focusable.replace(/<(t[hd]) align="(left|center|right)">/g, '<$1 class="align-$2">')
    : focusable;
}

/**
 * Gives each paragraph its anchor and a link to it without text, whose sign comes from the style sheet: so the sign is
 * neither copied nor searched. Attributes have no quotes, since a page has many of these.
 */
function withAnchors(html: string): string {
  let marked = '';
  let at = 0;
  for (const { anchor, opened, closed } of paragraphsOf(html)) {
    marked += `${html.slice(at, opened)} id=${anchor}>${html.slice(opened + 1, closed)}<a href=#${anchor} title=¶></a>`;
    at = closed;
  }
  return marked + html.slice(at);
}

/** Points links to pages that are gone to their archived copies; `data-gone` keeps the written address. */
function archived(html: string, copy: CopyProps): string {
  if (!copy.archived) return html;
  const copies = new Map(copy.archived.map(({ from, to }) => [from, to]));
  return html.replace(HREF, (whole, before: string, written: string) => {
    const to = copies.get(plain(written));
    return to === undefined ? whole : `${before}${escapeHtml(to)}" data-gone="${written}"`;
  });
}

/** The address of a link as the HTML printer writes it: in quotes, after attributes that may contain anything but quotes. */
const HREF = /(<a(?:rea)?(?: [^\s"=<>]+(?:="[^"]*")?)*? href=")([^"]*)"/g;

/** Decodes the value of an attribute that the HTML printer escaped. */
function plain(attribute: string): string {
  return attribute.replace(/&(?:#x([\dA-F]{1,6})|(amp|quot));/gi, (_, code: string, name: string) =>
    name ? NAMED[name as keyof typeof NAMED] : String.fromCodePoint(Number.parseInt(code, 16)),
  );
}

const NAMED = { amp: '&', quot: '"' } as const;

/** Stands for the address of a link that is printed without one, until its attribute is removed. No text has it. */
const NO_ADDRESS = '\u0003';
const WITHOUT_ADDRESS = / [a-z-]+="\u0003"/g;

/** `set` fills the slots of a writer's own attributes. */
function setFill(fill: Fill, setting: Typesetting, set: (text: string) => string): string {
  if (fill.kind === 'link') return fill.href === '' ? NO_ADDRESS : escapeHtml(fill.href);
  if (fill.kind === 'lost')
    return fill.alt === '' ? '' : `<span class="missing">${escapeHtml(fill.alt)}</span>`;
  const { picture, inline, row, lazy, attributes, plain } = fill;
  const shown = setting.feed || plain ? { ...picture, variants: [] } : picture;
  const sizes = setting.sizes ?? (row ? ROW_SIZES : SIZES);
  const title = inline && picture.caption ? ` title="${escapeHtml(picture.caption)}"` : '';
  const own = title + (attributes ? set(attributes) : '');
  const image = setPicture(shown, sizes, { lazy: lazy && !setting.feed, ...(own && { own }) });
  if (inline) return image;
  return `<figure class="${row ? 'picture in-row' : 'picture'}">${image}${captionOf(picture)}</figure>`;
}

function captionOf({ caption, credit, captionHtml, creditHtml }: Picture): string {
  if (!caption && !credit) return '';
  const parts = [
    ...(caption ? [`<span class="caption">${captionHtml ?? escapeHtml(caption)}</span>`] : []),
    ...(credit ? [`<span class="credit">${creditHtml ?? escapeHtml(credit)}</span>`] : []),
  ];
  return `<figcaption>${parts.join(' ')}</figcaption>`;
}

function datelineOf(dateline: string, href: string | null = null): string {
  const name = escapeHtml(dateline);
  return `<span class="dateline">${href === null ? name : `<a href="${escapeHtml(href)}">${name}</a>`}</span> `;
}
