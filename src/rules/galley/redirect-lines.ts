import type { Archive } from '../../archive/archive.ts';
import { OWN_REDIRECTS } from '../../model/site.ts';
import type { Drawer } from '../rule.ts';

/** A line of a hand-written `_redirects` file: old address, new address, line number, status. */
export type RedirectLine = {
  readonly from: string;
  readonly to: string;
  readonly status: number;
  readonly line: number;
};

/** Lines of `assets/_root/_redirects` (the format of Netlify and Cloudflare Pages); none where there is no such file. */
export function redirectLines(archive: Archive, drawer: Drawer): readonly RedirectLine[] {
  if (!archive.assets.some(({ path }) => path === OWN_REDIRECTS)) return [];
  return (drawer.text(OWN_REDIRECTS) ?? '').split(/\r?\n/).flatMap((text, index): readonly RedirectLine[] => {
    const parts = text
      .replace(/(?:^|\s)#.*$/, '')
      .trim()
      .split(/\s+/);
    const [from, ...rest] = parts;
    const to = rest.find((part) => /^(?:\/|https?:)/i.test(part));
    if (!from?.startsWith('/') || to === undefined) return [];
    const status = Number(/^\d{3}(?=!?$)/.exec(parts.at(-1) ?? '')?.[0] ?? 301);
    return [{ from, to, status, line: index + 1 }];
  });
}

/** Whether an address has a place that anything fills: `*`, `:splat`. */
export function hasPlaceholder(address: string): boolean {
  return /\*|\/:\w/.test(address);
}
