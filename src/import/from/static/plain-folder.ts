import { attemptFile } from '../../found/attempt.ts';
import type { Format, Request } from '../../found/format.ts';
import type { Source, SourceFile } from '../../found/outside.ts';
import type { Found } from '../../found/piece.ts';
import { decodeText } from '../../found/text.ts';
import { isManuscript, unread } from './files.ts';
import { pieceOfFile, pieceOrNothing } from './folder.ts';

/** A folder of Markdown files that no known system put in order. Their old addresses are known where they tell them. */
export const markdownFolder: Format = {
  name: 'folder',
  recognise: ({ has }) =>
    has(/\.(?:md|markdown|mdx)$/i) === undefined || has(/\.x?html?$/i) !== undefined
      ? null
      : { why: 'it holds Markdown files that no known system put in order', isGuess: true },
  read,
};

async function* read(source: Source, request: Request): AsyncGenerator<Found> {
  yield* unread(source.files);
  const isExact = await isOfBackfile(source);
  for (const file of source.files.filter(({ path }) => isManuscript(path)).map(ofBundle))
    yield* attemptFile(file.path, async function* () {
      const piece = await pieceOfFile(
        file,
        {
          name: 'folder',
          kind: 'dispatch',
          draft: /(?:^|\/)_?drafts?\//i.test(file.path),
          clock: null,
          home: request.oldUrl,
          address: () => null,
          spacedLists: false,
          section: '',
          notTags: [],
          show: (body) => body,
        },
        request,
      );
      if (piece === null) yield { kind: 'skipped', what: 'file', name: file.path, why: 'it is empty' };
      else yield pieceOrNothing(isExact ? { ...piece, aside: { ...piece.aside, isExact } } : piece);
    });
}

/** A note that lies in a folder with its pictures (textbundle.org) is named by that folder. */
function ofBundle(file: SourceFile): SourceFile {
  const path = file.path.replace(/([^/]+)\.textbundle\/text(\.\w+)$/i, '$1.textbundle/$1$2');
  return path === file.path ? file : { ...file, path };
}

/** Whether Backfile made the folder: `backfile export markdown` says so in the data of the site. */
async function isOfBackfile({ files }: Source): Promise<boolean> {
  const file = files.find(({ path }) => path === 'data/site.json');
  return file !== undefined && /"generator": "Backfile /.test(decodeText(await file.read()).text);
}
