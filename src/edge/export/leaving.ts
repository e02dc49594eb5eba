import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { counted } from '../../export/counted.ts';
import type { ExportFile } from '../../export/export.ts';
import { editorFiles } from '../../export/leaving/editor-files.ts';
import { filesTo, type LeavingFiles } from '../../export/leaving/files.ts';
import { redirectsText, routesText } from '../../export/leaving/ghost/addresses.ts';
import { ghostFile } from '../../export/leaving/ghost/ghost.ts';
import { GHOST } from '../../export/leaving/ghost/post-row.ts';
import { markdownNames, markdownOf } from '../../export/leaving/markdown.ts';
import { oldAddresses, redirectsCsv, redirectsLines } from '../../export/leaving/old-addresses.ts';
import { piecesOf } from '../../export/leaving/piece.ts';
import { type Left, noted, receiptText } from '../../export/leaving/receipt.ts';
import { siteData } from '../../export/leaving/site-data.ts';
import { wordpressFile } from '../../export/leaving/wordpress.ts';
import type { AssetFile } from '../../model/asset.ts';
import { compareText } from '../../model/finding.ts';
import type { Recipe } from '../../model/picture.ts';
import { type Encoder, openEncoder } from '../pictures/encoder.ts';
import { UsageError } from '../program/usage-error.ts';
import type { Job, MakeExport } from './job.ts';
import { writeFiles } from './write-files.ts';
import { writeZip } from './zip-writer.ts';

/** Makes a folder of Markdown files, with pictures and data of the site. */
export const makeMarkdown: MakeExport = async (job) => {
  const { planned, world } = job;
  const pieces = piecesOf(job);
  const files = filesTo('', planned);
  const texts = new Map(world.disk.sources().manuscripts.map((file) => [file.path, file]));
  const nameOf = markdownNames();
  const left: Left[] = [];
  const written = async function* (): AsyncGenerator<ExportFile> {
    for (const [at, piece] of pieces.entries()) {
      await job.progress('write', at + 1, pieces.length);
      const path = nameOf(piece);
      const text = texts.get(piece.dispatch.source)?.read()?.text ?? '';
      const made = markdownOf(piece, text, planned, files);
      left.push({ piece, path, notes: made.notes });
      yield { path, content: made.text };
    }
  };
  await writeFiles(job.target, written());
  await writeFiles(job.target, siteData(planned, files, world.disk.sources().settings, job.program));
  await writeFiles(job.target, editorFiles(world.disk.sources().settings, job));
  const redirects = redirectsLines(oldAddresses(pieces, planned));
  if (redirects !== '') await writeFiles(job.target, [{ path: '_redirects', content: redirects }]);
  await writeFiles(job.target, broughtFiles(job, files));
  return receiptOf('markdown', job, left, files);
};

/** Makes a WXR file for WordPress, beside it the files for `wp-content/uploads/`. */
export const makeWordPress: MakeExport = async (job) => {
  const { planned, program } = job;
  const pieces = piecesOf(job);
  const files = filesTo(mediaAddress(job), planned);
  const onProgress = (done: number) => job.progress('write', done, pieces.length);
  const { text, left } = await wordpressFile(
    pieces,
    planned,
    files,
    { program, changed: lastFiled(job) },
    onProgress,
  );
  const redirects = redirectsCsv(oldAddresses(pieces, planned));
  await writeFiles(job.target, [
    { path: 'wordpress.xml', content: text },
    { path: 'redirects.csv', content: redirects },
  ]);
  await writeFiles(job.target, broughtFiles(job, files, 'uploads/'));
  return receiptOf('wordpress', job, left, files);
};

