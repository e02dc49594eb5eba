import { isUtf8 } from 'node:buffer';
import { readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ManuscriptFile, Sources } from '../../desk/world.ts';
import { extensionOf, nameOf, type SourcePath } from '../../model/address/paths.ts';
import type { AssetFile } from '../../model/asset.ts';
import { digest } from '../../model/digest.ts';
import type { Manuscript } from '../../model/dispatch.ts';
import type { Finding } from '../../model/finding.ts';
import { isMarkdown } from '../../model/markdown-names.ts';
import { REGISTER, registerFile } from '../../model/register.ts';
import type { TemplateFile } from '../../press/template-file.ts';
import { filesUnder } from './files-under.ts';
import { kindOf } from './first-bytes.ts';
import { unpackTemplates } from './packed-templates.ts';
import { readSettingsFiles, readText } from './settings-files.ts';
import type { KnownFile, StatCache } from './stat-cache.ts';
import { notUtf8, unreadable } from './unreadable.ts';

/** Where the built-in theme is: its folder, and one file with all its templates, if the program is compiled. */
export type Theme = { readonly folder: string; readonly packed: string | null };

/** Reads a site folder: manuscripts and pictures of `posts/`, `assets/`, `templates/`, settings, the built-in theme. */
export function readSources(site: string, theme: Theme, statCache: StatCache): Sources {
  const findings: Finding[] = [];
  const root = realpathSync(site);
  const manuscripts: ManuscriptFile[] = [];
  const assets: AssetFile[] = [];
  const manuscriptOf = manuscriptsIn(root, statCache, findings);
  for (const path of filesUnder(root, 'posts', findings)) {
    if (isMarkdown(path)) {
      const file = manuscriptOf(path);
      if (file) manuscripts.push(file);
    } else assets.push(...assetOf(root, path, statCache, findings));
  }
  for (const path of filesUnder(root, 'assets', findings))
    assets.push(...assetOf(root, path, statCache, findings));
  return {
    manuscripts,
    assets,
    templates: templatesOf(root, theme, findings),
    settings: readSettingsFiles(root, findings),
    register: registerIn(root, findings),
    findings,
    textOf: (path) => textAt(root, path),
  };
}

function registerIn(root: string, findings: Finding[]): Sources['register'] {
  const text = readText(root, REGISTER as SourcePath, findings);
  return text === null ? null : registerFile(text);
}

/** Reads a manuscript as it is now; null, with a finding, if it cannot be read or is not text. */
export function readManuscript(root: string, path: SourcePath, findings: Finding[]): Manuscript | null {
  const bytes = readBytes(root, path, findings);
  if (!bytes) return null;
  if (isUtf8(bytes) && !bytes.includes(0))
    return { path, digest: digest(bytes), text: bytes.toString('utf8') };
  findings.push(notUtf8(path, bytes));
  return null;
}

/** The most characters of manuscripts that are kept in memory between computing their digests and parsing them. */
const AT_HAND = 16_000_000;

/** Makes manuscripts. The text of those that had to be read is kept, up to the limit. */
function manuscriptsIn(
  root: string,
  statCache: StatCache,
  findings: Finding[],
): (path: SourcePath) => ManuscriptFile | null {
  let held = 0;
  return (path) => {
    const stat = statOf(root, path, findings);
    if (!stat) return null;
    const read = (): Manuscript | null => readManuscript(root, path, []);
    const known = statCache.known(path, stat);
    if (known) return { path, digest: known.digest, read };
    const manuscript = readManuscript(root, path, findings);
    if (!manuscript) return null;
    const { digest, text } = manuscript;
    statCache.note(path, stat, { digest, kind: 'other' });
    if (held + text.length > AT_HAND) return { path, digest, read };
    held += text.length;
    return { path, digest, read: once(manuscript, read) };
  };
}

/** Returns a text that is in memory once; later calls read the file. */
function once(manuscript: Manuscript, read: () => Manuscript | null): () => Manuscript | null {
  let atHand: Manuscript | null = manuscript;
  return () => {
    const given = atHand ?? read();
    atHand = null;
    return given;
  };
}

