import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuildOptions } from '../../src/desk/outcome.ts';
import type { Copies, Disk, ParseAll, SettingsFile, World } from '../../src/desk/world.ts';
import { unstoredParse } from '../../src/edge/parsing/cache.ts';
import { parserHere } from '../../src/edge/parsing/parser.ts';
import { amended, readAmendments, UNVOUCHED, writeAmendments } from '../../src/ledger/amendments.ts';
import { isAsVouched, type Standing } from '../../src/ledger/compare.ts';
import {
  type Entry,
  type Ledger,
  readLedger,
  type Sealed,
  type Stamp,
  writeLedger,
} from '../../src/ledger/ledger.ts';
import { type Digest, digest } from '../../src/model/digest.ts';
import type { Parsed } from '../../src/model/dispatch.ts';
import { isMarkdown } from '../../src/model/markdown-names.ts';
import type { OutputPath, SourcePath } from '../../src/model/paths.ts';
import { OWN_HTACCESS, OWN_REDIRECTS } from '../../src/model/site.ts';
import type { TemplateFile } from '../../src/press/template-file.ts';

/** A site written inside a test: paths of the site folder and their texts. */
export type SiteFiles = { readonly [path: string]: string };

/** Thrown where a crash was asked for. */
export class Crash extends Error {}

/** A disk in memory that can crash after a number of steps; what was done until then stays done. */
export class MemoryDisk implements Disk {
  files: Map<string, string>;
  readonly out = new Map<OutputPath, Buffer>();
  readonly #stamps = new Map<OutputPath, Stamp>();
  readonly #staged = new Map<OutputPath, Buffer>();
  #ledger = '';
  #amendments: string | null = null;
  #of: Digest | null = null;
  #entries: ReadonlyMap<OutputPath, Entry> = new Map();
  #current: Sealed = { ledger: new Map(), seal: null };
  #clock = 0;
  marked = false;
  /** Steps until the crash; Infinity for none. */
  fuse = Number.POSITIVE_INFINITY;
  readonly writes: OutputPath[] = [];
  /** What is remembered from one build to the next, beside the ledger. */
  readonly notes = new Map<string, string>();
  readonly readings = new Map<string, Omit<Parsed, 'html'>>();
  readonly copies = new Map<Digest, Copies>();

  readonly #theme: readonly TemplateFile[];

  /** `theme`: what stands for the built-in one. */
  constructor(files: SiteFiles, theme: readonly TemplateFile[] = BUILTIN) {
    this.files = new Map(Object.entries(files));
    this.#theme = theme;
  }

  sources() {
    const paths = [...this.files.keys()].sort();
    const text = (path: string) => this.files.get(path) ?? '';
    const named = (path: string) => path as SourcePath;
    const isManuscript = (path: string) => path.startsWith('posts/') && isMarkdown(path);
    return {
      manuscripts: paths.filter(isManuscript).map((path) => ({
        path: named(path),
        digest: digest(text(path)),
        read: () => ({ path: named(path), digest: digest(text(path)), text: text(path) }),
      })),
      assets: paths
        .filter((path) => path.startsWith('assets/') || (path.startsWith('posts/') && !isManuscript(path)))
        .map((path) => ({ path: named(path), digest: digest(text(path)), bytes: text(path).length })),
      templates: [
        ...this.#theme,
        ...paths
          .filter((path) => path.startsWith('templates/'))
          .map(
            (path): TemplateFile => ({
              name: path.slice('templates/'.length),
              origin: 'site',
              source: named(path),
              content: Buffer.from(text(path)),
            }),
          ),
      ],
      settings: [
        'site.yaml',
        'bylines.yaml',
        'columns.yaml',
        'redirects.yaml',
        'links.json',
        OWN_REDIRECTS,
        OWN_HTACCESS,
      ]
        .filter((path) => this.files.has(path))
        .map((path): SettingsFile => ({ path: named(path), text: text(path) })),
      findings: [],
      textOf: (path: SourcePath) => this.files.get(path) ?? null,
    };
  }

