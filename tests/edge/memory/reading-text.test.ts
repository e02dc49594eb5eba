import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from '../../../src/copy/parse.ts';
import { readSite } from '../../../src/desk/settings/settings.ts';
import { openReadings, writeReading } from '../../../src/edge/memory/reading-text.ts';
import type { SourcePath } from '../../../src/model/address/paths.ts';
import { digest } from '../../../src/model/digest.ts';
import { runs } from '../../support/deep.ts';
import { testOptions } from '../../support/memory-disk.ts';

const { style } = readSite([{ path: 'site.yaml' as SourcePath, text: 'title: The Wire' }], testOptions(), []);

describe('what is remembered of a manuscript', () => {
  test('is what its parse gave, whatever it holds and lacks', () => {
    const line = fc.constantFrom(
      ...[
        'title: Talks',
        'title: "Talks"',
        "title: It's",
        'tags: []',
        'tags: [a]',
        'dek: ""',
        'dek: Of talks',
      ],
      ...['draft: true', 'draft: false', 'unlisted: true', 'image: false', 'image: a.jpg', 'aliases: /old'],
      ...[
        'byline: Hale',
        'follows: a',
        'lang: fr',
        'mood: {}',
        'mood: []',
        'mood: null',
        'kind: page',
        'id: ""',
      ],
      ...[
        'corrections: [{date: 2009-02-03, note: No}]',
        'date: 2009-02-02',
        'date: Tuesday',
        'column: The Wire',
      ],
    );
    const body = fc.constantFrom('', 'Text.', '# Heading\n\n[a](b.md) <https://c.example>', '![](d.jpg)\n');
    fc.assert(
      fc.property(fc.uniqueArray(line), body, (lines, body) => {
        const text = `---\n${lines.join('\n')}\n---\n\n${body}`;
        const manuscript = { path: 'posts/2009-02-02-talks.md' as SourcePath, digest: digest(text), text };
        const { html: _html, ...known } = parse(manuscript, style);
        expect(openReadings()(writeReading(known), manuscript)).toEqual(known);
      }),
      { numRuns: runs(100) },
    );
  });

  test('holds nothing of what the dispatch has not', () => {
    const text = '---\ntitle: Talks\n---\n\nText.\n';
    const manuscript = { path: 'posts/2009-02-02-talks.md' as SourcePath, digest: digest(text), text };
    const written = Object.keys(JSON.parse(writeReading(parse(manuscript, style))).dispatch);
    expect(written.toSorted()).toEqual(['copy', 'filed', 'headline', 'lede', 'lines', 'slug']);
  });

  test('is one slot for all links to a target, where nothing is printed', () => {
    const body = '[a](b.md) [c](d.md#part) and [again](b.md).\n\n![](e.jpg)\n';
    const texts = Array.from({ length: 20 }, (_, day) => `---\ntitle: Talks ${day}\n---\n\n${body}`);
    const read = openReadings();
    const slots = texts.flatMap((text, at) => {
      const manuscript = { path: `posts/2009-02-02-${at}.md` as SourcePath, digest: digest(text), text };
      const { html: _html, ...known } = parse(manuscript, { ...style, printed: false });
      const { dispatch } = read(writeReading(known), manuscript);
      expect(dispatch).toEqual(known.dispatch);
      return dispatch?.copy.slots ?? [];
    });
    expect(slots).toHaveLength(80);
    expect(new Set(slots.filter(({ kind }) => kind === 'link')).size).toBe(2);
  });
});
