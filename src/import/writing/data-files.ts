import { sameName } from '../../model/address/slug.ts';
import type { Json } from '../../model/json.ts';
import { readYaml } from '../../model/yaml/yaml.ts';
import type { OldAddress } from '../addresses/old-shelves.ts';
import { addressKey, aliasOf } from '../body/addresses.ts';
import type { Shelf } from '../found/outside.ts';
import { entry } from './front-matter.ts';

/** Entries of a map that lies in a file of its own, or under a key of `site.yaml`. */
type Entries = readonly (readonly [string, { readonly [key: string]: Json | null }])[];

/** What the site has already: title and zone, its writers and columns by name. */
export type Known = {
  readonly hasSettings: boolean;
  readonly timezone: string | null;
  readonly lang: string | null;
  /** Pattern of the addresses of dispatches. */
  readonly permalink: string;
  readonly bylines: ReadonlyMap<string, string>;
  readonly columns: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, string>;
};

/** Reads the settings of a site folder before an import. */
export function knownOf(shelf: Shelf): Known {
  const settings = mapOf(textOf(shelf, 'site.yaml') ?? textOf(shelf, 'site.yml'));
  return {
    hasSettings: settings !== null,
    timezone: typeof settings?.timezone === 'string' ? settings.timezone : null,
    lang: typeof settings?.lang === 'string' ? settings.lang : null,
    permalink: typeof settings?.permalink === 'string' ? settings.permalink : '/:year/:month/:day/:slug/',
    bylines: namesOf(mapOf(textOf(shelf, 'bylines.yaml')) ?? settings?.bylines),
    columns: namesOf(mapOf(textOf(shelf, 'columns.yaml')) ?? settings?.columns),
    tags: namesOf(settings?.tags),
  };
}

/**
 * Adds entries that are not there yet to `bylines.yaml` or `columns.yaml`; or to `site.yaml`, if the site keeps the map
 * there. Existing text is not touched, comments included. Returns the keys that could not be added.
 */
export function addEntries(shelf: Shelf, name: 'bylines' | 'columns', entries: Entries): readonly string[] {
  if (entries.length === 0) return [];
  const own = textOf(shelf, `${name}.yaml`);
  const main = textOf(shelf, 'site.yaml');
  const inMain =
    own === null && main !== null && mapOf(main)?.[name] !== undefined && mapOf(main)?.[name] !== null;
  const present = new Set(Object.keys((inMain ? (mapOf(main)?.[name] as object) : mapOf(own)) ?? {}));
  const fresh = entries.filter(([key]) => !present.has(key));
  if (fresh.length === 0) return [];
  if (!inMain) {
    const text = fresh.flatMap(([key, value]) => entry(key, clean(value), 0)).join('\n');
    const before = own === null || own.trim() === '' ? '' : `${own.replace(/\n*$/, '')}\n`;
    shelf.write(`${name}.yaml`, `${before}${text}\n`);
    return [];
  }
  const lines = main!.split('\n');
  const at = lines.findIndex((line) => new RegExp(`^${name}:\\s*(?:#.*)?$`).test(line));
  if (at < 0) return fresh.map(([key]) => key);
  let end = at + 1;
  let last = at;
  for (; end < lines.length && (/^\s/.test(lines[end]!) || lines[end]!.trim() === ''); end++)
    if (lines[end]!.trim() !== '') last = end;
  const depth = (/^( +)\S/.exec(lines[at + 1] ?? '')?.[1]?.length ?? 2) / 2;
  lines.splice(
    last + 1,
    0,
    ...fresh.flatMap(([key, value]) => entry(key, clean(value), Math.max(1, Math.round(depth)))),
  );
  shelf.write('site.yaml', lines.join('\n'));
  return [];
}

/** Writes `site.yaml` if there is none. */
export function writeSettings(shelf: Shelf, settings: { readonly [key: string]: Json | null }): void {
  const lines = Object.entries(settings).flatMap(([key, value]) =>
    value === null ? [] : entry(key, value, 0),
  );
  shelf.write('site.yaml', `${lines.join('\n')}\n`);
}

/** Adds a settings file such as `lists.yaml`. Returns whether it is there: a different one stays as it is. */
export function addFile(shelf: Shelf, name: string, text: string): boolean {
  const [key = ''] = name.split('.');
  const there = textOf(shelf, name) ?? textOf(shelf, `${key}.yml`);
  const settings = mapOf(textOf(shelf, 'site.yaml') ?? textOf(shelf, 'site.yml'));
  if (there !== null || (settings?.[key] ?? null) !== null) return there === text;
  shelf.write(name, text);
  return true;
}

/** Adds old addresses that lead to other pages of the site to `redirects.yaml`; existing lines stay. */
export function addRedirects(shelf: Shelf, redirects: readonly OldAddress[]): void {
  const there = textOf(shelf, 'redirects.yaml');
  const settings = mapOf(textOf(shelf, 'site.yaml') ?? textOf(shelf, 'site.yml'))?.redirects;
  const present = new Set(
    [...Object.keys(mapOf(there) ?? {}), ...Object.keys(settings ?? {})].map((from) => aliasOf(from) ?? from),
  );
  const fresh = redirects
    .filter(({ from, to }) => to !== null && addressKey(to) !== addressKey(from) && !present.has(from))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  if (fresh.length === 0) return;
  const head = there ?? '# Addresses of the old site that lead to pages of this one: old: new\n';
  shelf.write(
    'redirects.yaml',
    `${head.replace(/\n*$/, '')}\n${fresh.flatMap(({ from, to }) => entry(from, to, 0)).join('\n')}\n`,
  );
}

function clean(value: { readonly [key: string]: Json | null }): { readonly [key: string]: Json } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null)) as {
    [key: string]: Json;
  };
}

function textOf(shelf: Shelf, path: string): string | null {
  const bytes = shelf.read(path);
  return bytes === null ? null : new TextDecoder().decode(bytes).replace(/\r\n?/g, '\n');
}

function mapOf(text: string | null): { readonly [key: string]: unknown } | null {
  if (text === null) return null;
  const { value } = readYaml(text);
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { [key: string]: unknown })
    : {};
}

function namesOf(map: unknown): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  if (typeof map !== 'object' || map === null) return names;
  for (const [id, value] of Object.entries(map)) {
    const name =
      typeof value === 'string'
        ? value
        : typeof value === 'object' && value !== null
          ? (value as { name?: unknown }).name
          : undefined;
    names.set(sameName(id), id);
    if (typeof name === 'string') names.set(sameName(name), id);
  }
  return names;
}
