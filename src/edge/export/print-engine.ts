import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, delimiter, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { datedPdf, pagesInPdf } from '../../export/print/pdf-pages.ts';
import type { Skills } from '../../export/print/style.ts';
import { UsageError } from '../program/usage-error.ts';

/** A program that prints HTML as PDF. */
export type PrintEngine = {
  readonly name: string;
  readonly skills: Skills;
  /** Prints `book.html` of a folder, whose text it gets from the pages of its places, as `book.pdf`. */
  readonly print: (
    folder: string,
    htmlOf: (pages: ReadonlyMap<string, number>) => string,
    time: string,
  ) => Promise<void>;
};

const CHROMIUMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/**
 * Finds a program that prints: the one that is named, by name or path, else WeasyPrint, else Chromium or Chrome. For a
 * book with text from right to left Chromium comes first: the letters of WeasyPrint's PDF cannot be copied in their order.
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
    skills: { footnotes: true, pageNumbers: true },
    print: async (folder, htmlOf, time) => {
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

/** Chromium prints twice: the first printing tells on which page each dispatch begins. */
function chromium(program: string): PrintEngine {
  return {
    name: 'Chromium',
    skills: { footnotes: false, pageNumbers: false },
    print: async (folder, htmlOf, time) => {
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
      const first = pagesInPdf(await printed(new Map()));
      const second = await printed(first);
      writeFileSync(join(folder, 'book.pdf'), datedPdf(second, time), 'latin1');
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

/** Runs a program to its end. Throws a `UsageError` with its last lines if it fails. */
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
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString('utf8')).slice(-4000);
    });
    child.on('error', (error) => fail(new UsageError(`${program} does not start: ${error.message}`)));
    child.on('close', (status) => {
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
