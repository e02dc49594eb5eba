import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nameOf, type SourcePath } from '../../model/address/paths.ts';
import type { Finding } from '../../model/finding.ts';
import { isMarkdown, withoutMarkdown } from '../../model/markdown-names.ts';
import { holdingLine } from './first-bytes.ts';

/**
 * Reports a file or folder of `posts/` whose name keeps Markdown out of the site, such as Jekyll's `_posts` or Hugo's
 * `_index.md`. `isFolder`: whether it is a folder.
 */
export function unreadName(root: string, path: string, isFolder: boolean): readonly Finding[] {
  const name = nameOf(path);
  if (!name.startsWith('_') || !(isFolder ? holdsMarkdown(join(root, path)) : isMarkdown(name))) return [];
  const source = path as SourcePath;
  if (!isFolder && cascades(join(root, path)))
    return [
      {
        rule: 'dispatch-not-read',
        level: 'error',
        source,
        reason:
          'The file says under "cascade" that the dispatches of its folder are not for readers, but is not read, since its name begins with _',
        remedy:
          'Write draft: true into each of them, or put them into a folder _drafts; then remove the lines below "cascade".',
      },
    ];
  if (isFolder)
    return [
      {
        rule: 'dispatch-not-read',
        level: 'warning',
        source,
        reason:
          'The name of the folder begins with _, so the Markdown files in it are neither read nor published',
        remedy:
          'Give it another name; drafts are read in a folder named _drafts, and pages in one named _pages.',
      },
    ];
  return [
    {
      rule: 'dispatch-not-read',
      level: 'warning',
      source,
      reason: 'The name of the file begins with _, so it is neither read nor published',
      remedy:
        withoutMarkdown(name) === '_index'
          ? 'Hugo and Zola show it on the page of its folder. Move it into posts/_pages/ if it is a page, or remove it.'
          : 'Give it another name; if it is a draft, put it into a folder _drafts.',
    },
  ];
}

/** Whether a section's file, as Hugo reads it, holds the dispatches of its folder back. */
function cascades(file: string): boolean {
  try {
    const [, cascade] = /^\W*cascade\b([\s\S]*)/m.exec(readFileSync(file, 'utf8').slice(0, 8_192)) ?? [];
    return cascade !== undefined && holdingLine(cascade) !== null;
  } catch {
    return false;
  }
}

/** Whether a Markdown file is somewhere in a folder; links are not followed. */
function holdsMarkdown(folder: string): boolean {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return false;
  }
  return entries.some((entry) =>
    entry.isDirectory() ? holdsMarkdown(join(folder, entry.name)) : isMarkdown(entry.name),
  );
}
