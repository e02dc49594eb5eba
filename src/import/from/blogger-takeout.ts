import { folderOf, nameOf } from '../../model/address/paths.ts';
import { plainText } from '../body/read-html.ts';
import { isZone } from '../found/moment.ts';
import type { Source } from '../found/outside.ts';
import type { SiteFacts } from '../found/piece.ts';
import { decodeText } from '../found/text.ts';
import { readCsv } from './csv.ts';

/**
 * Why a file of Google Takeout is not a blog; null if it may be one. Takeout keeps a blog in `Blogger/Blogs/NAME/feed.atom`
 * with its settings and its theme beside it, pictures in `Blogger/Albums/NAME/`, and comments that the writer left
 * elsewhere in `Blogger/Comments/NAME/`.
 */
export function notBlog(path: string): string | null {
  if (/(?:^|\/)theme-[\w-]+\.xml$/i.test(path)) return 'it is the theme of the blog';
  return /(?:^|\/)Comments\/[^/]+\/[^/]+$/.test(path) ? 'it holds what the writer commented elsewhere' : null;
}

/** What the table of settings beside a feed says about a blog, whatever its columns are called in full. */
export async function siteBeside(source: Source, path: string): Promise<SiteFacts> {
  const folder = folderOf(path);
  const file = source.files.find(
    (one) => folderOf(one.path) === folder && nameOf(one.path) === 'settings.csv',
  );
  const [settings = {}] = file ? readCsv(decodeText(await file.read()).text) : [];
  const told = (name: RegExp) =>
    Object.entries(settings)
      .find(([column, value]) => name.test(column) && value.trim() !== '')?.[1]
      .trim() ?? '';
  const sub = told(/^(?:blog[_ ])?sub_?domain$/i);
  const host = told(/^(?:blog[_ ])?custom_?domain$/i) || (sub === '' ? '' : `${sub}.blogspot.com`);
  const [title, tagline] = [
    told(/^(?:blog[_ ])?(?:name|title)$/i),
    plainText(told(/^(?:blog[_ ])?description$/i)),
  ];
  const [zone, lang] = [told(/time_?zone$/i), told(/^(?:blog[_ ])?(?:locale|language)$/i)];
  return {
    ...(title === '' ? {} : { title }),
    ...(tagline === '' ? {} : { tagline }),
    ...(/^[\w.-]+\.\w+$/.test(host) ? { url: `https://${host}/` } : {}),
    ...(zone !== '' && isZone(zone) ? { timezone: zone } : {}),
    ...(/^[a-z]{2,3}(?:[-_]\w+)?$/i.test(lang) ? { lang: lang.replace('_', '-') } : {}),
  };
}
