import { openManuscript } from '../../../../copy/front/front-matter.ts';
import { folderOf } from '../../../../model/address/paths.ts';
import { isMap } from '../../../../model/json.ts';
import { readMoment } from '../../../found/moment.ts';
import type { SourceFile } from '../../../found/outside.ts';
import { decodeText } from '../../../found/text.ts';
import { type Values, valuesOf } from '../../values.ts';
import { isLeftOut } from '../files.ts';

type Cascade = { readonly folder: string; readonly values: Values; readonly target: Values };

/**
 * What sections and the settings hand down to the pages in them (`cascade`): the fields for a path. The nearest section
 * counts most. A target is obeyed by its path and its kind; where it names something else, the fields are handed down.
 */
export async function cascadesOf(
  files: readonly SourceFile[],
  settings: Values,
): Promise<(path: string) => Values> {
  const cascades: Cascade[] = listed(settings.cascade).map((one) => cascadeOf('', one));
  for (const file of files.filter(({ path }) =>
    /(?:^|\/)_index(?:\.[a-z-]+)?\.(?:md|markdown|html?)$/i.test(path),
  )) {
    const { value } = openManuscript(decodeText(await file.read()).text).fields;
    for (const one of listed(isMap(value) ? value.cascade : undefined))
      cascades.push(cascadeOf(`${folderOf(file.path)}/`, one));
  }
  cascades.sort((a, b) => a.folder.length - b.folder.length);
  return (path) =>
    Object.assign({}, ...cascades.filter((one) => reaches(one, path)).map(({ values }) => values)) as Values;
}

/** Why Hugo did not publish a page of these fields, beside `draft`; null if it did. `today`: as `YYYY-MM-DD`. */
export function heldBy(fields: Values, today: string): string | null {
  if (fields.headless === true) return 'a headless page had no address on the old site';
  const build = valuesOf(fields.build ?? fields._build);
  if (build.render === 'never' || build.render === false || build.render === 'link')
    return 'Hugo made no page of it (build.render)';
  const out = readMoment(typeof fields.publishDate === 'string' ? fields.publishDate : null);
  return out !== null && out.day > today ? `it was to be published on ${out.day}` : null;
}

/** Whether Hugo made a page that stood in no list. */
export function isListedNowhere(fields: Values): boolean {
  const { list } = valuesOf(fields.build ?? fields._build);
  return list === 'never' || list === false;
}

function cascadeOf(folder: string, given: Values): Cascade {
  const { target, _target, url: _u, aliases: _a, slug: _s, title: _t, ...values } = given;
  // Settings may keep the fields themselves under a name of their own.
  const { params, ...own } = values;
  return { folder, values: { ...valuesOf(params), ...own }, target: valuesOf(target ?? _target) };
}

function reaches({ folder, target }: Cascade, path: string): boolean {
  if (!path.startsWith(folder)) return false;
  if (typeof target.kind === 'string' && !/page|\*/.test(target.kind)) return false;
  if (typeof target.path !== 'string') return true;
  const logical = path.replace(/^content\//, '').replace(/(?:\/index)?(?:\.[a-z-]+)?\.\w+$/i, '');
  return isLeftOut(logical, [`/${target.path.replace(/^[/{]+/, '')}`]) || target.path.includes('{');
}

function listed(value: unknown): readonly Values[] {
  return (Array.isArray(value) ? value : [value]).filter(isMap);
}
