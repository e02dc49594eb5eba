import { describe, expect, test } from 'vitest';
import { surroundingsOf } from '../../src/desk/surroundings.ts';
import type { Copies, Sources } from '../../src/desk/world.ts';

/** Whether a name stands in what is beside the dispatches. */
function isNamed(
  name: string,
  where: {
    settings?: string;
    template?: string;
    builtin?: string;
    file?: readonly [path: string, text: string];
  },
) {
  const { settings, template, builtin, file } = where;
  const templates = [
    ...(template === undefined ? [] : [{ origin: 'site', content: new TextEncoder().encode(template) }]),
    ...(builtin === undefined ? [] : [{ origin: 'builtin', content: new TextEncoder().encode(builtin) }]),
  ];
  const sources = {
    settings: settings === undefined ? [] : [{ text: settings }],
    templates,
    assets: file ? [{ path: file[0] }] : [],
    textOf: () => file?.[1] ?? null,
  } as unknown as Sources;
  return surroundingsOf(sources, (() => '') as unknown as Copies).isNamed(name);
}

describe('the name of a file', () => {
  test.each([
    ['pier.jpg', 'image: pier.jpg', true],
    ['pier.jpg', 'image: /assets/pier.jpg', true],
    ['pier.jpg', 'url("pier.jpg?v=1")', true],
    ['pier.jpg', 'See pier.jpg.', true],
    ['pier.jpg', 'image: p%69er.jpg', true],
    ['pier.jpg', 'image: repier.jpg', false],
    ['pier.jpg', 'image: pier.jpg.bak', false],
    ['pier.jpg', 'image: pier.jpeg', false],
    ['the pier.jpg', 'image: the pier.jpg', true],
    ['the pier.jpg', 'image: the%20pier.jpg', true],
    ['the pier.jpg', 'image: athe pier.jpg', false],
    ['the pier.jpg', 'image: the pier.jpg-x', false],
    ['the pier.jpg', 'athe pier.jpg, the pier.jpg', true],
    ['a(1).jpg', 'image: a(1).jpg', true],
    ['LICENSE', '/files/LICENSE', true],
    ['LICENSE', 'the LICENSE of it', false],
    ['LICENSE', '/files/LICENSES', false],
    ['cafe\u0301.jpg', 'image: café.jpg', true],
  ])('%s stands in the settings %j: %s', (name, settings, expected) => {
    expect(isNamed(name, { settings })).toBe(expected);
  });

  test('counts in the site’s own templates, and not in those of the theme', () => {
    expect(isNamed('pier.jpg', { template: '<img src="/assets/pier.jpg">' })).toBe(true);
    expect(isNamed('pier.jpg', { builtin: '<img src="/assets/pier.jpg">' })).toBe(false);
  });

  test.each([
    ['assets/theme.css', true],
    ['assets/a/b.svg', true],
    ['assets/_root/_headers', true],
    ['assets/_root/manifest.webmanifest', true],
    ['assets/notes.txt', false],
    ['posts/a.css', false],
    ['assets/_headers', false],
    ['assets/a.cssx', false],
  ])('counts in the file %s: %s', (path, expected) => {
    expect(isNamed('pier.jpg', { file: [path, 'url(pier.jpg)'] })).toBe(expected);
  });
});
