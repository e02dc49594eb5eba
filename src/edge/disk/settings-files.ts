import { isUtf8 } from 'node:buffer';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SettingsFile } from '../../desk/settings/file.ts';
import type { SourcePath } from '../../model/address/paths.ts';
import { compareText, type Finding } from '../../model/finding.ts';
import { OTHER_SETTINGS, SETTINGS_NAMES } from '../../model/membership.ts';
import { closest } from '../../model/text/guess.ts';
import { notUtf8, unreadable } from './unreadable.ts';

/** Reads the settings files of a site folder, and reports files that look like settings but are not read. */
export function readSettingsFiles(root: string, findings: Finding[]): readonly SettingsFile[] {
  const there = readdirSync(root).sort(compareText);
  const names = SETTINGS_NAMES.flatMap(
    (name) =>
      there.find((file) => file === `${name}.yaml`) ?? there.find((file) => file === `${name}.yml`) ?? [],
  );
  for (const file of there) {
    const meant = names.includes(file) ? undefined : likelySettings(file);
    if (meant !== undefined) findings.push(notRead(file, `${meant}.yaml`));
  }
  return [...names, ...OTHER_SETTINGS].flatMap((name) => {
    const path = name as SourcePath;
    const text = readText(root, path, findings);
    return text === null ? [] : [{ path, text: text.replace(/^\ufeff/, '') }];
  });
}

/** A file of the site folder as text; null if there is none, or if it cannot be read, which is a finding. */
export function readText(root: string, path: SourcePath, findings: Finding[]): string | null {
  try {
    const bytes = readFileSync(join(root, path));
    if (isUtf8(bytes)) return bytes.toString('utf8');
    findings.push(notUtf8(path, bytes));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') findings.push(unreadable(path, error));
  }
  return null;
}

/** The settings file that a file was probably meant to be, judging by its name; undefined if none is likely. */
function likelySettings(file: string): string | undefined {
  const [, stem = '', ending = ''] = /^(.+)\.(ya?ml|json|toml)$/i.exec(file) ?? [];
  const plain = stem.toLowerCase();
  if (FOREIGN.has(plain) && !/^json$/i.test(ending)) return 'site';
  if (SETTINGS_NAMES.includes(plain)) return plain;
  return /^ya?ml$/i.test(ending) ? (OTHER_NAMES[plain] ?? closest(plain, SETTINGS_NAMES)) : undefined;
}

/** Names of settings files in other systems. */
const FOREIGN: ReadonlySet<string> = new Set([
  '_config',
  'config',
  'hugo',
  'settings',
  '_settings',
  'backfile',
  'configuration',
]);
const OTHER_NAMES: { readonly [name: string]: string } = {
  authors: 'bylines',
  author: 'bylines',
  aliases: 'redirects',
};

function notRead(file: string, meant: string): Finding {
  return {
    rule: 'settings-not-read',
    level: 'warning',
    source: file as SourcePath,
    reason: `This file is not read; settings are in ${meant}`,
    remedy: `Copy what you need into ${meant}, and move this file out of the site folder or give it another name.`,
  };
}
