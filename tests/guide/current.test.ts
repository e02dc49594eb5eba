import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FIELDS } from '../../src/copy/front/fields.ts';
import { SETTINGS } from '../../src/desk/settings/table.ts';
import { GUIDE, guidePages } from '../../src/edge/program/guide.ts';
import { FORMAT_NAMES } from '../../src/export/formats.ts';
import { FORMATS } from '../../src/import/formats.ts';
import { HOSTS } from '../../src/model/address/hosts.ts';
import { MADE_PARTS, withMadeParts } from './made-parts.ts';

const files = ['README.md', ...guidePages().map(({ path }) => path)];
const read = (path: string) => readFileSync(join(GUIDE, path), 'utf8');
const headings = (path: string, level: string) =>
  [...read(path).matchAll(new RegExp(`^${level} (.+)$`, 'gm'))].flatMap(([, heading = '']) =>
    heading.includes('`') ? [...heading.matchAll(/`([^`]+)`/g)].map(([, name]) => name) : [heading],
  );

describe('the guide', () => {
  test.each(files)(
    '%s has its generated parts as they are now (UPDATE_GUIDE=1 writes them)',
    async (path) => {
      const now = await withMadeParts(read(path));
      if (process.env.UPDATE_GUIDE) writeFileSync(join(GUIDE, path), now);
      expect(read(path)).toBe(now);
    },
  );

  test('has each generated part on one page', () => {
    const shown = files.flatMap((path) =>
      [...read(path).matchAll(/<!-- made: (\w+) -->/g)].map(([, name]) => name),
    );
    expect(shown.sort()).toEqual(Object.keys(MADE_PARTS).sort());
  });

  test('has no two pages of one topic, and every page begins with its title', () => {
    const topics = guidePages().map(({ topic }) => topic);
    expect(topics).toEqual([...new Set(topics)]);
    for (const path of files) expect(read(path), path).toMatch(/^# \S.*\n\n\S/);
  });

  test('explains every field under a heading of its own', () => {
    expect(headings('02-fields.md', '###').toSorted()).toEqual(Object.keys(FIELDS).sort());
  });

  test('explains every setting under a heading of its own', () => {
    expect(headings('09-settings.md', '###').toSorted()).toEqual(Object.keys(SETTINGS).sort());
  });

  test('has a page for every host, and for every format of an import and an export', () => {
    const topics = (folder: string) =>
      guidePages()
        .filter(({ path }) => path.startsWith(`${folder}/`))
        .map(({ topic }) => topic)
        .sort();
    expect(topics('hosts')).toEqual(
      HOSTS.filter((host) => host !== 'none')
        .concat('ftp' as never)
        .sort(),
    );
    expect(topics('import')).toEqual(Object.keys(FORMATS).sort());
    expect(topics('export')).toEqual(FORMAT_NAMES.map((name) => `export-${name}`).sort());
  });
});
