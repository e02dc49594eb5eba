import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { planBook } from '../../export/book/book.ts';
import { LEFT_OUT, STILL } from '../../export/book/bound.ts';
import type { LeftOut } from '../../export/book/tidy.ts';
import { counted } from '../../export/counted.ts';
import { lastChange } from '../../export/last-change.ts';
import { printedBook } from '../../export/print/print.ts';
import { PAPERS } from '../../export/print/style.ts';
import { PACKAGE } from '../program/generator.ts';
import { UsageError } from '../program/usage-error.ts';
import { orderBook } from './book-order.ts';
import { bookPictures } from './book-pictures.ts';
import type { MakeExport } from './job.ts';
import { findEngine } from './print-engine.ts';
import { writeFiles } from './write-files.ts';

/** Dispatches of which a receipt says that their letters are printed, but wrong for whoever copies them. */
const NOT_COPIED = [
  'dispatch whose words from right to left can be read but not copied or searched (they can with --engine chromium)',
  'dispatches whose words from right to left can be read but not copied or searched (they can with --engine chromium)',
] as const;

/** Makes a book of the chosen dispatches, printed as PDF. */
export const makePdf: MakeExport = async (job) => {
  const { planned, program, target, scratch, flags, progress } = job;
  const size = typeof flags.paper === 'string' ? flags.paper.toLowerCase() : 'a5';
  const paper = PAPERS[size];
  if (paper === undefined)
    throw new UsageError(`There is no paper "${size}". Choose one of ${Object.keys(PAPERS).join(', ')}.`);
  const { order, clippings } = orderBook(job);
  const book = planBook(planned, order, program);
  const fromRight = book.chapters.filter(({ isFromRight }) => isFromRight).length;
  const engine = findEngine(typeof flags.engine === 'string' ? flags.engine : null, fromRight > 0);
  const { pictures, content, isAnimation } = bookPictures(job);
  const missing = new Map<LeftOut, number>();
  const htmlOf = await printedBook(book, {
    say: planned.press.say,
    pictures,
    paper,
    skills: engine.skills,
    leaveOut: (what) => missing.set(what, (missing.get(what) ?? 0) + 1),
    progress: (done, of) => progress('chapters', done, of),
  });
  for (const font of ['newsreader-roman.woff2', 'newsreader-italic.woff2'])
    copyFileSync(join(PACKAGE, 'templates', 'theme', font), join(scratch, font));
  for (const picture of pictures.all())
    await writeFiles(scratch, [{ path: picture.file, content: await content(picture) }]);
  await progress('print', 0, 2);
  await engine.print(scratch, {
    htmlOf,
    places: book.chapters.map(({ name }) => name),
    time: lastChange({ listed: clippings, unlisted: [] }),
  });
  await progress('print', 2, 2);
  copyFileSync(join(scratch, 'book.pdf'), target);
  return {
    made: [
      ...counted(book.chapters.length, 'dispatch', 'dispatches'),
      ...counted(pictures.all().length, 'picture'),
      `printed by ${engine.name}`,
    ],
    leftOut: [
      ...[...missing].flatMap(([what, count]) => counted(count, ...LEFT_OUT[what])),
      ...counted(pictures.all().filter(isAnimation).length, ...STILL),
      ...(engine.skills.copiesFromRight ? [] : counted(fromRight, ...NOT_COPIED)),
    ],
  };
};
