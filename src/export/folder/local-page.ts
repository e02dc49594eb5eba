import { mapSrcset } from '../../model/address/srcset.ts';
import { escapeHtml } from '../../model/text/html.ts';
import { plainText } from '../../model/text/plain-text.ts';
import { localSheet } from './local-sheet.ts';
import { type Locate, pathFrom } from './locate.ts';

/** What a page of a copy without a server takes from the rest of the site. */
type Surroundings = {
  readonly locate: Locate;
  /** The text of a script of the site, by the path of its file; undefined if there is none. */
  readonly scriptAt: (path: string) => string | undefined;
  /** The file with what a search page needs, by its path; null if the site has no search. */
  readonly search: string | null;
};

/** Comments, elements whose content is no HTML, and tags. */
const TAG =
  /<!--[\s\S]*?-->|<(script|style|textarea|title|iframe|xmp|noembed|noframes)\b((?:[^>"']|"[^"]*"|'[^']*')*)>([\s\S]*?)<\/\1\s*>|<([a-z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/gi;
const ATTRIBUTE = /([^\s"'<>/=]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'=<>`]+)/g;
/** Attributes with the address of something that is shown, loaded or visited. */
const ADDRESS = /^(?:href|src|poster|data|action|formaction|background|xlink:href)$/;
const ADDRESSES = /^(?:srcset|imagesrcset)$/;
/** The element in the head that names the IIIF manifest of a page. */
const MANIFEST = /<link\b[^>]*iiif\.io\/api\/presentation[^>]*\shref="([^"]*)"/i;
/** Relations of a `link` element that lead to something in the copy. */
const LOADED = /^(?:(?:shortcut )?icon|prev|next|apple-touch-icon|stylesheet|manifest|mask-icon)$/;

/**
 * A page as it works from a disk without a server: addresses of the site are relative and name files, style sheets and
 * pictures are found, scripts that are modules (which browsers do not load from a disk) are in the page. What is for the
 * public (the canonical link, feeds in the head, data for machines, a IIIF manifest, which viewers elsewhere load) keeps its
 * public address.
 */
export function localPage(html: string, path: string, { locate, scriptAt, search }: Surroundings): string {
  const up = '../'.repeat(path.split('/').length - 1);
  const written = MANIFEST.exec(html)?.[1];
  const manifest = written === undefined ? null : locate.public(decodedValue(written), path);
  const page = html.replace(TAG, (whole, raw?: string, before = '', inside = '', name = '', after = '') => {
    if (raw === undefined && name === '') return whole;
    const element = (raw ?? name).toLowerCase();
    const attributes = new Map(
      [...`${before}${after}`.matchAll(ATTRIBUTE)].map(([, key = '', , value = '']) => [
        key.toLowerCase(),
        unquoted(value),
      ]),
    );
    const tag = localTag(
      whole.slice(0, whole.length - inside.length - endOf(whole, raw)),
      element,
      attributes,
    );
    if (tag === null) return '';
    if (raw === undefined) return tag;
    const end = whole.slice(whole.length - endOf(whole, raw));
    if (element === 'style') return tag + localSheet(inside, path, locate) + end;
    if (element !== 'script' || attributes.get('type') !== 'module') return tag + inside + end;
    const text = scriptOf(attributes.get('src'));
    return text === undefined ? tag + inside + end : `<script type="module">${asContent(text)}</script>`;
  });
  return search !== null && /\sdata-pagefind=/.test(page) ? withScript(page, up + search) : page;

  /** A tag with its addresses as they must be here; null if the element is of no use. */
  function localTag(tag: string, element: string, attributes: ReadonlyMap<string, string>): string | null {
    const relation = attributes.get('rel')?.toLowerCase() ?? '';
    // What is loaded early for speed is fetched as from another site, which a disk does not allow.
    if (element === 'link' && /^(?:module)?preload$|^prefetch$|^preconnect$/.test(relation)) return null;
    const isManifest = manifest !== null && locate.public(attributes.get('href') ?? '', path) === manifest;
    const isPublic = isManifest || (element === 'link' && !LOADED.test(relation));
    const isRefresh = element === 'meta' && attributes.get('http-equiv')?.toLowerCase() === 'refresh';
    return tag
      .replace(ATTRIBUTE, (attribute, name: string, equals: string, value: string) => {
        const key = name.toLowerCase();
        const text = unquoted(value);
        const now = localValue(key, text, isPublic, isRefresh);
        return now === text ? attribute : `${name}${equals}"${escapeHtml(now)}"`;
      })
      .replace(/\s(?:crossorigin|integrity)(?:=(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?(?=[\s>/])/gi, '');
  }

  /** The value of an attribute as it must be here. */
  function localValue(key: string, text: string, isPublic: boolean, isRefresh: boolean): string {
    if (ADDRESS.test(key)) return isPublic ? locate.public(text, path) : locate.local(text, path);
    if (ADDRESSES.test(key)) return mapSrcset(text, (address) => locate.local(address, path));
    if (key === 'style') return localSheet(text, path, locate);
    if (key === 'data-pagefind' && search !== null) return up + search.replace(/[^/]*$/, '');
    if (!isRefresh || key !== 'content') return text;
    return text.replace(
      /(url=\s*['"]?)([^'"]+)/i,
      (_, start: string, to: string) => start + locate.local(to, path),
    );
  }

  function scriptOf(src: string | undefined): string | undefined {
    if (src === undefined) return undefined;
    return scriptAt(pathFrom(path, locate.local(src, path)));
  }
}

/** The length of an element's end tag; 0 for an element that is only a tag here. */
function endOf(whole: string, raw: string | undefined): number {
  return raw === undefined ? 0 : whole.length - whole.lastIndexOf('<');
}

/** A page with a script before all others. */
function withScript(page: string, src: string): string {
  return page.replace(/<\/head>/i, (end) => `<script src="${src}"></script>\n${end}`);
}

/** A script as the content of an element, which `</script` would end. */
function asContent(script: string): string {
  return script.replace(/<\/(?=script)/gi, '<\\/').replace(/<!--/g, '<\\!--');
}

function unquoted(value: string): string {
  return /^["']/.test(value) ? decodedValue(value.slice(1, -1)) : decodedValue(value);
}

/** The value of an attribute without its character references. */
function decodedValue(value: string): string {
  return value.includes('&')
    ? value.replace(/&(?:#\w+|\w+);/g, (reference) => plainText(reference) || reference)
    : value;
}
