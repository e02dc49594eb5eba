import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSettingsFiles } from '../../../src/edge/disk/settings-files.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { layFiles, temporaryFolder } from '../../support/site-on-disk.ts';

const folder = temporaryFolder();

function read(name: string, ...files: readonly string[]) {
  const root = layFiles(join(folder, name), Object.fromEntries(files.map((file) => [file, 'title: T\n'])));
  const findings: Finding[] = [];
  const read = readSettingsFiles(root, findings).map(({ path }) => path);
  return { read, told: findings.map(({ level, source, reason }) => `${level} ${source}: ${reason}`) };
}

describe('files of settings', () => {
  test('are read by their own names, whose ending may be yml where nothing ends in yaml', () => {
    expect(read('own', 'site.yaml', 'bylines.yml', 'redirects.yaml')).toEqual({
      read: ['site.yaml', 'bylines.yml', 'redirects.yaml'],
      told: [],
    });
    expect(read('yml', 'site.yml')).toEqual({ read: ['site.yml'], told: [] });
  });

  test.for([
    ['site.yml', 'site.yaml'],
    ['_config.yml', 'site.yaml'],
    ['hugo.toml', 'site.yaml'],
    ['sites.yaml', 'site.yaml'],
    ['byline.yaml', 'bylines.yaml'],
    ['authors.yml', 'bylines.yaml'],
    ['colums.yaml', 'columns.yaml'],
    ['list.yaml', 'lists.yaml'],
    ['redirects.json', 'redirects.yaml'],
  ] as const)('%s is told where it is not read', ([file, meant]) => {
    expect(read(`told-${file}`, 'site.yaml', file)).toEqual({
      read: ['site.yaml'],
      told: [`warning ${file}: This file is not read; settings are in ${meant}`],
    });
  });

  test('a name in other letters is not read on any disk', () => {
    expect(read('letters', 'Site.yaml')).toEqual({
      read: [],
      told: ['warning Site.yaml: This file is not read; settings are in site.yaml'],
    });
  });

  test.for(['package.json', 'names.yaml', 'tsconfig.json', 'netlify.toml', 'site.yaml~', '.gitignore'])(
    '%s is nobody’s settings',
    (file) => {
      expect(read(`other-${file}`, 'site.yaml', file).told).toEqual([]);
    },
  );
});
