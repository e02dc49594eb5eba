import { parse } from '../../src/copy/parse.ts';
import type { HistoryDoor, Version } from '../../src/desk/changes/door.ts';
import type { SourcePath } from '../../src/model/address/paths.ts';
import { digest } from '../../src/model/digest.ts';

/** A commit of a history in memory: all files of `posts/` after it. */
export type Committed = { readonly at: string; readonly files: { readonly [path: string]: string } };

/** A history in memory, oldest commit first, which can grow; files keep their names. `asked` counts what it was asked for. */
export function memoryHistory(commits: Committed[]): HistoryDoor & {
  readonly asked: { versions: number; texts: number };
} {
  const asked = { versions: 0, texts: 0 };
  const nameOf = (text: string): string => digest(`blob ${text}`);
  return {
    asked,
    lastCommit: () => ({ commit: commits.length === 0 ? '' : digest(JSON.stringify(commits)) }),
    versions: () => {
      asked.versions++;
      const found = new Map<SourcePath, Version[]>();
      for (const { at, files } of commits)
        for (const path of new Set([...found.keys(), ...Object.keys(files)]) as Set<SourcePath>) {
          const text = files[path];
          const blob = text === undefined ? null : nameOf(text);
          const states = found.get(path) ?? [];
          if (states.at(-1)?.blob !== blob) found.set(path, [...states, { path, blob, at }]);
        }
      return new Map([...found].filter(([, states]) => states.at(-1)?.blob));
    },
    texts: (blobs) => {
      asked.texts++;
      const texts = commits.flatMap(({ files }) => Object.values(files));
      return new Map(
        texts.map((text) => [nameOf(text), text] as const).filter(([name]) => blobs.includes(name)),
      );
    },
    isBlob: (text, blob) => nameOf(text) === blob,
    parse: (manuscript, style) => parse(manuscript, style),
  };
}
