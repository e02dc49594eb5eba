import { folderOf } from '../../../model/address/paths.ts';
import type { Look } from '../../found/look.ts';
import type { SourceFile } from '../../found/outside.ts';
import { outermost, settingText } from './files.ts';

/** The file that shows that a site is one of Hexo, wherever it keeps its posts; undefined if none does. */
export async function fileOfHexo({ has, head }: Pick<Look, 'has' | 'head'>): Promise<string | undefined> {
  const settings = has(/^(?:[^/]+\/)?_config\.ya?ml$/);
  if (OWN_SETTINGS.test(await head(settings))) return settings;
  const needs = has(/^(?:[^/]+\/)?package\.json$/);
  return settings !== undefined && /"hexo"\s*:\s*["{]/.test(await head(needs)) ? needs : undefined;
}

/** Settings that Hexo has, and Jekyll has not. */
const OWN_SETTINGS = /^(?:source_dir|public_dir|skip_render|new_post_name|post_asset_folder)\s*:/m;

/** The folder that Hexo reads, by its settings. */
export function folderOfSource(settings: { readonly [key: string]: unknown }): string {
  return (settingText(settings, 'source_dir') ?? 'source').replace(/^\.?\/|\/$/g, '');
}

/** Where in the source of a site a file of Hexo is; null if it is not in it. */
export function insideSource(
  files: readonly SourceFile[],
  settings: { readonly [key: string]: unknown },
): (path: string) => string | null {
  const beside = folderOf(outermost(files, (path) => /(?:^|\/)_config\.ya?ml$/i.test(path))?.path ?? '');
  const root = `${beside === '' ? '' : `${beside}/`}${folderOfSource(settings)}/`;
  const isThere = files.some(({ path }) => path.startsWith(root));
  return (path) => {
    if (isThere) return path.startsWith(root) ? path.slice(root.length) : null;
    return /(?:^|\/)source\//.test(path) ? path.replace(/^(?:.*\/)?source\//, '') : null;
  };
}
