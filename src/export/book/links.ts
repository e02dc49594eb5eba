import type { Site } from '../../model/site.ts';
import { decoded } from '../../model/text/percent.ts';
import { xmlId } from './attributes.ts';

/** A chapter that links may lead to: its public address, the ids in it, and its address in the book. */
type Target = {
  readonly url: string;
  readonly ids: ReadonlySet<string>;
  /** The address of the chapter, or of a place in it. The id is that of XML. */
  readonly at: (id: string | null) => string;
};

/**
 * Returns what gives the address of a link of a chapter: within the book if it leads there, else in public; null if it
 * leads nowhere.
 */
export function linker(
  targets: readonly Target[],
): (href: string, from: Pick<Target, 'url'>) => string | null {
  const known = new Map(targets.map((target) => [bare(target.url), target]));
  return (href, from) => {
    const url = URL.parse(href, from.url);
    if (!url || !/^(?:https?|mailto|tel):$/.test(url.protocol)) return null;
    const target =
      /^https?:$/.test(url.protocol) && url.search === '' ? known.get(bare(url.href)) : undefined;
    if (!target) return wellFormed(url.href);
    if (url.hash === '') return target.at(null);
    const id = decoded(url.hash.slice(1));
    return target.ids.has(id) ? target.at(xmlId(id)) : target.at(null);
  };
}

/** The ids in HTML as our printer writes it. */
export function idsIn(html: string): ReadonlySet<string> {
  return new Set([...html.matchAll(/<[a-z][^>]*? id="([^"]+)"/g)].map(([, id = '']) => id));
}

/** The path of a file of the site that an address names, as the edition knows it; null if it is elsewhere. */
export function pathInSite(
  href: string,
  from: string,
  { origin, base }: Pick<Site, 'origin' | 'base'>,
): string | null {
  const url = URL.parse(href, from);
  const home = `${origin}${base}/`;
  if (!url || !bare(url.href).startsWith(home)) return null;
  return decoded(url.href.replace(/[?#].*$/s, '').slice(home.length));
}

function bare(url: string): string {
  return url.replace(/[?#].*$/s, '');
}

/** Encodes what browsers leave in an address and RFC 3986 does not allow. */
function wellFormed(href: string): string {
  const [, path = '', fragment] = /^([^#]*)(?:#(.*))?$/s.exec(href) ?? [];
  const whole = fragment === undefined ? path : `${path}#${fragment.replaceAll('#', '%23')}`;
  return whole
    .replace(/[|^`{}"<>\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%(?![\da-f]{2})/gi, '%25');
}
