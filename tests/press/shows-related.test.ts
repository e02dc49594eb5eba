import { expect, test } from 'vitest';
import { prepare } from '../../src/desk/prepare.ts';
import type { SourcePath } from '../../src/model/address/paths.ts';
import { toUtf8 } from '../../src/model/text/utf8.ts';
import { showsReferred, showsRelated } from '../../src/press/shows-related.ts';
import { post } from '../support/built.ts';
import { MemoryDisk, testOptions, worldOf } from '../support/memory-disk.ts';

const template = (name: string, text: string, origin: 'site' | 'builtin' = 'site') => ({
  name,
  origin,
  source: `templates/${name}` as SourcePath,
  content: toUtf8(text),
});
const BUILTIN = template('dispatch.njk', '{% for t in more %}{{ t.headline }}{% endfor %}', 'builtin');

test.each([
  ['the built-in theme', [BUILTIN], true],
  ['a page of the site beside the built-in dispatch', [BUILTIN, template('front.njk', 'Front')], true],
  ['a dispatch without it', [BUILTIN, template('dispatch.njk', '{{ body | safe }}')], false],
  ['a dispatch with it', [template('dispatch.njk', '{% for t in more %}{% endfor %}')], true],
  [
    'a partial with it',
    [template('dispatch.njk', '{% include "a.njk" %}'), template('a.njk', '{{ more.length }}')],
    true,
  ],
  ['its partial', [template('dispatch.njk', '{% include "partials/dispatch/more-from.njk" %}')], true],
  ['the built-in page, extended', [template('dispatch.njk', '{% extends "builtin/dispatch.njk" %}')], true],
  ['a name found in rendering', [template('dispatch.njk', '{% include part %}')], true],
  ['a name in quotes', [template('dispatch.njk', "{% include 'a.njk' %}From the {{ site.from }}")], false],
])('%s', (_, templates, shows) => {
  expect(showsRelated(templates)).toBe(shows);
});

test.each([
  ['the built-in theme', [BUILTIN], true],
  ['a dispatch with "More from"', [template('dispatch.njk', '{{ more.length }}')], false],
  ['a dispatch with it', [template('dispatch.njk', '{% for d in referred %}{% endfor %}')], true],
  ['its partial', [template('dispatch.njk', '{% include "partials/dispatch/referred.njk" %}')], true],
  ['the built-in page, extended', [template('dispatch.njk', '{% extends "builtin/dispatch.njk" %}')], true],
])('"Later referred to in" for %s: %s', (_, templates, shows) => {
  expect(showsReferred(templates)).toBe(shows);
});

test.each([
  ['{{ body | safe }}', false],
  ['{{ referred | length }}', true],
])('sentences of links are kept for a dispatch page of %j: %j', async (text, kept) => {
  const disk = new MemoryDisk(
    {
      'site.yaml': 'title: The Wire\n',
      'posts/2009-01-01-a.md': post('title: A', 'The herring clause.'),
      'posts/2009-01-02-b.md': post('title: B', 'It follows [the clause](/2009/01/01/a/).'),
    },
    [template('dispatch.njk', text)],
  );
  const { dispatches } = await prepare(testOptions(), worldOf(disk));
  const slots = dispatches.flatMap(({ copy }) => copy.slots);
  expect(slots.map((slot) => slot.kind === 'link' && slot.quote !== undefined)).toEqual([kept]);
});

test.each([
  ['{{ body | safe }}', false],
  ['{{ more | length }}', true],
])('terms are found for a dispatch page of %j: %j', async (text, found) => {
  const disk = new MemoryDisk(
    {
      'site.yaml': 'title: The Wire\n',
      'posts/2009-01-01-a.md': post('title: A', 'The herring clause.'),
    },
    [template('dispatch.njk', text)],
  );
  const { dispatches } = await prepare(testOptions(), worldOf(disk));
  expect(dispatches.map(({ terms }) => terms !== '')).toEqual([found]);
});
