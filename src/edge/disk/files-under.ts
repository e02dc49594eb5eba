import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { extensionOf, type SourcePath } from '../../model/address/paths.ts';
import { compareText, type Finding } from '../../model/finding.ts';
import { isMarkdown } from '../../model/markdown-names.ts';
import { belongsIn } from '../../model/membership.ts';
import { copiedNames } from './copied-names.ts';
import { unreadName } from './unread-name.ts';
import { unreadable } from './unreadable.ts';

/**
 * The files in the folder `top` of the folder `root` and in the folders within it, in order of path by code unit. Links
 * are followed within `root`.
 */
export function filesUnder(root: string, top: string, findings: Finding[]): readonly SourcePath[] {
  const found: SourcePath[] = [];
  const visit = (folder: string, within: ReadonlySet<string>) => {
    let entries: Dirent[];
    try {
      entries = readdirSync(join(root, folder), { withFileTypes: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') findings.push(unreadable(folder, error));
      return;
    }
    if (top === 'posts')
      findings.push(
        ...copiedNames(
          folder,
          entries.map(({ name }) => name),
        ),
      );
    for (const entry of entries) {
      const path = `${folder}/${entry.name}`;
      if (!belongsIn(folder, entry.name)) {
        if (top === 'posts') findings.push(...unreadName(root, path, entry.isDirectory()));
        continue;
      }
      let kind: 'file' | 'folder' | 'other' = entry.isDirectory()
        ? 'folder'
        : entry.isFile()
          ? 'file'
          : 'other';
      let real = path;
      if (entry.isSymbolicLink()) {
        const target = linkTarget(root, path, findings);
        if (target === null) continue;
        kind = target.isFolder ? 'folder' : 'file';
        real = target.real;
      }
      if (kind === 'folder' && top === 'templates' && extensionOf(entry.name) === '.njk')
        findings.push(folderAsTemplate(path));
      if (kind === 'file') found.push(path as SourcePath);
      else if (kind === 'folder' && !within.has(real)) visit(path, new Set([...within, real]));
    }
  };
  visit(top, new Set([top]));
  if (top === 'posts' && !found.some(isMarkdown)) refuseEmpty(findings);
  return found.sort(compareText);
}

/** Makes errors of the warnings about folders that are not read: without their dispatches, there is no archive. */
function refuseEmpty(findings: Finding[]): void {
  for (const [at, finding] of findings.entries())
    if (finding.rule === 'dispatch-not-read' && !isMarkdown(finding.source))
      findings[at] = { ...finding, level: 'error', reason: `${finding.reason}, and there is no other` };
}

function folderAsTemplate(path: string): Finding {
  return {
    rule: 'template-folder',
    level: 'warning',
    source: path as SourcePath,
    reason:
      'The folder has the name of a template, but only a file can be a template: the built-in one is used',
    remedy: 'Put a file of that name in its place, or give the folder another name.',
  };
}

/** The target of a symbolic link. A link that leaves the site or leads nowhere is a finding. */
function linkTarget(
  root: string,
  path: string,
  findings: Finding[],
): { real: string; isFolder: boolean } | null {
  try {
    const real = realpathSync(join(root, path));
    if (real !== root && !real.startsWith(root + sep)) {
      findings.push({
        rule: 'link-outside',
        level: 'error',
        source: path as SourcePath,
        reason: 'The symbolic link leads out of the site folder',
        remedy: 'Put a copy of the file here: a site is made only from its own folder.',
      });
      return null;
    }
    return { real: real.slice(root.length + 1), isFolder: statSync(real).isDirectory() };
  } catch (error) {
    findings.push(unreadable(path, error));
    return null;
  }
}
