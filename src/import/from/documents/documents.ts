import { attemptFile } from '../../found/attempt.ts';
import type { Format, Request } from '../../found/format.ts';
import type { Source, SourceFile } from '../../found/outside.ts';
import type { Found } from '../../found/piece.ts';
import { readDocx } from './docx.ts';
import { readOdt } from './odt.ts';
import { pieceOfDocument } from './piece-of-document.ts';

/** Documents of Word (`.docx`) and of OpenDocument (`.odt`, `.fodt`): a file is a piece. */
export const documents: Format = {
  name: 'documents',
  recognise: ({ paths, has }) => {
    const first = has(DOCUMENT);
    if (first === undefined) return null;
    // The pages of a site may offer documents to read elsewhere.
    const count = (kind: RegExp) => paths.filter((path) => kind.test(path)).length;
    if (count(/\.html?$/i) > count(DOCUMENT)) return null;
    const others = paths.some((path) => /\.(?:md|markdown|html?|xml|json|csv)$/i.test(path));
    return { why: `${first} is a document`, ...(others ? { isGuess: true } : {}) };
  },
  read,
};

const DOCUMENT = /(?:^|\/)(?!~\$|\.)[^/]+\.(?:docx|docm|dotx|odt|ott|fodt)$/i;
/** Files that a writer may have written, too, in forms that are not read. */
const UNREAD = /\.(?:doc|dot|rtf|pages|wpd|wps|sxw|pdf|tex|md|markdown|txt|html?|epub)$/i;
const LARGEST = 200_000_000;

async function* read(source: Source, request: Request): AsyncGenerator<Found> {
  if (request.oldUrl !== null) yield { kind: 'site', site: { url: request.oldUrl } };
  for (const file of source.files) {
    if (DOCUMENT.test(file.path) || source.files.length === 1)
      yield* attemptFile(file.path, () => readDocument(file, request));
    else if (/(?:^|\/)~\$|(?:^|\/)\.~lock/.test(file.path))
      yield {
        kind: 'skipped',
        what: 'file',
        name: file.path,
        why: 'an office program left it while it was open',
      };
    else if (UNREAD.test(file.path))
      yield {
        kind: 'skipped',
        what: 'file',
        name: file.path,
        why: `files of the kind .${/\.(\w+)$/.exec(file.path)?.[1]} are not read here; save it as .docx or .odt`,
      };
  }
}

async function* readDocument(file: SourceFile, request: Request): AsyncGenerator<Found> {
  if (file.bytes > LARGEST) {
    yield { kind: 'failed', what: 'file', name: file.path, why: `it is larger than ${LARGEST / 1e6} MB` };
    return;
  }
  const bytes = await file.read();
  const isFlat = /\.fodt$/i.test(file.path) || bytes[0] === 0x3c;
  const parts = isFlat ? [] : await request.opener.unzip(bytes).catch(() => null);
  if (parts === null) {
    yield { kind: 'failed', what: 'file', name: file.path, why: 'it is damaged, or locked with a password' };
    return;
  }
  const isWord = parts.some(({ path }) => /^word\/document\d*\.xml$/i.test(path));
  const isOpen = isFlat || parts.some(({ path }) => path === 'content.xml');
  if (!isWord && !isOpen) {
    yield {
      kind: 'failed',
      what: 'file',
      name: file.path,
      why: 'it is not a document of Word or OpenDocument',
    };
    return;
  }
  const read = isWord ? await readDocx(bytes, parts) : await readOdt(bytes, parts);
  yield* pieceOfDocument(read, file.path, request);
}
