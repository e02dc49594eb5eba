import { describe, expect, test } from 'vitest';
import { bring } from './outside.ts';

function page(body: string): string {
  return `<!DOCTYPE html><html><head><title>Talks</title></head><body><article class="h-entry">
<header><h1 class="p-name">Talks</h1></header>
<section data-field="subtitle" class="p-summary">The dek</section>
<section data-field="body" class="e-content"><section name="a" class="section section--body section--first"><div class="section-divider"><hr class="section-divider"></div><div class="section-content"><div class="section-inner sectionLayout--insetColumn"><h3 class="graf graf--h3 graf--leading graf--title">Talks</h3>${body}</div></div></section></section>
<footer><p>By <a href="https://medium.com/@lhale" class="p-author h-card">Laura Hale</a> on <a href="https://medium.com/p/aaaaaaaaaaaa"><time class="dt-published" datetime="2018-08-11T11:23:34.123Z">August 11, 2018</time></a>.</p><p><a href="https://medium.com/@lhale/talks-aaaaaaaaaaaa" class="p-canonical">Canonical link</a></p></footer></article></body></html>`;
}

async function brought(body: string) {
  const { text, rows } = await bring({
    'posts/2018-08-11_Talks-aaaaaaaaaaaa.html': page(body),
    'README.html': '<p>Yours</p>',
  });
  return text(rows[0]!.path).split('---\n\n');
}

describe('Medium', () => {
  test('a story is known by its own number, whatever it links to', async () => {
    const [head] = await brought(
      '<p class="graf graf--p">See <a href="https://medium.com/p/bbbbbbbbbbbb">another</a>.</p>',
    );
    expect(head).toContain('id: https://medium.com/p/aaaaaaaaaaaa\n');
    expect(head).toContain('aliases: [/@lhale/talks-aaaaaaaaaaaa, /p/aaaaaaaaaaaa]\n');
  });

  test('the rule over the first section is none, the others are', async () => {
    const [, ...body] = await brought(
      '<p class="graf graf--p">One.</p></div></div></section><section class="section section--body"><div class="section-divider"><hr class="section-divider"></div><div class="section-content"><div class="section-inner"><p>Two.</p>',
    );
    expect(body.join('---\n\n')).toBe('One.\n\n---\n\nTwo.\n');
  });

  test('the card of a link is a link with its description', async () => {
    const [, body] = await brought(
      '<div class="graf graf--mixtapeEmbed"><a href="https://y.org/" data-href="https://y.org/" class="markup--anchor markup--mixtapeEmbed-anchor" title="https://y.org/"><strong class="markup--strong markup--mixtapeEmbed-strong">Y title</strong><br><em class="markup--em markup--mixtapeEmbed-em">Y desc</em>y.org</a><a href="https://y.org/" class="js-mixtapeImage mixtapeImage u-ignoreBlock" style="background-image: url(x);"></a></div>',
    );
    expect(body).toBe('[Y title](https://y.org/)\\\nY desc\n');
  });

  test('a gist is a link', async () => {
    const [, body] = await brought(
      '<p>One.</p><figure class="graf graf--figure graf--iframe"><script src="https://gist.github.com/lhale/123abc.js"></script></figure>',
    );
    expect(body).toBe('One.\n\n[Code on GitHub](https://gist.github.com/lhale/123abc)\n');
  });

  test('a story whose elements stand too deep in each other is listed, and no end of the others', async () => {
    const { report, rows } = await bring(
      {
        'posts/2018-08-10_Deep-bbbbbbbbbbbb.html': page('<div>'.repeat(30_000)),
        'posts/2018-08-11_Talks-aaaaaaaaaaaa.html': page('<p>x</p>'),
      },
      { format: 'medium' },
    );
    expect(rows.map(({ title }) => title)).toEqual(['Talks']);
    expect(report.failed).toEqual([
      {
        what: 'file',
        name: 'posts/2018-08-10_Deep-bbbbbbbbbbbb.html',
        why: 'its elements are nested too deeply to be read',
      },
    ]);
  });
});

test('words of a title and of a card that go are no damage', async () => {
  const title = 'A long title of a story that goes on and on until nobody reads it any more';
  const { report, rows } = await bring({
    'posts/2009-02-01_A-abc123def456.html': `<html><head><title>A long…</title></head><body><article class="h-entry"><header><h1 class="p-name">${title}</h1></header><section data-field="body" class="e-content"><h3 class="graf graf--h3 graf--title">${title}</h3><p class="graf graf--p">Fog.</p><div class="graf graf--mixtapeEmbed"><a href="https://x.example/a"><strong>Quay</strong><br><em>The news</em> of one two three four x.example</a></div></section><footer><time class="dt-published" datetime="2009-02-01T10:00:00Z"></time></footer></article></body></html>`,
  });
  expect(report.held.words).toBeGreaterThan(20);
  expect(report.damage).toEqual([]);
  expect(rows[0]!.notes).toMatchObject([
    { what: 'title', words: 17 },
    { what: 'name of a site', words: 7 },
  ]);
});
