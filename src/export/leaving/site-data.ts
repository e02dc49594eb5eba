import type { Shelf } from '../../archive/clipping.ts';
import type { Planned } from '../../desk/prepare.ts';
import type { SettingsFile } from '../../desk/settings/file.ts';
import { absolute } from '../../model/address/absolute.ts';
import { hrefOf } from '../../model/address/paths.ts';
import { isMap, type Json } from '../../model/json.ts';
import type { ExportFile } from '../export.ts';
import { type Entries, writtenEntries } from './editor-files.ts';
import type { LeavingFiles } from './files.ts';

/**
 * What the site knows beside its pieces, as JSON under `data/`: the site, its writers, columns, tags and places. Texts
 * are inline Markdown, as the settings have them.
 */
export function siteData(
  { archive }: Planned,
  files: LeavingFiles,
  settings: readonly SettingsFile[],
  generator: string,
): readonly ExportFile[] {
  const { site, shelves, portraits } = archive;
  const about = (shelf: Shelf, written: Entries): { readonly [key: string]: Json } => {
    const portrait = portraits.get(shelf);
    const own = shelf.id === null ? null : written[shelf.id];
    const text = (key: 'tagline' | 'description' | 'bio') => {
      const value = isMap(own) ? own[key] : null;
      return shelf[key] !== null && typeof value === 'string' ? value : shelf[key];
    };
    return present({
      name: shelf.name,
      also: isMap(own) && own.also ? ([own.also].flat() as Json) : null,
      tagline: text('tagline'),
      description: text('description'),
      bio: text('bio'),
      image: portrait ? (files.placed(portrait.href) ?? portrait.href) : null,
      email: shelf.email,
      website: shelf.url,
      orcid: shelf.orcid,
      status: shelf.ended ? 'ended' : null,
      rights: shelf.rights && present(shelf.rights),
      url: absolute(hrefOf(shelf.path, site.base), site.origin),
    });
  };
  const all = (name: 'bylines' | 'columns' | 'tags' | 'places') => {
    const written = writtenEntries(settings, name);
    // What `names.yaml` says about a place leaves with that file.
    const those = shelves[name].filter(({ kind, id }) => kind !== 'place' || (id !== null && id in written));
    return Object.fromEntries(those.map((shelf) => [shelf.id ?? shelf.slug, about(shelf, written)]));
  };
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
    ['authors', all('bylines')],
    ['columns', all('columns')],
    ['tags', all('tags')],
    ['places', all('places')],
  ].map(([name, value]) => ({ path: `data/${name}.json`, content: `${JSON.stringify(value, null, 2)}\n` }));
}

/** Fields without those that are null. */
export function present(fields: { readonly [key: string]: Json | null }): { readonly [key: string]: Json } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as {
    readonly [key: string]: Json;
  };
}
