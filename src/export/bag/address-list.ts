import { pathOfAlias } from '../../archive/directory.ts';
import type { Planned } from '../../desk/prepare.ts';
import { type Field, tableOf, toCsv } from '../../edition/catalogue/table.ts';
import { hrefOf, type SitePath } from '../../model/address/paths.ts';

type Address = {
  readonly address: string;
  readonly kind: 'page' | 'old' | 'gone';
  readonly leadsTo: string | null;
  readonly file: string | null;
};

const FIELDS: readonly Field<Address>[] = [
  { name: 'address', type: 'string', about: 'The public address', of: ({ address }) => address },
  {
    name: 'kind',
    type: 'string',
    about: 'page: a page is there; old: it leads elsewhere; gone: what was there was removed',
    of: ({ kind }) => kind,
  },
  { name: 'leads_to', type: 'string', about: 'Where an old one leads', of: ({ leadsTo }) => leadsTo },
  { name: 'file', type: 'string', about: 'The file of the built site', of: ({ file }) => file },
];

/** Every address of the site, present and past, as CSV: where each page is, and where each old address leads. */
export function addressList({ edition, archive }: Pick<Planned, 'edition' | 'archive'>): string {
  const { site, listed, unlisted, pages, followed } = archive;
  const whole = (path: string) => site.origin + hrefOf(path as SitePath, site.base);
  const target = (to: string) => (to.startsWith('/') && !to.startsWith('//') ? whole(to) : to);
  const standing = edition.pages
    .filter(({ path, template }) => path.endsWith('.html') && template !== 'redirect.njk')
    .map(({ url, path }): Address => ({ address: whole(url), kind: 'page', leadsTo: null, file: path }));
  const old = [
    ...[...listed, ...unlisted, ...pages].flatMap(({ slip, path }) =>
      slip.aliases.map((alias) => [pathOfAlias(alias, site), whole(path)] as const),
    ),
    ...followed.moved.map(({ registered, path }) => [registered.address, whole(path)] as const),
    ...site.redirects.map(({ from, to }) => [pathOfAlias(from, site), target(to)] as const),
  ].map(([path, to]): Address => ({ address: whole(path), kind: 'old', leadsTo: to, file: null }));
  const gone = site.retired.map(
    ({ address }): Address => ({ address: whole(address), kind: 'gone', leadsTo: null, file: null }),
  );
  const byAddress = new Map([...gone, ...old, ...standing].map((each) => [each.address, each]));
  const all = [...byAddress.values()].sort((a, b) => (a.address < b.address ? -1 : 1));
  return toCsv(tableOf({ name: 'addresses', about: '', key: ['address'], references: [] }, FIELDS, all));
}
