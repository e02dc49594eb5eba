import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SettingsFile } from '../../src/desk/settings/file.ts';
import type { Setting } from '../../src/desk/settings/setting.ts';
import { readSite } from '../../src/desk/settings/settings.ts';
import { SETTINGS } from '../../src/desk/settings/table.ts';
import type { SourcePath } from '../../src/model/address/paths.ts';
import { testOptions } from '../support/memory-disk.ts';

const read = (text: string) =>
  readSite([{ path: 'site.yaml' as SourcePath, text } as SettingsFile], testOptions(), []);

/** Every setting that has a default, as YAML that writes it. */
function standards(settings: { readonly [name: string]: Setting }, before = ''): readonly string[] {
  return Object.entries(settings).flatMap(([name, { standard, parts, or }]) => [
    ...(standard === undefined
      ? []
      : [`${before}${name}: ${standard}${'}'.repeat(before.split('{').length - 1)}`]),
    ...standards(parts ?? or?.parts ?? {}, `${before}${name}: {`),
  ]);
}

test.each(standards(SETTINGS))('a site with %s is the same as one without it', (text) => {
  expect(read(text)).toEqual(read(''));
});

test('every type of props is exported from the package', () => {
  const source = (path: string) => readFileSync(join(import.meta.dirname, '..', '..', 'src', path), 'utf8');
  for (const file of [
    'props.ts',
    'dispatch-props.ts',
    'list-props.ts',
    'way-props.ts',
    'name-props.ts',
    'facsimile-props.ts',
  ]) {
    const [, exported = ''] =
      new RegExp(`export type \\{([^}]+)\\} from './edition/${file}'`).exec(source('backfile.ts')) ?? [];
    const names = [...source(`edition/${file}`).matchAll(/^export type (\w+)/gm)].map(([, name]) => name);
    expect(exported.match(/\w+/g)?.toSorted()).toEqual(names.toSorted());
  }
});
