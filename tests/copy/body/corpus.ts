import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const POSTS = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'corpus', '18f', 'posts');

/** A real archive beside the project; null where it is not there, and what needs it is skipped. */
export const CORPUS: string | null = existsSync(POSTS) ? POSTS : null;

export function corpusFiles(): readonly string[] {
  if (CORPUS === null) return [];
  const names = readdirSync(CORPUS, { recursive: true }) as string[];
  return names
    .filter((name) => /\.(?:md|markdown)$/.test(name))
    .sort()
    .map((name) => join(CORPUS, name));
}