/** Makes a zip for Ghost with its JSON and all pictures, beside it routes and redirects. */
export const makeGhost: MakeExport = async (job) => {
  const { planned, target } = job;
  const pieces = piecesOf(job);
  const files = filesTo(`${GHOST}/content/images`, planned);
  const onProgress = (done: number) => job.progress('write', done, pieces.length);
  const { text, left, moved } = await ghostFile(
    pieces,
    planned,
    files,
    { program: job.program, changed: lastFiled(job) },
    onProgress,
  );
  const routes = routesText(planned.site.permalink);
  const now = new Map(moved.map(({ from, to }) => [from, to]));
  const old = oldAddresses(pieces, planned).map(({ from, to }) => ({ from, to: now.get(to) ?? to }));
  const redirects = redirectsText([...moved, ...old]);
  const around = [
    { path: 'routes.yaml', content: routes },
    { path: 'redirects.yaml', content: redirects },
  ];
  const zipped = async function* (): AsyncGenerator<ExportFile> {
    yield { path: 'ghost.json', content: text };
    yield* around;
    yield* broughtFiles(job, files, 'content/images/');
  };
  await writeZip(join(target, 'ghost.zip'), zipped());
  await writeFiles(target, around);
  return receiptOf('ghost', job, left, files);
};

/** The address of `wp-content/uploads` where pictures will stand when WordPress looks for them. */
function mediaAddress({ flags, planned: { site } }: Job): string {
  const { media } = flags;
  if (media === undefined) return `${site.origin}${site.base}/wp-content/uploads`;
  if (typeof media !== 'string' || !/^https?:\/\/[^/\s]/.test(media))
    throw new UsageError(
      `--media ${String(media)} is not an address. Write it as in https://example.org/wp-content/uploads`,
    );
  return media.replace(/\/+$/, '');
}

function lastFiled({ chosen }: Job) {
  return chosen
    .map(({ slip }) => slip.updated ?? slip.filed)
    .reduce((latest, when) => (when && (!latest || when.instant > latest.instant) ? when : latest), null);
}

/** The files that pieces show and lead to. Pictures lose what the camera noted, above all the place. */
async function* broughtFiles(job: Job, { brought }: LeavingFiles, folder = ''): AsyncGenerator<ExportFile> {
  const encoder = [...brought.values()].some(isAnnotated) ? await openEncoder() : null;
  let done = 0;
  for (const [place, asset] of [...brought].sort(([a], [b]) => compareText(a, b))) {
    await job.progress('files', ++done, brought.size);
    const file = join(job.site, ...asset.path.split('/'));
    const content = encoder && isAnnotated(asset) ? await cleaned(asset, readFileSync(file), encoder) : null;
    yield { path: folder + place, content: content ?? { file } };
  }
}

function isAnnotated({ image }: AssetFile): boolean {
  return image?.annotated === true;
}

/** A picture without its metadata, turned as it was; null if its parts cannot be told apart. */
async function cleaned(
  { path, digest, image }: AssetFile,
  bytes: Uint8Array,
  encoder: Encoder,
): Promise<Uint8Array | null> {
  const { width, height, credit, copyright } = image as NonNullable<AssetFile['image']>;
  const settings = { quality: 100, frames: 1, from: null, wide: true, drawn: false, credit, copyright };
  const recipe: Recipe = {
    key: digest,
    source: path,
    digest,
    make: 'clean',
    format: 'jpeg',
    width,
    height,
    ...settings,
  };
  for await (const made of encoder.make(bytes, [recipe])) return made.bytes;
  return null;
}

async function receiptOf(format: string, job: Job, left: readonly Left[], { brought }: LeavingFiles) {
  const content = receiptText(format, job.program, left, brought.size);
  await writeFiles(job.target, [{ path: 'export-report.json', content }]);
  const { archive } = job.planned;
  const kinds = Map.groupBy(left, ({ piece }) => piece.kind);
  return {
    made: [
      ...counted(kinds.get('dispatch')?.length ?? 0, 'dispatch', 'dispatches'),
      ...counted(kinds.get('page')?.length ?? 0, 'page'),
      ...counted(brought.size, 'file'),
      ...noted(left, false),
    ],
    leftOut: [
      ...noted(left, true),
      ...(format === 'markdown' ? [] : counted(archive.lists.length, 'list of yours', 'lists of yours')),
      ...(format === 'markdown'
        ? []
        : counted(archive.site.names.length, 'name of names.yaml', 'names of names.yaml')),
    ],
  };
}
