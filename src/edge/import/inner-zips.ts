import type { Source, SourceFile } from '../../import/found/outside.ts';
import { openZipBytes } from './zip.ts';

type Listing = Pick<Source, 'files' | 'refused'>;

/** A zip within a source is held in memory up to this many bytes. */
const LARGEST = 500_000_000;
/** What people and programs lay beside a zip. */
const BESIDE = /(?:^|\/)(?:readme|read me|lies|license|copying|desktop\.ini$|thumbs\.db$)[^/]*$/i;

/**
 * A source with the files of the zips inside it in place of these zips. A source that holds nothing but zips (an export
 * that was packed once more, or came in several parts) gets the files of all; another gets those of Tumblr's zip of pages.
 */
export async function withInner({ files, refused }: Listing): Promise<Listing> {
  const zips = files.filter(({ path }) => /\.(?:zip|bar)$/i.test(path));
  const tumblr = zips.filter(({ path }) => /^(?:posts\/)?posts\.zip$/i.test(path));
  const isPacked = zips.length > 0 && files.every((file) => zips.includes(file) || BESIDE.test(file.path));
  const opening = isPacked ? zips : tumblr;
  if (opening.length === 0) return { files, refused };
  const placed = new Map(files.filter((file) => !opening.includes(file)).map((file) => [file.path, file]));
  const refusals: { name: string; why: string }[] = [...refused];
  for (const zip of opening) {
    if (zip.bytes > LARGEST) {
      refusals.push({
        name: zip.path,
        why: 'it is a zip of more than 500 MB within another; unpack it first',
      });
      continue;
    }
    const opened = await openZipBytes(await zip.read()).catch((error: Error) => error);
    if (opened instanceof Error) {
      refusals.push({ name: zip.path, why: `it is a zip that cannot be read: ${opened.message}` });
      continue;
    }
    refusals.push(...opened.refused.map(({ name, why }) => ({ name: `${zip.path}: ${name}`, why })));
    for (const file of opened.files) {
      const path = tumblr.includes(zip) ? `posts/${file.path.replace(/^posts\//, '')}` : file.path;
      const free = placed.has(path) ? `${zip.path.replace(/\.\w+$/, '')}/${file.path}` : path;
      placed.set(free, { ...file, path: free });
    }
  }
  const all = [...placed.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files: isPacked ? withoutTop(all) : all, refused: refusals };
}

/** Zips are often made of one folder: what is in it counts, unless its name means something to a reader. */
export function withoutTop(files: readonly SourceFile[]): readonly SourceFile[] {
  const top = files[0]?.path.split('/')[0] ?? '';
  const meant = /^(?:_posts|_drafts|posts|content|source|src|profile)$/i.test(top);
  if (meant || !files.every(({ path }) => path.startsWith(`${top}/`))) return files;
  return files.map((file) => ({ ...file, path: file.path.slice(top.length + 1) }));
}
