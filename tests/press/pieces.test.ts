import { expect, test } from 'vitest';
import { readSite } from '../../src/desk/settings/settings.ts';
import type { CopyProps } from '../../src/edition/dispatch-props.ts';
import { type Props, pageAt } from '../../src/edition/page.ts';
import type { SiteProps } from '../../src/edition/props.ts';
import type { SitePath, SourcePath } from '../../src/model/address/paths.ts';
import { inLanguage } from '../../src/model/language/language-marks.ts';
import type { CivilTime, Day } from '../../src/model/time/civil-time.ts';
import type { FeedEntry } from '../../src/press/feed-entry.ts';
import { openPieces } from '../../src/press/pieces.ts';
import { openPress } from '../../src/press/press.ts';
import { testOptions } from '../support/memory-disk.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const textOf = (printed: string | readonly Uint8Array[]) =>
  typeof printed === 'string' ? printed : Buffer.concat(printed).toString();

test('a text has the same bytes with its pieces as without', () => {
  const pieces = openPieces();
  const put = (text: string) => (pieces.areOpen() ? pieces.put(utf8(text)) : text);
  const made = pieces.during(() => `${inLanguage('en', 'Łatest')}\n${put('“é”')}${put('ß')},${put('“é”')}`);
  expect(made).toEqual([utf8('Łatest\n'), utf8('“é”'), utf8('ß'), utf8(','), utf8('“é”')]);
});

test('a text without pieces stays a text', () => {
  expect(openPieces().during(() => 'a')).toBe('a');
});

test.each([
  ['that what stands for a piece was written', (a: string, b: string) => `\ufdd30\ufdd4${a}${b}`],
  ['a piece is missing', (a: string) => a],
  ['a piece is there twice', (a: string, b: string) => a + b + a],
  ['pieces change places', (a: string, b: string) => b + a],
])('if %s, there are no pieces', (_, write) => {
  const pieces = openPieces();
  const put = (text: string) => (pieces.areOpen() ? pieces.put(utf8(text)) : text);
  expect(pieces.during(() => write(put('a'), put('b')))).toBe(write('a', 'b'));
});

const FILED: CivilTime = { day: '2009-02-02' as Day, time: null, offset: '+00:00', instant: 0 };
const entry = (title: string): FeedEntry => ({
  id: title,
  title,
  url: `https://a.example/${title}`,
  external: null,
  filed: FILED,
  published: '2009-02-02T00:00:00+00:00',
  updated: '2009-02-02T00:00:00+00:00',
  summary: null,
  authors: [],
  categories: ['Wörter'],
  doi: null,
  rights: null,
  license: null,
  lang: 'eo',
  dateline: null,
  image: null,
  copy: {} as CopyProps,
  // Its text is in a language of its own.
  stub: true,
});

const ATOM = '{% for entry in feed.entries %}\n{{ entry | atomentry }}{% endfor %}';

test.each([
  ['Atom', 'builtin', ATOM, true],
  ['RSS', 'builtin', '“{% for entry in feed.entries %}{{ entry | rssitem }}{% endfor %}', true],
  ['JSON Feed', 'builtin', '{{ feed | jsonfeed }}', true],
  ['a template of the site', 'site', ATOM.replace('atomentry', 'atomentry | upper | safe'), false],
] as const)('%s is printed with the same bytes as it is rendered', (_, origin, text, isInPieces) => {
  const words = utf8('stub: Text elsewhere “§”\n');
  const file = (name: string, content: Uint8Array, origin: 'builtin' | 'site') =>
    ({ name, origin, source: `templates/${name}` as SourcePath, content }) as const;
  const files = [file('x.njk', utf8(text), origin), file('words/en.yaml', words, 'builtin')];
  const press = openPress(files, { ...readSite([], testOptions(), []), shortcuts: true }, () => '');
  const feed = { title: 'T', entries: [entry('Æ'), entry('b'), entry('Æ')] } as const;
  const page = pageAt('/feed.xml' as SitePath, 'x.njk', () => ({ feed }) as unknown as Props);
  const site = { title: 'S' } as SiteProps;
  const printed = press.print(page, site);
  expect(textOf(printed)).toBe(press.render(page, site));
  expect(textOf(printed)).toMatch(/Text elsewhere “§”/i);
  expect(typeof printed === 'string').toBe(!isInPieces);
});
