import type { Site } from '../../model/site.ts';

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

/** Sets up the search for addresses among the files of a copy, by their paths. */
export function locator(paths: ReadonlySet<string>, { origin, base }: Pick<Site, 'origin' | 'base'>): Locate {
  const lost = new Set<string>();
  const root = `${origin}${base}/`;
  const whole = (address: string, from: string): URL | null => {
    const page = root + encodePath(from.replace(/(^|\/)index\.html$/, '$1'));
    return URL.canParse(address, page) ? new URL(address, page) : null;
  };
  const fileAt = (pathname: string): string | undefined => {
    if (!`${pathname}/`.startsWith(`${base}/`)) return undefined;
    const path = decoded(pathname.slice(base.length)).replace(/^\//, '');
    const folder = path === '' || path.endsWith('/') ? path : `${path}/`;
    return [path, `${folder}index.html`].find((each) => paths.has(each));
  };
  return {
    lost,
    public: (address, from) => whole(address, from)?.href ?? address,
    local: (written, from) => {
      const address = written.trim();
      if (address === '' || address.startsWith('#') || /^(?!https?:)[a-z][a-z\d+.-]*:/i.test(address))
        return written;
      const url = whole(address, from);
      if (!url) return written;
      if (url.origin !== origin) return address.startsWith('//') ? url.href : written;
      const file = fileAt(url.pathname);
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

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
