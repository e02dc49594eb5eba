import { hash } from 'node:crypto';
import { planBook } from '../../export/book/book.ts';
import { LEFT_OUT, STILL } from '../../export/book/bound.ts';
import type { LeftOut } from '../../export/book/tidy.ts';
import { counted } from '../../export/counted.ts';
import { setEpub } from '../../export/epub/epub.ts';
import { lastChange } from '../../export/last-change.ts';
import { uuidOf } from '../../export/wacz/warc.ts';
import { coverOf } from './book-cover.ts';
import { orderBook } from './book-order.ts';
import { bookPictures } from './book-pictures.ts';
import type { MakeExport } from './job.ts';
import { writeZip, type ZipEntry } from './zip-writer.ts';

/** Makes a book of the chosen dispatches, as EPUB. */
export const makeEpub: MakeExport = async (job) => {
  const { planned, program, target, progress } = job;
  const { order, clippings, cover: named } = orderBook(job);
  const book = planBook(planned, order, program);
  const { pictures, content, isAnimation } = bookPictures(job);
  const cover = await coverOf(book, named, planned.site.theme.accent);
  const missing = new Map<LeftOut, number>();
  const identity = [
    book.archive.url,
    book.title,
    book.subtitle ?? '',
    ...book.chapters.map(({ url }) => url),
  ];
  const files = await setEpub(book, {
    say: planned.press.say,
    pictures,
    cover,
    uuid: uuidOf(hash('sha256', identity.join('\n'))),
    modified: lastChange({ listed: clippings, unlisted: [] }),
    leaveOut: (what) => missing.set(what, (missing.get(what) ?? 0) + 1),
    progress: (done, of) => progress('chapters', done, of),
  });
  const packed: ZipEntry[] = [];
  for (const picture of pictures.all()) {
    const stored = picture.type !== 'image/svg+xml';
    packed.push({ path: `EPUB/${picture.file}`, content: await content(picture), stored });
  }
  const entries: readonly ZipEntry[] = [
    ...files.map((file) => ({ ...file, stored: file.path === 'mimetype' })),
    ...(cover ? [{ path: `EPUB/cover.${cover.ending}`, content: cover.bytes, stored: true }] : []),
    ...packed,
  ];
  await writeZip(target, entries);
  // Files that are copied still move.
  const still = pictures.all().filter((picture) => picture.made !== 'copied' && isAnimation(picture));
  return {
    made: [
      ...counted(book.chapters.length, 'dispatch', 'dispatches'),
      ...counted(pictures.all().length, 'picture'),
    ],
    leftOut: [
      ...[...missing].flatMap(([what, count]) => counted(count, ...LEFT_OUT[what])),
      ...counted(still.length, ...STILL),
    ],
  };
};