function assetOf(
  root: string,
  path: SourcePath,
  statCache: StatCache,
  findings: Finding[],
): readonly AssetFile[] {
  const stat = statOf(root, path, findings);
  if (!stat) return [];
  const known = statCache.known(path, stat);
  if (known) return assetAs(path, known, stat.size, findings);
  const bytes = readBytes(root, path, findings);
  if (!bytes) return [];
  const look: KnownFile = { digest: digest(bytes), kind: kindOf(path, bytes) };
  statCache.note(path, stat, look);
  return assetAs(path, look, bytes.length, findings);
}

/** A file as an asset, unless it is a dispatch that is not read: that is reported, and never published as it is. */
function assetAs(
  path: SourcePath,
  { digest, kind }: KnownFile,
  bytes: number,
  findings: Finding[],
): readonly AssetFile[] {
  if (kind === 'dispatch') {
    findings.push(notRead(path));
    return [];
  }
  if (kind === 'holding') {
    findings.push(holdingData(path));
    return [{ path, digest, bytes }];
  }
  return [{ path, digest, bytes, ...(kind === 'other' ? {} : { holds: kind }) }];
}

function statOf(root: string, path: string, findings: Finding[]): Stats | null {
  try {
    return statSync(`${root}/${path}`);
  } catch (error) {
    findings.push(unreadable(path, error));
    return null;
  }
}

function templatesOf(root: string, theme: Theme, findings: Finding[]): readonly TemplateFile[] {
  const folder = realpathSync(theme.folder);
  const own = join(root, 'templates');
  if (own === folder) return builtInTemplates(folder, findings);
  return [
    ...(unpackTemplates(theme.packed) ?? builtInTemplates(folder, findings)),
    ...templatesIn(own, 'site', findings),
  ];
}

/** The templates that come with the program. */
export function builtInTemplates(folder: string, findings: Finding[] = []): readonly TemplateFile[] {
  return templatesIn(folder, 'builtin', findings);
}

function templatesIn(
  folder: string,
  origin: TemplateFile['origin'],
  findings: Finding[],
): readonly TemplateFile[] {
  const [root, top] = [dirname(folder), basename(folder)];
  return filesUnder(root, top, findings)
    .filter(
      (path) => ['.njk', '.yaml', '.yml'].includes(extensionOf(path)) || path.startsWith(`${top}/theme/`),
    )
    .flatMap((path) => {
      const content = readBytes(root, path, findings);
      const name = path.slice(top.length + 1);
      return content ? [{ name, origin, source: `templates/${name}` as SourcePath, content }] : [];
    });
}

/** A file as text; null if it cannot be read. */
function textAt(root: string, path: SourcePath): string | null {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return null;
  }
}

function readBytes(root: string, path: string, findings: Finding[]): Buffer | null {
  try {
    return readFileSync(join(root, path));
  } catch (error) {
    findings.push(unreadable(path, error));
    return null;
  }
}

/** An error if the name is that of the data of a folder, as Eleventy reads them, else a warning. */
function holdingData(path: SourcePath): Finding {
  const [file = '', folder = ''] = path.split('/').toReversed();
  const [stem = ''] = file.split('.');
  return {
    rule: 'perhaps-draft',
    level: stem === folder || /\.11tydata\./.test(file) ? 'error' : 'warning',
    source: path,
    reason:
      'The file says that something is not for readers, but holds no dispatch back: data of a folder are not read',
    remedy:
      'Write draft: true into each dispatch, or put the dispatches into a folder _drafts. If the file is something else, move it to assets/.',
  };
}

function notRead(path: SourcePath): Finding {
  const name = nameOf(path);
  const stem = name.slice(0, name.length - extensionOf(path).length);
  const right = isMarkdown(stem) ? stem : `${stem}.md`;
  return {
    rule: 'dispatch-not-read',
    level: 'warning',
    source: path,
    reason:
      'The file has front matter like a dispatch, but not the ending of a Markdown file, so it is neither read nor published',
    remedy: `If it is a dispatch, write its text in Markdown and name it ${right}. If it is to be published as it is, move it to assets/.`,
  };
}
