import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { nameOf, type SourcePath } from '../../model/address/paths.ts';
import type { Finding } from '../../model/finding.ts';
import { isMarkdown } from '../../model/markdown-names.ts';

/** Reports a folder of `posts/` whose name keeps its Markdown files out of the site, such as Jekyll's `_posts`. */
export function unreadFolder(root: string, path: string): readonly Finding[] {
  if (!nameOf(path).startsWith('_') || !holdsMarkdown(join(root, path))) return [];
  return [
    {
      rule: 'dispatch-not-read',
      level: 'warning',
      source: path as SourcePath,
      reason:
        'The name of the folder begins with _, so the Markdown files in it are neither read nor published',
      remedy:
        'Give it another name; drafts are read in a folder named _drafts, and pages in one named _pages.',
    },
  ];
}

function holdsMarkdown(folder: string): boolean {
  try {
    return readdirSync(folder).some(isMarkdown);
  } catch {
    return false;
  }
}