  standing() {
    return new Map(this.#stamps);
  }

  read(path: OutputPath) {
    return this.out.get(path)?.toString('utf8') ?? null;
  }

  isOurs() {
    return this.marked || this.out.size === 0;
  }

  isAsVouched(standing: Standing) {
    return isAsVouched(this.#current.ledger, standing);
  }

  recall() {
    const written = readLedger(this.marked ? this.#ledger : '');
    this.#of = written.seal;
    const amendments = this.#amendments === null ? null : readAmendments(this.#amendments);
    this.#entries = amendments?.entries ?? new Map();
    this.#current = this.#amendments === null ? written : amended(written, amendments);
    return this.#current.ledger;
  }

  seal() {
    return this.#current.seal;
  }

  stage(path: OutputPath, content: Parameters<Disk['stage']>[1]) {
    const bytes =
      typeof content === 'string'
        ? Buffer.from(content)
        : content instanceof Uint8Array
          ? Buffer.from(content)
          : Buffer.from(content.content ?? Buffer.from(this.files.get(content.source) ?? ''));
    if (this.out.get(path)?.equals(bytes)) return false;
    this.#staged.set(path, bytes);
    return true;
  }

  touch(paths: readonly OutputPath[]) {
    this.#step();
    this.marked = true;
    this.#amend(new Map(paths.map((path) => [path, UNVOUCHED])), false);
  }

  record(ledger: Ledger) {
    this.#step();
    this.#ledger = '';
    this.#of = writeLedger(ledger, (piece) => {
      this.#ledger += piece;
    });
    this.#current = { ledger, seal: this.#of };
    this.#step();
    this.#amendments = null;
    this.#entries = new Map();
  }

  amend(entries: ReadonlyMap<OutputPath, Entry>) {
    this.#step();
    this.#amend(entries, true);
  }

  #amend(put: ReadonlyMap<OutputPath, Entry>, isDone: boolean) {
    this.#entries = new Map([...this.#entries, ...put]);
    const amendments = { of: this.#of, entries: this.#entries, isDone };
    this.#amendments = writeAmendments(amendments);
    if (isDone) this.#current = amended({ ledger: this.#current.ledger, seal: this.#of }, amendments);
  }

  publish() {
    const stamps = new Map<OutputPath, Stamp>();
    for (const [path, bytes] of this.#staged) {
      this.#step();
      this.put(path, bytes);
      this.writes.push(path);
      stamps.set(path, this.#stamps.get(path) as Stamp);
    }
    return stamps;
  }

  remove(path: OutputPath) {
    this.#step();
    this.out.delete(path);
    this.#stamps.delete(path);
  }

  discard() {
    this.#staged.clear();
  }

  /** Changes a file of the output folder behind the program's back. */
  put(path: OutputPath, bytes: Buffer) {
    this.out.set(path, bytes);
    this.#stamps.set(path, `${++this.#clock}` as Stamp);
  }

  /** Loses a file of the output folder. */
  lose(path: OutputPath) {
    this.out.delete(path);
    this.#stamps.delete(path);
  }

  damageLedger() {
    this.#ledger = this.#ledger.slice(0, this.#ledger.length / 2);
  }

  #step() {
    if (this.fuse-- <= 0) throw new Crash('The power went');
  }
}

/** Options of a build in a test: a fixed now, a program that never changes. */
export function testOptions(more: Partial<BuildOptions> = {}): BuildOptions {
  const now = Date.UTC(2026, 0, 1);
  return {
    drafts: false,
    future: false,
    strict: false,
    url: null,
    now,
    generator: 'test' as Digest,
    ...more,
  };
}

export function worldOf(disk: Disk): World {
  return {
    disk,
    ...(disk instanceof MemoryDisk ? rememberedParse(disk) : { parseAll: PARSE, readings: null }),
    pictures: null,
    printAll: () => null,
    indexPages: null,
    notes: {
      recall: (name) => (disk instanceof MemoryDisk ? disk.notes.get(name) : undefined),
      keep: (name, text) =>
        void (
          disk instanceof MemoryDisk &&
          disk.notes.set(name, typeof text === 'string' ? text : [...text].join(''))
        ),
    },
    progress: () => {},
  };
}

const PARSE: ParseAll = unstoredParse(async () => parserHere);

/** Parses all anew each time it is asked to, and remembers what manuscripts were. */
function rememberedParse({ readings, copies }: MemoryDisk): Pick<World, 'parseAll' | 'readings'> {
  let fresh = 0;
  const parseAll: ParseAll = async (manuscripts, style) => {
    const result = await PARSE(manuscripts, style);
    for (const [at, { path, digest }] of manuscripts.entries()) {
      const reading = result.parsed[at] as Omit<Parsed, 'html'>;
      readings.set(`${path} ${digest}`, reading);
      if (reading.dispatch) copies.set(reading.dispatch.copy.digest, result.copies);
    }
    fresh += manuscripts.length;
    return result;
  };
  return {
    parseAll,
    readings: {
      recall: ({ path, digest }) => readings.get(`${path} ${digest}`),
      parse: async (manuscripts, style) => (await parseAll(manuscripts, style)).parsed,
      forget: (manuscripts, spare) => {
        for (const { path, digest } of manuscripts) readings.delete(`${path} ${digest}`);
        for (const copy of spare) copies.delete(copy);
      },
      fresh: () => fresh,
      copies: (copy) => (copies.get(copy) as Copies)(copy),
    },
  };
}

/** Output as text by path, in order. */
export function textOf(disk: MemoryDisk): { readonly [path: string]: string } {
  return Object.fromEntries(
    [...disk.out].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, bytes]) => [path, bytes.toString('utf8')]),
  );
}

/** The built-in theme as the repository has it. */
export const BUILTIN: readonly TemplateFile[] = readTheme(join(import.meta.dirname, '..', '..', 'templates'));

function readTheme(folder: string): readonly TemplateFile[] {
  return (readdirSync(folder, { recursive: true }) as string[])
    .filter((name) => /\.(?:njk|ya?ml)$|^theme[\\/]/.test(name))
    .sort()
    .map((name) => ({
      name: name.replaceAll('\\', '/'),
      origin: 'builtin' as const,
      source: `templates/${name}` as SourcePath,
      content: readFileSync(join(folder, name)),
    }));
}
