import type { Shelf } from '../../archive/clipping.ts';
import type { Planned } from '../../desk/prepare.ts';
import { absolute } from '../../model/address/absolute.ts';
import { hrefOf } from '../../model/address/paths.ts';
import type { Json } from '../../model/json.ts';
import type { ExportFile } from '../export.ts';
import type { LeavingFiles } from './files.ts';

/** What the site knows beside its pieces, as JSON under `data/`: the site, its writers, columns and tags. */
export function siteData(
  { archive }: Planned,
  files: LeavingFiles,
  generator: string,
): readonly ExportFile[] {
  const { site, shelves, portraits } = archive;
  const about = (shelf: Shelf): { readonly [key: string]: Json } => {
    const portrait = portraits.get(shelf);
    return present({
      name: shelf.name,
      also: shelf.also.length > 0 ? [...shelf.also] : null,
      tagline: shelf.tagline,
      description: shelf.description,
      bio: shelf.bio,
      image: portrait ? (files.placed(portrait.href) ?? portrait.href) : null,
      email: shelf.email,
      website: shelf.url,
      orcid: shelf.orcid,
      rights: shelf.rights && present(shelf.rights),
      url: absolute(hrefOf(shelf.path, site.base), site.origin),
    });
  };
  const all = (list: readonly Shelf[]) =>
    Object.fromEntries(list.map((shelf) => [shelf.id ?? shelf.slug, about(shelf)]));
  const head = present({
    generator,
    title: site.title,
    tagline: site.tagline,
    description: site.description,
    url: `${site.origin}${site.base}/`,
    lang: site.style.lang,
    timezone: site.style.timezone,
    permalink: site.permalink,
    rights: present(site.rights),
  });
  return [
    ['site', head],
    ['authors', all(shelves.bylines)],
    ['columns', all(shelves.columns)],
    ['tags', all(shelves.tags)],
  ].map(([name, value]) => ({ path: `data/${name}.json`, content: `${JSON.stringify(value, null, 2)}\n` }));
}

/** Fields without those that are null. */
export function present(fields: { readonly [key: string]: Json | null }): { readonly [key: string]: Json } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as {
    readonly [key: string]: Json;
  };
}
