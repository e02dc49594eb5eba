import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import type { Setting } from '../../../src/desk/settings/setting.ts';
import { readSite } from '../../../src/desk/settings/settings.ts';
import { SETTINGS } from '../../../src/desk/settings/table.ts';
import { siteSchema } from '../../../src/edge/world/schema.ts';
import type { SourcePath } from '../../../src/model/address/paths.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { readYaml } from '../../../src/model/yaml/yaml.ts';
import { testOptions } from '../../support/memory-disk.ts';

/** Every shape that YAML has, and of some more than one. */
const VALUES = [
  'Some words',
  'git',
  '"60"',
  '7',
  '0',
  '-1',
  '2.5',
  '200',
  '9000',
  'true',
  'false',
  'null',
  '""',
  '"  "',
  '[]',
  '[7]',
  '[Some words]',
  '[[7]]',
  '[null]',
  '{}',
  '{a: b}',
  '{a: 7}',
  '{a: {b: c}}',
  '{a: {pieces: [b]}}',
  '{pieces: [b]}',
  '{name: N}',
  '[{a: b}]',
  '{a: null}',
  '{a: [b]}',
  '{single: 7}',
  '{other: Words}',
  '{tag-once: off}',
  '{/a/: /b/}',
  '{/a/: {gone: 2009-02-02, because: b}}',
  '[{title: T, url: /x/}]',
  '{title: T, url: /x/}',
  '{entries: 7}',
  '{accent: navy}',
  '{html: sanitize}',
];

/** A place for a value: the line of YAML that has it there. */
type Place = { readonly name: string; readonly setting: Setting; readonly line: (value: string) => string };

/** Every setting, every part of one, every item of a list and every thing of a map. */
function placesOf(name: string, setting: Setting, line: Place['line']): readonly Place[] {
  const { parts = {}, required = [], of, or } = setting;
  const inside = Object.entries(parts).flatMap(([part, each]) => {
    const rest = required.filter((other) => other !== part).map((other) => `${other}: ${SAMPLES[other]}, `);
    return placesOf(`${name}.${part}`, each, (value) => line(`{${rest.join('')}${part}: ${value}}`));
  });
  return [
    { name, setting, line },
    ...inside,
    ...(of && setting.shape === 'list' ? placesOf(`${name}[]`, of, (value) => line(`[${value}]`)) : []),
    ...(of && setting.shape === 'map'
      ? placesOf(`${name}.*`, of, (value) => line(`{alerts: ${value}}`))
      : []),
    ...(or?.parts ? placesOf(`${name} or`, or, line).slice(1) : []),
  ];
}

const SAMPLES: { readonly [part: string]: string } = {
  title: 'T',
  from: 'git',
  url: '/x/',
  other: 'o',
  gone: '2009-02-02',
  piece: 'talks',
  pieces: '[talks]',
};

const places = Object.entries(SETTINGS).flatMap(([name, setting]) =>
  placesOf(name, setting, (value) => `${name}: ${value}`),
);
const ajv = new Ajv({ strict: true, allowUnionTypes: true });
// What editors read besides the standard.
ajv.addVocabulary(['errorMessage', 'deprecationMessage', 'doNotSuggest']);
const isValid = ajv.compile(siteSchema());

const LINKS = {
  path: 'links.json' as SourcePath,
  text: '{"https://gone.example/": {"archived": "https://kept.example/"}}',
};

function read(line: string) {
  const findings: Finding[] = [];
  const text = `# The second line counts.\n${line}\n`;
  const { origin, base, style, ...site } = readSite(
    [{ path: 'site.yaml' as SourcePath, text }, LINKS],
    testOptions(),
    findings,
  );
  return {
    // Where a key stands is no value of it.
    site: JSON.stringify({ origin, base, style, ...site }),
    told: findings.filter(({ position }) => position !== undefined),
  };
}

describe('every setting with a value of every shape', () => {
  test('is as many cells as the table has rows and YAML has shapes', () => {
    expect(places.length).toBeGreaterThan(70);
    expect(new Set(places.map(({ name }) => name)).size).toBe(places.length);
  });

  test.for(places)('$name is read, or told at its line', ({ setting, line }) => {
    const before = read('').site;
    let changes = 0;
    for (const value of [...VALUES, ...(setting.choices ?? [])]) {
      const { site, told } = read(line(value));
      expect(
        told.map(({ position }) => position?.line),
        line(value),
      ).toEqual(told.map(() => 2));
      // What cannot be used leaves the rest as it was, and what is told says what to do.
      for (const { reason, remedy } of told) expect(`${reason}${remedy}`).not.toMatch(/undefined|\[object/);
      const accepted = isValid(readYaml(line(value)).value);
      if (!accepted) expect(told.length, `the schema refuses ${line(value)}`).toBeGreaterThan(0);
      if (accepted && !setting.judge && !hasJudge(setting))
        expect(told, `the schema takes ${line(value)}`).toEqual([]);
      if (told.length === 0 && site !== before) changes++;
    }
    if (!setting.judge) expect(changes, 'no value has an effect').toBeGreaterThan(0);
  });
});

/** Whether something within a setting is judged by more than its shape. */
function hasJudge({ parts = {}, of, judge }: Setting): boolean {
  return judge !== undefined || Object.values(parts).some(hasJudge) || (of !== undefined && hasJudge(of));
}
