import type { SettingsFile } from '../../desk/settings/file.ts';
import { entry } from '../../import/writing/front-matter.ts';
import type { SourcePath } from '../../model/address/paths.ts';
import { isMap, type Json } from '../../model/json.ts';
import { readYaml } from '../../model/yaml/yaml.ts';
import type { ExportFile, ExportSource } from '../export.ts';

export type Entries = { readonly [id: string]: Json };

/**
 * The editor's lists and names as files that another site of Backfile reads: `lists.yaml`, which names dispatches by their
 * ids, and `names.yaml`. What no exported dispatch has to do with stays behind, and so do comments.
 */
export function editorFiles(settings: readonly SettingsFile[], source: ExportSource): readonly ExportFile[] {
  const lists = ownFile(settings, 'lists') ?? ownFile(settings, 'site');
  return [
    ...fileOf('lists.yaml', listsWithIds(writtenEntries(settings, 'lists'), lists, source)),
    ...fileOf('names.yaml', namesOfDispatches(entriesOf(ownFile(settings, 'names')), source)),
  ];
}

/** A map of settings as it is written: a file of its own, such as `bylines.yaml`, comes before the part of `site.yaml`. */
export function writtenEntries(settings: readonly SettingsFile[], name: string): Entries {
  const own = ownFile(settings, name);
  const entries = own ? entriesOf(own) : entriesOf(ownFile(settings, 'site'))[name];
  return isMap(entries) ? (entries as Entries) : {};
}

function ownFile(settings: readonly SettingsFile[], name: string): SettingsFile | undefined {
  return settings.find(({ path }) => path.replace(/\.ya?ml$/, '') === name);
}

function fileOf(path: string, entries: Entries): readonly ExportFile[] {
  const lines = Object.entries(entries).flatMap(([id, value]) => entry(id, value, 0));
  return lines.length === 0 ? [] : [{ path, content: `${lines.join('\n')}\n` }];
}

function entriesOf(file: SettingsFile | undefined): Entries {
  const value = file && readYaml(file.text).value;
  return isMap(value) ? (value as Entries) : {};
}

/** Lists with those of their dispatches that are exported. A list without any is left out. */
function listsWithIds(
  lists: Entries,
  file: SettingsFile | undefined,
  { planned: { archive }, chosen }: ExportSource,
): Entries {
  const ids = new Map(chosen.map(({ rank, id }) => [rank, id]));
  const idOf = (reference: Json | undefined) => {
    const found = archive.directory.find(String(reference), { source: file?.path as SourcePath });
    return found?.kind === 'dispatch' && found.rank !== null ? ids.get(found.rank) : undefined;
  };
  return mapped(lists, (list) => {
    const pieces = isMap(list) && Array.isArray(list.pieces) ? (list.pieces as readonly Json[]) : [];
    const kept = pieces.flatMap((piece): readonly Json[] => {
      const id = idOf(isMap(piece) ? (piece as Entries).piece : piece);
      return id === undefined ? [] : [isMap(piece) ? { ...(piece as Entries), piece: id } : id];
    });
    return kept.length === 0 ? null : { ...(list as Entries), pieces: kept };
  });
}

/** The names that exported dispatches mention, and those that refer to one of them. */
function namesOfDispatches(names: Entries, { chosen }: ExportSource): Entries {
  const mentioned = new Set(chosen.flatMap(({ dispatch }) => dispatch.mentions.map(({ name }) => name)));
  const partOf = (id: string, part: string) => {
    const value = names[id];
    return isMap(value) ? (value as Entries)[part] : undefined;
  };
  /** Whether a name is mentioned, or the one that it refers to. In an archive without errors, none refers to itself. */
  const isKept = (id: string): boolean => {
    const see = partOf(id, 'see');
    return mentioned.has(id) || (typeof see === 'string' && isKept(see));
  };
  return mapped(names, (value, id) => {
    if (!isKept(id)) return null;
    const also = partOf(id, 'see-also');
    if (also === undefined) return value;
    const left = [also].flat().filter((one) => isKept(String(one)));
    return { ...(value as Entries), 'see-also': left.length > 0 ? left : null };
  });
}

/** Entries with other values; those without a value are left out. */
function mapped(entries: Entries, change: (value: Json, id: string) => Json): Entries {
  return Object.fromEntries(
    Object.entries(entries).flatMap(([id, value]) => {
      const made = change(value, id);
      return made === null ? [] : [[id, made]];
    }),
  );
}
