import { nameOf } from '../../../model/address/paths.ts';
import type { Source } from '../../found/outside.ts';
import { valuesOf } from '../values.ts';
import { isLeftOut, outermost, settingText } from './files.ts';

/** The folder that Jekyll reads, with a slash at its end; '' for the whole source. */
export function rootOf(source: Source, settings: { readonly [key: string]: unknown }): string {
  const config = outermost(source.files, (path) => /(?:^|\/)_config\.(?:ya?ml|toml)$/.test(path))?.path ?? '';
  const folder = config.replace(/[^/]*$/, '');
  const named = settingText(settings, 'source')?.replace(/^\.?\/|\/$/g, '') ?? '';
  // Octopress keeps its posts below source/.
  const below =
    named !== ''
      ? named
      : source.files.some(({ path }) => path.startsWith(`${folder}source/_posts/`))
        ? 'source'
        : '';
  const root = below === '' ? folder : `${folder}${below}/`;
  const posts = source.files.filter(({ path }) => /(?:^|\/)_posts\//.test(path));
  const isIn = (at: string, pattern: RegExp) =>
    source.files.some(({ path }) => path.startsWith(at) && pattern.test(path.slice(at.length)));
  if (posts.length === 0 || isIn(root, /^_(?:posts|layouts|includes)\//)) return root;
  // A program may copy or name the folder when it starts Jekyll; layouts beside posts show which one it is.
  const above = [...new Set(posts.map(({ path }) => path.slice(0, path.indexOf('_posts/'))))];
  const shown = above.sort((a, b) => a.length - b.length).find((at) => isIn(at, /^_(?:layouts|includes)\//));
  // The only settings may be those of a theme, while those of the site are missing.
  return shown ?? (posts.some(({ path }) => path.startsWith(root)) ? root : '');
}

/** What the setting `defaults` adds to the front matter of a file; if several scopes fit it, the longest path wins. */
export function defaultsFor(
  path: string,
  isPost: boolean,
  defaults: unknown,
): { readonly [key: string]: unknown } {
  const fitting = (Array.isArray(defaults) ? defaults : []).map(valuesOf).filter((one) => {
    const { path: under = '', type } = valuesOf(one.scope);
    const folder = String(under ?? '').replace(/\/$/, '');
    const typed = type === undefined || (type === 'posts') === isPost || type === '';
    return typed && (folder === '' || path === folder || path.startsWith(`${folder}/`));
  });
  const width = (one: { readonly [key: string]: unknown }) => String(valuesOf(one.scope).path ?? '').length;
  return Object.assign({}, ...fitting.sort((a, b) => width(a) - width(b)).map((one) => valuesOf(one.values)));
}

/** Why Jekyll leaves a file out; null if it does not. `inside`: the path in the folder that Jekyll reads. */
export function leftOut(
  inside: string,
  {
    excluded,
    included,
    draft,
  }: { readonly excluded: readonly string[]; readonly included: readonly string[]; readonly draft: boolean },
): string | null {
  if (isLeftOut(inside, excluded)) return '_config.yml excludes it';
  if (/(?:^|\/)\./.test(inside) && !isLeftOut(inside, included)) return 'Jekyll leaves out hidden files';
  return !draft && /^[_~#]/.test(nameOf(inside))
    ? 'Jekyll leaves out files whose names begin with _, ~ or #'
    : null;
}
