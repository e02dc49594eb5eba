import { FORMATS, listFormats } from './formats.ts';
import type { Format } from './found/format.ts';
import type { Outside } from './found/outside.ts';
import { recognise } from './recognise.ts';
import { ImportProblem, type ImportRequest } from './request.ts';

/** Chooses the reader of a source: the one that was named, or the one whose marks the source has. */
export async function choose(
  outside: Outside,
  request: ImportRequest,
): Promise<{
  readonly format: Format;
  readonly why: string | null;
  /** What speaks against the format that was named. */
  readonly doubt: string | null;
}> {
  const isTold = request.format !== null;
  const recognised =
    isTold && outside.source.kind === 'web' ? null : await recognise(outside.source, outside.web);
  if (!isTold && recognised !== null && 'unread' in recognised)
    throw new ImportProblem(
      `This is an archive of ${recognised.unread} (${recognised.why}), which cannot be read. ${recognised.remedy ?? 'Build it there and import the pages (backfile import html FOLDER) or its feed (backfile import feed ADDRESS).'} See: backfile help import`,
    );
  const seen =
    recognised === null ? undefined : 'unread' in recognised ? recognised.unread : recognised.format;
  const name = request.format ?? seen;
  const { kind, files } = outside.source;
  if (name === undefined && kind !== 'web' && files.every(({ bytes }) => bytes === 0))
    throw new ImportProblem(`${outside.source.name} is empty. Export or download it again.`);
  if (name === undefined)
    throw new ImportProblem(
      `Nothing in ${outside.source.name} says which system it comes from. Name the format.\n${listFormats(96)}`,
    );
  const load = Object.hasOwn(FORMATS, name) ? FORMATS[name]?.load : undefined;
  if (load === undefined) throw new ImportProblem(`There is no format "${name}".\n${listFormats(96)}`);
  const format = await load();
  const beside = recognised !== null && 'beside' in recognised ? recognised.beside : undefined;
  const left =
    beside && `${beside.why}; it was not read with the site: backfile import ${beside.format} FILE`;
  if (!isTold) return { format, why: recognised?.why ?? null, doubt: left ?? null };
  const isOther = recognised !== null && seen !== name && !('isGuess' in recognised);
  return {
    format,
    why: null,
    doubt: isOther
      ? `it looks like an archive of ${seen} (${recognised.why}), and was read as ${name}`
      : null,
  };
}
