import { inlineMarkdown } from '../../copy/body/inline.ts';
import { sameName } from '../../model/address/slug.ts';
import type { Rights } from '../../model/rights.ts';
import type { ShelfFolder } from '../../model/shelf-kinds.ts';
import type { BylineSettings, ColumnSettings, Site, Style, TagSettings } from '../../model/site.ts';
import { orcidOf } from '../../model/text/orcid.ts';
import type { Settings, SettingsEntry } from './file.ts';
import { descriptionOf, taglineOf } from './phrases.ts';

/** Columns, bylines, tags and places that the settings list. A file of their own comes before their part of `site.yaml`. */
export function shelvesOf(
  main: Settings,
  own: { readonly columns: Settings; readonly bylines: Settings },
  style: Style,
): Pick<Site, Exclude<ShelfFolder, 'names' | 'languages'>> {
  const entries = (name: 'columns' | 'bylines') =>
    named(own[name].exists ? own[name].entries([]) : main.entries([name]));
  const described = (name: 'tags' | 'places') =>
    named(main.entries([name])).map(
      ({ text, part: _, ...names }): TagSettings => ({
        ...names,
        ...descriptionOf(text('description'), style),
      }),
    );
  return {
    columns: entries('columns').map(
      ({ text, part, ...names }): ColumnSettings => ({
        ...names,
        ...taglineOf(text('tagline'), style),
        ...descriptionOf(text('description'), style),
        ended: text('status') === 'ended',
        rights: rightsOf(part('rights')),
      }),
    ),
    bylines: entries('bylines').map(({ text, part: _, ...names }): BylineSettings => {
      const bio = text('bio');
      return {
        ...names,
        bio: bio === null ? null : inlineMarkdown(bio, style),
        image: text('image'),
        email: text('email'),
        url: text('url'),
        orcid: orcidOf(text('orcid') ?? ''),
      };
    }),
    tags: described('tags'),
    places: described('places'),
  };
}

/** Rights as settings have them. */
export function rightsOf(text: (key: string) => string | null): Rights {
  return {
    license: text('license'),
    holder: text('holder'),
    machines: text('machines') as Rights['machines'],
  };
}

type Named = Pick<TagSettings, 'id' | 'name' | 'also'> & Pick<SettingsEntry, 'text' | 'part'>;

/** Entries of one kind with their names. A spelling that means another entry already is reported and left out. */
function named(entries: readonly SettingsEntry[]): readonly Named[] {
  const nameOf = ({ id, text }: SettingsEntry) => text('name') ?? id;
  const owners = new Map<string, SettingsEntry>();
  for (const entry of entries)
    for (const key of [entry.id, nameOf(entry)].map(sameName)) if (!owners.has(key)) owners.set(key, entry);
  return entries.map((entry) => ({
    id: entry.id,
    name: nameOf(entry),
    text: entry.text,
    part: entry.part,
    also: entry.items('also').flatMap(({ text, report }) => {
      const owner = owners.get(sameName(text)) ?? entry;
      owners.set(sameName(text), owner);
      if (owner === entry) return [text];
      report(
        'spelling-taken',
        'warning',
        `"${text}" is listed as another spelling of "${nameOf(entry)}", but it already means "${nameOf(owner)}" (${owner.id}), which counts`,
        `Remove it here, or remove it from ${owner.id}.`,
      );
      return [];
    }),
  }));
}
