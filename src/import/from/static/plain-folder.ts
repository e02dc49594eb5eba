import { folderOf, nameOf } from '../../../model/address/paths.ts';
import { attemptFile } from '../../found/attempt.ts';
import type { Format, Request } from '../../found/format.ts';
import type { Source, SourceFile } from '../../found/outside.ts';
import type { Found, Remark } from '../../found/piece.ts';
import { decodeText } from '../../found/text.ts';
import { toldByBackfile } from '../told-shelves.ts';
import { isManuscript, unread } from './files.ts';
import { pieceOfFile, pieceOrNothing } from './folder.ts';

/** A folder of Markdown files that no known system put in order. Their old addresses are known where they state them. */
export const markdownFolder: Format = {
  name: 'folder',
  recognise: ({ has, paths }) => {
    const vault = has(OBSIDIAN);
    if (vault !== undefined) return { why: `${vault} is a file of Obsidian, whose notes are Markdown` };
    const texts = paths.filter((path) => isManuscript(path) && !/\.html?$/i.test(path)).length;
    return texts === 0 || texts <= paths.filter((path) => /\.x?html?$/i.test(path)).length
      ? null
      : { why: 'it holds Markdown files that no known system put in order', isGuess: true };
  },
  read,
};

const OBSIDIAN = /(?:^|\/)\.obsidian\/[^/]+\.json$/;

async function* read(source: Source, request: Request): AsyncGenerator<Found> {
  yield* unread(source.files);
  const isVault = source.files.some(({ path }) => OBSIDIAN.test(path));
  const facts = await toldByBackfile(async (path) => {
    const file = source.files.find((one) => one.path === path);
    return file ? decodeText(await file.read()).text : '';
  });
  const isExact = facts !== null;
  if (isExact) {
    yield { kind: 'site', site: facts };
    for (const file of source.files.filter(({ path }) => /^(?:lists|names)\.yaml$/.test(path)))
      yield { kind: 'site', site: { files: { [file.path]: decodeText(await file.read()).text } } };
  }
  const files = source.files.filter(({ path }) => isManuscript(path)).map(ofBundle);
  const plainPath = plainPaths(files);
  for (const file of files)
    yield* attemptFile(file.path, async function* () {
      const piece = await pieceOfFile(
        file,
        {
          name: 'folder',
          kind: 'dispatch',
          draft: /(?:^|\/)_?drafts?\//i.test(file.path),
          clock: null,
          plainPath: plainPath(file.path),
          home: request.oldUrl,
          address: () => null,
          spacedLists: false,
          section: '',
          isExact,
          notTags: [],
          show: (body, notes, path) => (isVault ? showVault(body, path, source.files, notes) : body),
        },
        request,
      );
      if (piece === null) yield { kind: 'skipped', what: 'file', name: file.path, why: 'it is empty' };
      else yield pieceOrNothing(isExact ? { ...piece, aside: { ...piece.aside, isExact } } : piece);
    });
}

/**
 * Paths by which pieces are named. Where many folders have a file of one name (`item.md`, `page.mdx`), that says what it
 * is, and the folder says what it is about; a number before the folder's name only put it in order (`03.fog`).
 */
function plainPaths(files: readonly SourceFile[]): (path: string) => string {
  const counts = new Map<string, number>();
  for (const { path } of files)
    if (path.includes('/')) counts.set(nameOf(path), (counts.get(nameOf(path)) ?? 0) + 1);
  return (path) => {
    const name = nameOf(path);
    if (!path.includes('/') || (counts.get(name) ?? 0) < MANY || /\d{4}/.test(name)) return path;
    return `${folderOf(path).replace(/(^|\/)\d{1,3}\.\s*(?=[^/]*\p{L}[^/]*$)/u, '$1')}/index.md`;
  };
}

/** So many folders with a file of one name are no chance. */
const MANY = 3;

/**
 * Links and pictures in double brackets as Obsidian shows them: `[[Note]]`, `[[Note#Heading|words]]`, `![[picture.png]]`.
 * They name files by their names, wherever these lie in the vault. Code is left alone.
 */
function showVault(body: string, path: string, files: readonly SourceFile[], notes: Remark[]): string {
  const find = (name: string) =>
    files.find((file) =>
      [name, `${name}.md`].some((one) => file.path === one || file.path.endsWith(`/${one}`)),
    );
  return body.replace(
    /(?:^|\n)(`{3,}|~{3,})[^\n]*\n[\s\S]*?\n\1|`[^`\n]+`|(!?)\[\[([^[\]|#\n]*)(#[^[\]|\n]*)?(?:\|([^[\]\n]*))?\]\]/g,
    (whole, fence, mark = '', name: string | undefined, heading = '', words: string | undefined) => {
      if (fence !== undefined || name === undefined) return whole;
      const place = heading === '' ? '' : `#${idOf(heading.slice(1))}`;
      const shown = words ?? (name === '' ? heading.slice(1) : name);
      const file = name === '' ? undefined : find(name.trim());
      if (name !== '' && file === undefined) {
        notes.push({ kind: 'dropped', what: 'link', detail: `[[${name}]] is not in the vault` });
        return shown;
      }
      if (file === undefined) return `[${shown}](${place})`;
      if (isManuscript(file.path)) return `[${shown}](<post:${file.path}${place}>)`;
      const up = '../'.repeat(folderOf(path).split('/').filter(Boolean).length);
      const isSize = words !== undefined && /^\d+(?:x\d+)?$/.test(words);
      return `${mark}[${isSize || words === undefined ? (mark === '' ? nameOf(file.path) : '') : words}](<${up}${file.path}>)`;
    },
  );
}

/** The id of a heading, as addresses name it. */
function idOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

/** A note that lies in a folder with its pictures (textbundle.org) is named by that folder. */
function ofBundle(file: SourceFile): SourceFile {
  const path = file.path.replace(/([^/]+)\.textbundle\/text(\.\w+)$/i, '$1.textbundle/$1$2');
  return path === file.path ? file : { ...file, path };
}
