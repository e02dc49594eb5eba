import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Piece } from './pieces.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** A tool that is measured. */
export type Peer = {
  readonly name: string;
  readonly command: readonly string[];
  /** Folders that a cold build does not find. */
  readonly made: readonly string[];
  /** Writes the site of an archive into a folder. */
  readonly write: (folder: string, pieces: readonly Piece[]) => void;
  /** The file of a piece, from that folder. */
  readonly fileOf: (piece: Piece) => string;
};

/** Where the peers are: `hugo` is a program, `eleventy` a folder in which `@11ty/eleventy` and `markdown-it` are installed. */
export type Installed = { readonly hugo: string; readonly eleventy?: string | undefined };

/** Backfile as compiled, with the pages of its peers and with its own theme, and those peers that are installed. */
export function peersOf({ hugo, eleventy }: Installed): readonly Peer[] {
  const command = eleventy && join(eleventy, 'node_modules/@11ty/eleventy/cmd.cjs');
  return [
    ...(spawnSync(hugo, ['version']).status === 0 ? [hugoOf(hugo)] : []),
    ...(command && existsSync(command) ? [eleventyOf(command)] : []),
    backfile('backfile', (folder) => cpSync(join(import.meta.dirname, 'equal'), folder, { recursive: true })),
    backfile('backfile, own theme', (folder) =>
      writeFileSync(
        join(folder, 'site.yaml'),
        'title: The Column Archive\nurl: https://archive.example\ntimezone: UTC\nsearch: false\nimages: false\n',
      ),
    ),
  ];
}

function hugoOf(program: string): Peer {
  const fileOf = ({ place }: Piece) => join('content', `${place}.md`);
  return {
    name: 'hugo',
    command: [program, '--quiet'],
    made: ['public', 'resources'],
    fileOf,
    write: (folder, pieces) => {
      cpSync(join(import.meta.dirname, 'peers', 'hugo'), folder, { recursive: true });
      const spans = new Set(pieces.flatMap(({ place }) => [place.slice(0, 4), place.slice(0, 7)]));
      for (const span of spans)
        put(join(folder, 'content', span, '_index.md'), `---\ntitle: "${span.replace('/', '-')}"\n---\n`);
      for (const piece of pieces) put(join(folder, fileOf(piece)), manuscript(piece, namesInLists(piece)));
    },
  };
}

function eleventyOf(command: string): Peer {
  const fileOf = ({ place }: Piece) => join('posts', `${place}.md`);
  return {
    name: 'eleventy',
    command: [process.execPath, command, '--quiet'],
    made: ['_site', '.cache'],
    fileOf,
    write: (folder, pieces) => {
      cpSync(join(import.meta.dirname, 'peers', 'eleventy'), folder, { recursive: true });
      // Its configuration loads markdown-it from where Eleventy is installed.
      cpSync(join(command, '../../..'), join(folder, 'node_modules'), { recursive: true });
      for (const piece of pieces)
        put(
          join(folder, fileOf(piece)),
          manuscript(piece, {
            ...namesInLists(piece),
            day: piece.day,
            layout: 'piece.njk',
            permalink: `/${piece.place}/`,
          }),
        );
    },
  };
}

function backfile(name: string, settings: (folder: string) => void): Peer {
  const fileOf = ({ place }: Piece) => join('posts', `${place}.md`);
  return {
    name,
    command: [process.execPath, join(ROOT, 'lib', 'cli.js'), 'build', '-q'],
    made: ['dist', '.backfile'],
    fileOf,
    write: (folder, pieces) => {
      for (const piece of pieces)
        put(
          join(folder, fileOf(piece)),
          manuscript(piece, { byline: piece.bylines, column: piece.column ?? 'Dispatches' }),
        );
      settings(folder);
    },
  };
}

function namesInLists({ bylines, column }: Piece): object {
  return { bylines, columns: [column ?? 'Dispatches'] };
}

/** JSON is YAML, too. */
function manuscript({ title, day, tags, dek, body }: Piece, more: object): string {
  const fields = Object.entries({ title, tags, dek, ...more }).map(
    ([key, value]) => `${key}: ${JSON.stringify(value)}`,
  );
  return `---\ndate: ${day}T12:00:00Z\n${fields.join('\n')}\n---\n\n${body}`;
}

function put(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Removes what a peer made in a folder. */
export function clean(folder: string, { made }: Peer): void {
  for (const name of made) rmSync(join(folder, name), { recursive: true, force: true });
}
