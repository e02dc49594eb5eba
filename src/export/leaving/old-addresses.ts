import { pathOfAlias } from '../../archive/directory.ts';
import type { Planned } from '../../desk/prepare.ts';
import { hrefOfOld } from '../../edition/redirects/old-address.ts';
import type { LeavingPiece } from './piece.ts';

/** An old address and where it leads, both as paths under the host, or whole addresses. */
export type OldAddress = { readonly from: string; readonly to: string };

/** Where the old addresses of pieces lead, and those that `redirects.yaml` and the register name. */
export function oldAddresses(pieces: readonly LeavingPiece[], { archive }: Planned): readonly OldAddress[] {
  const { site, followed } = archive;
  const found = new Map<string, string>();
  const note = (from: string, to: string) => {
    if (from !== to && !found.has(from)) found.set(from, to);
  };
  const at = (address: string) => hrefOfOld(address, site.base);
  for (const { dispatch, href } of pieces)
    for (const alias of dispatch.aliases) note(at(pathOfAlias(alias, site)), href);
  for (const { from, to } of site.redirects)
    note(at(pathOfAlias(from, site)), to.startsWith('/') && !to.startsWith(site.base) ? site.base + to : to);
  for (const { registered, path } of followed.moved) note(at(registered.address), at(path));
  return [...found].map(([from, to]) => ({ from, to }));
}

/** Old addresses as CSV with a head: `from,to`. */
export function redirectsCsv(list: readonly OldAddress[]): string {
  const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return ['from,to', ...list.map(({ from, to }) => `${cell(from)},${cell(to)}`)].join('\n').concat('\n');
}

/** Old addresses in the form that many static hosts read, a line each: `/old/ /new/ 301`. */
export function redirectsLines(list: readonly OldAddress[]): string {
  return list.map(({ from, to }) => `${from} ${to} 301\n`).join('');
}
