import type { Source } from './outside.ts';
import { decodeText } from './text.ts';

/** The mark by which the system of a source is recognised. */
export type Mark = {
  /** For the operator: `config.toml sets it up`. */
  readonly why: string;
  /** True where other systems may leave the same mark; then it only counts if no format has a mark of its own. */
  readonly isGuess?: true;
};

/** A first look at a source: its paths, and the first characters of its files. */
export type Look = Pick<Source, 'kind' | 'name'> & {
  readonly paths: readonly string[];
  /** Of the paths that a pattern fits, the one in the fewest folders; of these, the first. */
  readonly has: (pattern: RegExp) => string | undefined;
  /** The first 20,000 bytes of a file as text; '' if there is none. Read once. */
  readonly head: (path: string | undefined) => Promise<string>;
  /** The first path whose head passes the test, among the first 20 that fit a pattern; of a single file, that one. */
  readonly findByHead: (paths: RegExp, test: (head: string) => boolean) => Promise<string | undefined>;
};

const LIMITS = { bytes: 20_000, files: 20 } as const;

/** Looks at the files of a source. */
export function lookAt({ kind, name, files }: Source): Look {
  const heads = new Map<string, Promise<string>>();
  const readHead = async (path: string) => {
    const file = files.find((one) => one.path === path);
    if (file === undefined) return '';
    // One chunk of a stream may be shorter than what is wanted.
    const bytes = new Uint8Array(LIMITS.bytes);
    let filled = 0;
    for await (const chunk of file.stream()) {
      const part = chunk.subarray(0, bytes.length - filled);
      bytes.set(part, filled);
      filled += part.length;
      if (filled === bytes.length) break;
    }
    return decodeText(bytes.subarray(0, filled)).text;
  };
  return lookOf(
    kind,
    name,
    files.map(({ path }) => path),
    (path) => {
      const head = heads.get(path) ?? readHead(path);
      heads.set(path, head);
      return head;
    },
  );
}

/** Looks at a document of the web as if it were a file that bears its address. */
export function lookAtDocument(address: string, body: Uint8Array): Look {
  const { text } = decodeText(body.subarray(0, LIMITS.bytes));
  return lookOf('web', address, [address], async () => text);
}

function lookOf(
  kind: Source['kind'],
  name: string,
  paths: readonly string[],
  read: (path: string) => Promise<string>,
): Look {
  const head = async (path: string | undefined) => (path === undefined ? '' : read(path));
  const shallowFirst = paths.toSorted((a, b) => depth(a) - depth(b));
  return {
    kind,
    name,
    paths,
    has: (pattern) => shallowFirst.find((path) => pattern.test(path)),
    head,
    findByHead: async (pattern, test) => {
      const fitting = paths.filter((path) => pattern.test(path) || paths.length === 1);
      for (const path of fitting.slice(0, LIMITS.files)) if (test(await read(path))) return path;
      return undefined;
    },
  };
}

/** How many folders a path names. */
export function depth(path: string): number {
  return path.split('/').length - 1;
}

/** Whether a text begins as XML of one of these root elements, after declarations and comments. */
export function hasRoot(head: string, names: string): boolean {
  return new RegExp(
    `^\\s*(?:<\\?xml[\\s\\S]*?\\?>\\s*)?(?:<!--[\\s\\S]*?-->\\s*|<\\?[\\s\\S]*?\\?>\\s*|<!DOCTYPE[^>]*>\\s*)*<(?:${names})\\b`,
    'i',
  ).test(head);
}
