import { describe, expect, test } from 'vitest';
import { readSite } from '../../src/desk/settings/settings.ts';
import { pageAt } from '../../src/edition/page.ts';
import type { SiteProps } from '../../src/edition/props.ts';
import type { SitePath, SourcePath } from '../../src/model/address/paths.ts';
import { openPress, type Press } from '../../src/press/press.ts';
import type { Notes } from '../../src/press/press-notes.ts';
import { testOptions } from '../support/memory-disk.ts';

type Texts = { readonly [name: string]: string };

describe('a template that compiled before', () => {
  test('is not compiled again, and one that was edited is', () => {
    const notes = memoryNotes();
    open(notes, { 'a.njk': 'old a', 'b.njk': 'old b' });
    notes.texts.set('press', String(notes.texts.get('press')).replaceAll('old', 'remembered'));
    const press = open(notes, { 'a.njk': 'old a', 'b.njk': 'new b' });
    expect([render(press, 'a.njk'), render(press, 'b.njk')]).toEqual(['remembered a', 'new b']);
  });

  test('is remembered apart from those of the theme, which a site does not change', () => {
    const notes = memoryNotes();
    open(notes, { 'b.njk': 'mine' }, { 'a.njk': 'theirs', 'b.njk': 'theirs, too' });
    notes.kept.length = 0;
    open(notes, { 'b.njk': 'mine, edited' }, { 'a.njk': 'theirs', 'b.njk': 'theirs, too' });
    expect(notes.kept).toEqual(['press']);
    open(notes, { 'b.njk': 'mine, edited' }, { 'a.njk': 'theirs', 'b.njk': 'theirs, too' });
    expect(notes.kept).toEqual(['press']);
  });

  test('is one of the theme under both of its names', () => {
    const notes = memoryNotes();
    open(notes, {}, { 'a.njk': 'theirs' });
    const press = open(notes, { 'a.njk': 'mine {% include "builtin/a.njk" %}' }, { 'a.njk': 'theirs' });
    expect(render(press, 'a.njk')).toBe('mine theirs');
    expect(notes.kept).toEqual(['built-in templates', 'press']);
  });

  test('is still an error if the template that it names has gone', () => {
    const notes = memoryNotes();
    open(notes, { 'a.njk': '{% include "b.njk" %}', 'b.njk': '' });
    const { findings } = open(notes, { 'a.njk': '{% include "b.njk" %}' });
    expect(findings).toMatchObject([{ rule: 'unknown-template', position: { line: 1, column: 12 } }]);
  });

  test('is remembered although another cannot be read', () => {
    const notes = memoryNotes();
    const { findings } = open(notes, { 'a.njk': 'fine', 'b.njk': '{% x %}' });
    expect(findings).toMatchObject([{ rule: 'template-syntax', source: 'templates/b.njk' }]);
    expect(open(notes, { 'a.njk': 'fine', 'b.njk': '{% x %}' }).findings).toHaveLength(1);
    expect(JSON.parse(notes.texts.get('press') ?? '')).toMatchObject([{ name: 'a.njk' }]);
  });

  test('is compiled again without shortcuts, and nothing is remembered', () => {
    const notes = memoryNotes();
    open(notes, { 'a.njk': 'old' });
    notes.texts.set('press', String(notes.texts.get('press')).replaceAll('old', 'remembered'));
    const press = open(notes, { 'a.njk': 'old' }, {}, false);
    expect(render(press, 'a.njk')).toBe('old');
    expect(notes.kept).toEqual(['press']);
  });
});

/** Notes in memory: their texts, and the names under which something was kept, in order. */
function memoryNotes(): Notes & { readonly texts: Map<string, string>; readonly kept: string[] } {
  const [texts, kept] = [new Map<string, string>(), [] as string[]];
  return {
    texts,
    kept,
    recall: (name) => texts.get(name),
    keep: (name, text) => {
      texts.set(name, String(text));
      kept.push(name);
    },
  };
}

function open(notes: Notes, own: Texts, theme: Texts = {}, shortcuts = true): Press {
  const file =
    (origin: 'builtin' | 'site') =>
    ([name, text]: readonly [string, string]) => {
      return { name, origin, source: `templates/${name}` as SourcePath, content: Buffer.from(text) };
    };
  const files = [...Object.entries(theme).map(file('builtin')), ...Object.entries(own).map(file('site'))];
  return openPress(files, readSite([], testOptions({ shortcuts }), []), () => '', notes);
}

function render(press: Press, template: string): string {
  return press.render(
    pageAt('/' as SitePath, template, () => ({})),
    {} as SiteProps,
  );
}
