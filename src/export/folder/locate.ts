import type { Redirect } from '../../edition/page.ts';
import { foldAddress } from '../../edition/redirects/old-address.ts';
import type { Site } from '../../model/site.ts';
import { decoded } from '../../model/text/percent.ts';

/** Finds where an address on a page leads within a copy of the site without a server. */
export type Locate = {
  /**
   * An address as written on the page or style sheet at `from` (a path of the copy), as it must be written there: a
   * relative one if it leads to a file of the copy, else a whole one.
   */
  readonly local: (address: string, from: string) => string;
  /** The whole address in public. */
  readonly public: (address: string, from: string) => string;
  /** Addresses of the site that lead to no file of the copy; filled while addresses are looked up. */
  readonly lost: ReadonlySet<string>;
};

/**
 * Sets up the search for addresses among the files of a copy, by their paths. An old address without a file, such as one
 * with a query, leads where the site's host would lead from it.
 */
export function locator(
  paths: ReadonlySet<string>,
  { origin, base }: Pick<Site, 'origin' | 'base'>,
  redirects: readonly Pick<Redirect, 'from' | 'to'>[],
): Locate {
  const lost = new Set<string>();
  const old = new Map(redirects.map(({ from, to }) => [foldAddress(from), to]));
  const root = `${origin}${base}/`;
  const whole = (address: string, from: string): URL | null => {
    const page = root + encodePath(from.replace(/(^|\/)index\.html$/, '$1'));
    return URL.canParse(address, page) ? new URL(address, page) : null;
  };
  const isInside = ({ pathname }: URL) => `${pathname}/`.startsWith(`${base}/`);
  const fileAt = (url: URL): string | undefined => {
    if (!isInside(url)) return undefined;
    const path = decoded(url.pathname.slice(base.length)).replace(/^\//, '');
    const folder = path === '' || path.endsWith('/') ? path : `${path}/`;
    return [path, `${folder}index.html`].find((each) => paths.has(each));
  };
  /** Where an old address leads; the address itself if it is none. */
  const afterRedirect = (url: URL, from: string): URL => {
    if (old.size === 0 || !isInside(url)) return url;
    const path = decoded(url.pathname.slice(base.length)) || '/';
    const asked = url.search === '' ? [] : [path + decoded(url.search)];
    const plain =
      fileAt(url) === undefined ? [path, path.endsWith('/') ? path.slice(0, -1) : `${path}/`] : [];
    const to = [...asked, ...plain].map((each) => old.get(foldAddress(each))).find(Boolean);
    const end = to === undefined ? null : whole(to, from);
    if (end === null) return url;
    if (end.hash === '') end.hash = url.hash;
    return end;
  };
  return {
    lost,
    public: (address, from) => whole(address, from)?.href ?? address,
    local: (written, from) => {
      const address = written.trim();
      if (address === '' || address.startsWith('#') || /^(?!https?:)[a-z][a-z\d+.-]*:/i.test(address))
        return written;
      const named = whole(address, from);
      if (!named) return written;
      if (named.origin !== origin) return address.startsWith('//') ? named.href : written;
      const url = afterRedirect(named, from);
      if (url.origin !== origin) return url.href;
      const file = fileAt(url);
      if (file === undefined) {
        lost.add(url.href);
        return url.href;
      }
      return relativePath(from, file) + url.search + url.hash;
    },
  };
}

/** The address of a file as a file beside or around it writes it: percent-encoded, never empty. */
export function relativePath(from: string, to: string): string {
  const [here, there] = [from.split('/'), to.split('/')];
  const shared = here.slice(0, -1).findIndex((name, at) => name !== there[at] || at === there.length - 1);
  const common = shared < 0 ? here.length - 1 : shared;
  const up = '../'.repeat(here.length - 1 - common);
  return up + encodePath(there.slice(common).join('/'));
}

/** The path of the file to which a relative address leads, as `relativePath` makes it. */
export function pathFrom(from: string, address: string): string {
  const folder = from.split('/').slice(0, -1);
  for (const step of decoded(address.replace(/[?#].*$/s, '')).split('/')) {
    if (step === '..') folder.pop();
    else folder.push(step);
  }
  return folder.join('/');
}

/** Percent-encodes what has a meaning in an address: `#`, `?`, `%`, and a colon, which would end a scheme. */
function encodePath(path: string): string {
  return path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}
