import type { Planned } from '../../desk/prepare.ts';
import { type Field, tableOf, toCsv } from '../../edition/catalogue/table.ts';
import { hrefOfOld } from '../../edition/redirects/old-address.ts';
import { absolute } from '../../model/address/absolute.ts';
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
  const { site } = archive;
  const whole = (path: string) => site.origin + hrefOf(path as SitePath, site.base);
  const standing = edition.pages
    .filter(({ path, template }) => path.endsWith('.html') && template !== 'redirect.njk')
    .map(({ url, path }): Address => ({ address: whole(url), kind: 'page', leadsTo: null, file: path }));
  const old = edition.redirects.map(
    ({ from, to }): Address => ({
      address: site.origin + hrefOfOld(from, site.base),
      kind: 'old',
      leadsTo: absolute(to, site.origin),
      file: null,
    }),
  );
  const gone = site.retired.map(
    ({ address }): Address => ({ address: whole(address), kind: 'gone', leadsTo: null, file: null }),
  );
  const byAddress = new Map([...gone, ...old, ...standing].map((each) => [each.address, each]));
  const all = [...byAddress.values()].sort((a, b) => (a.address < b.address ? -1 : 1));
  return toCsv(tableOf({ name: 'addresses', about: '', key: ['address'], references: [] }, FIELDS, all));
}
