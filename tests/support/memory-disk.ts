import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NO_PLUGINS } from '../../src/copy/body/plugins.ts';
import type { BuildOptions } from '../../src/desk/report.ts';
import type { SettingsFile } from '../../src/desk/settings/file.ts';
import type { Disk, ParseAll, World } from '../../src/desk/world.ts';
import { parserWith } from '../../src/edge/parsing/parser.ts';
import { unstoredParse } from '../../src/edge/parsing/stored-parse.ts';
import { type LedgerFile, ledgerKeeper } from '../../src/ledger/keeper.ts';
import type { Ledger, Stamp } from '../../src/ledger/ledger.ts';
import type { OutputPath, SourcePath } from '../../src/model/address/paths.ts';
import { type Digest, digest } from '../../src/model/digest.ts';
import { isMarkdown } from '../../src/model/markdown-names.ts';
import { REGISTER, registerFile } from '../../src/model/register.ts';
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
  readonly #texts = new Map<LedgerFile, string>();
  /** The same keeper as a real disk has; the power may go before each text is replaced. */
  readonly #keeper = ledgerKeeper({
    read: (name) => (this.marked ? (this.#texts.get(name) ?? null) : null),
    write: (name, fill) => {
      this.#step();
      let text = '';
      fill((piece) => {
        text += piece;
      });
      this.#texts.set(name, text);
    },
    remove: (name) => {
      this.#step();
      this.#texts.delete(name);
    },
  });
  #clock = 0;
  marked = false;
  /** Steps until the crash; Infinity for none. */
  fuse = Number.POSITIVE_INFINITY;
  readonly writes: OutputPath[] = [];
  /** What is remembered from one build to the next, beside the ledger. */
  readonly notes = new Map<string, string>();

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
        'lists.yaml',
        'redirects.yaml',
        'names.yaml',
        'links.json',
        OWN_REDIRECTS,
        OWN_HTACCESS,
      ]
        .filter((path) => this.files.has(path))
        .map((path): SettingsFile => ({ path: named(path), text: text(path) })),
      register: this.files.has(REGISTER) ? registerFile(text(REGISTER)) : null,
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

  bytes(path: OutputPath) {
    return this.out.get(path) ?? null;
  }

  isOurs() {
    return this.marked || this.out.size === 0;
  }

  recall() {
    return this.#keeper.recall();
  }

  stage(path: OutputPath, content: Parameters<Disk['stage']>[1]) {
    const bytes =
      typeof content === 'string'
        ? Buffer.from(content)
        : !('path' in content)
          ? Buffer.concat(content instanceof Uint8Array ? [content] : content)
          : Buffer.from(content.content ?? Buffer.from(this.files.get(content.source) ?? ''));
    if (this.out.get(path)?.equals(bytes)) return false;
    this.#staged.set(path, bytes);
    return true;
  }

  touch(paths: readonly OutputPath[]) {
    this.marked = true;
    this.#keeper.touch(paths);
  }

  record(ledger: Ledger) {
    return this.#keeper.record(ledger);
  }

  publish() {
    const stamps = new Map<OutputPath, Stamp>();
    for (const [path, bytes] of this.#staged) {
      this.#step();
      this.put(path, bytes);
      this.writes.push(path);
      stamps.set(path, this.#stamps.get(path) as Stamp);
    }
    this.#staged.clear();
    return stamps;
  }

  remove(path: OutputPath) {
    this.#step();
    this.out.delete(path);
    this.#stamps.delete(path);
  }

  keepRegister(text: string) {
    this.#step();
    this.files.set(REGISTER, text);
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
    const text = this.#texts.get('ledger') ?? '';
    this.#texts.set('ledger', text.slice(0, text.length / 2));
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
    shortcuts: true,
    register: 'leave',
    url: null,
    now,
    generator: 'test' as Digest,
    ...more,
  };
}

export function worldOf(disk: Disk): World {
  return {
    disk,
    parseAll: PARSE,
    pictures: null,
    printAll: () => null,
    search: null,
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

const PARSE: ParseAll = unstoredParse(async () => parserWith(NO_PLUGINS));

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
