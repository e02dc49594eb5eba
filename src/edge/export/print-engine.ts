import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, delimiter, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { datedPdf, pagesInPdf } from '../../export/print/pdf-pages.ts';
import type { Skills } from '../../export/print/style.ts';
import { UsageError } from '../program/usage-error.ts';

/** A program that prints HTML as PDF. */
type PrintEngine = {
  readonly name: string;
  readonly skills: Skills;
  /** Prints a book as `book.pdf` of a folder, in which its fonts and pictures are. */
  readonly print: (folder: string, book: Printable) => Promise<void>;
};

/** A book for a program that prints. */
type Printable = {
  /** Its HTML, given the pages of its places as far as they are known. */
  readonly htmlOf: (pages: ReadonlyMap<string, number>) => string;
  /** The ids of the places whose pages it names. */
  readonly places: readonly string[];
  /** When it last changed, `2009-02-02T14:31:00Z`. */
  readonly time: string;
};

const CHROMIUMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/**
 * Finds a program that prints: the one that is named, by name or path, else WeasyPrint, else Chromium or Chrome. For a
 * book with words from right to left Chromium comes first: WeasyPrint before 65 tells the letters of none of these right
 * (Kozea/WeasyPrint#1686), and later versions not those of all Arabic fonts (#2841).
 */
export function findEngine(named: string | null, isFromRight: boolean): PrintEngine {
  if (named !== null) {
    const file = /[\\/]/.test(named) ? resolve(named) : onPath(named);
    if (!file || !existsSync(file))
      throw new UsageError(
        `There is no program ${named}. Name WeasyPrint, Chromium or Chrome: --engine /usr/bin/chromium`,
      );
    return /weasyprint/i.test(basename(file)) ? weasyprint(file) : chromium(file);
  }
  const weasy = onPath('weasyprint');
  const told = [process.env.CHROMIUM_PATH, process.env.CHROME_PATH].find((path) => path && existsSync(path));
  const chrome = told ?? CHROMIUMS.map(onPath).find((path) => path !== null) ?? null;
  if (weasy && !(isFromRight && chrome)) return weasyprint(weasy);
  if (chrome) return chromium(chrome);
  throw new UsageError(
    'A PDF is printed by WeasyPrint or Chromium, and neither is installed. Install one (Debian: apt install weasyprint), or name it: --engine /path/to/chrome',
  );
}

function onPath(name: string): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const endings = process.platform === 'win32' ? ['.exe', ''] : [''];
  const places = folders.flatMap((folder) => endings.map((ending) => join(folder, name + ending)));
  return places.find((place) => existsSync(place) && statSync(place).isFile()) ?? null;
}

/** WeasyPrint knows page numbers of other places and footnotes (CSS GCPM 3). */
function weasyprint(program: string): PrintEngine {
  return {
    name: 'WeasyPrint',
    skills: { footnotes: true, pageNumbers: true, copiesFromRight: false },
    print: async (folder, { htmlOf, time }) => {
      const html = htmlOf(new Map()).replace(
        '</title>',
        `</title>\n<meta name="dcterms.created" content="${time}">\n<meta name="dcterms.modified" content="${time}">`,
      );
      writeFileSync(join(folder, 'book.html'), html);
      const epoch = String(Date.parse(time) / 1000);
      await run(
        program,
        ['--pdf-variant', 'pdf/ua-1', '--pdf-identifier', 'backfile', '--quiet', 'book.html', 'book.pdf'],
        folder,
        { SOURCE_DATE_EPOCH: epoch },
      );
    },
  };
}

/** Printings after which the pages of all places have to be those that the book names. */
const MOST_PRINTINGS = 4;

/**
 * Chromium prints twice or more: each printing shows on which page each dispatch begins, and the next one names these
 * pages, until they are right.
 */
function chromium(program: string): PrintEngine {
  return {
    name: 'Chromium',
    skills: { footnotes: false, pageNumbers: false, copiesFromRight: true },
    print: async (folder, { htmlOf, places, time }) => {
      const printed = async (pages: ReadonlyMap<string, number>): Promise<string> => {
        writeFileSync(join(folder, 'book.html'), htmlOf(pages));
        await run(
          program,
          [
            ...FLAGS,
            `--user-data-dir=${join(folder, 'profile')}`,
            `--print-to-pdf=${join(folder, 'book.pdf')}`,
            pathToFileURL(join(folder, 'book.html')).href,
          ],
          folder,
        );
        return readFileSync(join(folder, 'book.pdf'), 'latin1');
      };
      let named: ReadonlyMap<string, number> = new Map();
      for (let printing = 1; printing <= MOST_PRINTINGS; printing++) {
        const pdf = await printed(named);
        const pages = pagesInPdf(pdf);
        const lost = places.filter((place) => !pages.has(place)).length;
        if (lost > 0)
          throw new UsageError(
            `${program} does not say on which page ${lost} of ${places.length} dispatches begin, so the contents would be wrong. Print with another version of it, or with WeasyPrint: --engine weasyprint`,
          );
        if (places.every((place) => pages.get(place) === named.get(place))) {
          writeFileSync(join(folder, 'book.pdf'), datedPdf(pdf, time), 'latin1');
          return;
        }
        named = pages;
      }
      throw new UsageError(
        `The page numbers of this book changed each of the ${MOST_PRINTINGS} times that ${program} printed it. Print with WeasyPrint: --engine weasyprint`,
      );
    },
  };
}

const FLAGS = [
  '--headless',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--no-pdf-header-footer',
  '--generate-pdf-document-outline',
  '--export-tagged-pdf',
  // Chromium gives root no sandbox and refuses to start with one. The page is our own, without scripts.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/**
 * Runs a program to its end. Throws a `UsageError` with its last lines if it fails. If this process ends first, the program
 * and all that it started end with it.
 */
function run(
  program: string,
  words: readonly string[],
  folder: string,
  more: NodeJS.ProcessEnv = {},
): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(program, words, {
      cwd: folder,
      env: { ...process.env, ...more },
      stdio: ['ignore', 'ignore', 'pipe'],
      // A process group of its own, which can be ended as a whole.
      detached: process.platform !== 'win32',
    });
    const end = () => endGroup(child);
    process.prependOnceListener('exit', end);
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString('utf8')).slice(-4000);
    });
    child.on('error', (error) => {
      process.off('exit', end);
      fail(new UsageError(`${program} does not start: ${error.message}`));
    });
    child.on('close', (status) => {
      process.off('exit', end);
      if (status === 0 && existsSync(join(folder, 'book.pdf'))) done();
      else
        fail(
          new UsageError(
            `${program} could not print the book:\n${said.trim().split('\n').slice(-6).join('\n')}`,
          ),
        );
    });
  });
}

function endGroup(child: ChildProcess): void {
  if (process.platform === 'win32' || child.pid === undefined) child.kill('SIGKILL');
  else
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended already.
    }
}
