import { describe, expect, test } from 'vitest';
import { beginningOf } from '../../src/import/body/markdown/body.ts';
import { bring, item, png, wxr } from './outside.ts';

const POST = 'posts/2009/2009-02-02-talks.md';
const meta = (key: string, value: string) =>
  `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value>${value}</wp:meta_value></wp:postmeta>`;
const picture = (body: string) => ({
  'x.xml': wxr(
    item({ body }, meta('_thumbnail_id', '8')),
    item(
      { id: '8', guid: 'g8', type: 'attachment', title: 'Fog' },
      '<wp:attachment_url>https://example.org/fog.jpg</wp:attachment_url>',
    ),
  ),
});

describe('a headline that begins the body again is taken out, and it is told', () => {
  test.each([
    ['WordPress', { 'x.xml': wxr(item({ body: '<h1>Talks</h1>\n\nHello.' })) }],
    ['WordPress, in bold', { 'x.xml': wxr(item({ body: '<p><strong>Talks</strong></p><p>Hello.</p>' })) }],
    [
      'Jekyll',
      {
        '_posts/2009-02-02-talks.md': '---\ntitle: Talks\n---\n\n# Talks\n\nHello.\n',
        '_config.yml': 'url: https://x.org',
      },
    ],
    [
      'Jekyll, underlined',
      {
        '_posts/2009-02-02-talks.md': '---\ntitle: Talks\n---\nTalks\n=====\nHello.\n',
        '_config.yml': 'url: https://x.org',
      },
    ],
  ])('%s', async (_, files) => {
    const { text, rows, report } = await bring(files);
    expect(text(POST).split('---\n\n')[1]).toBe('Hello.\n');
    expect(rows[0]!.notes).toMatchObject([{ kind: 'repaired', what: 'title' }]);
    expect(report.unlisted).toEqual([]);
  });

  test.each(['<h2>Talks today</h2><p>Hello.</p>', '<p>Talks</p><p>Hello.</p>', '<h2>Talks</h2>'])(
    'but not what only resembles it, or is all there is: %s',
    async (body) => {
      const { text } = await bring({ 'x.xml': wxr(item({ body })) });
      expect(text(POST).split('---\n\n')[1]).toContain('Talks');
    },
  );
});

describe('a lead picture that begins the body, too, is shown once', () => {
  test.each([
    '<figure><img src="https://example.org/fog-300x200.jpg" alt="On the quay"><figcaption>Fog.</figcaption></figure><p>Hello.</p>',
    '<p><img src="https://example.org/fog.jpg" alt="On the quay" /></p><p>Hello.</p>',
  ])('%s', async (body) => {
    const { text, rows } = await bring(picture(body));
    expect(text(POST).split('---\n\n')[1]).toBe('Hello.\n');
    expect(text(POST)).toContain('On the quay');
    expect(rows[0]!.notes).toContainEqual(expect.objectContaining({ kind: 'moved', what: 'image' }));
  });

  test('also in Markdown', async () => {
    const { text } = await bring({
      '_config.yml': 'url: https://x.org',
      '_posts/2009-02-02-talks.md':
        '---\ntitle: Talks\nimage: /fog.png\n---\n\n![Quay](/fog.png)\n\nHello.\n',
      'fog.png': png(),
    });
    expect(text(POST).split('---\n\n')[1]).toBe('Hello.\n');
    expect(text(POST)).toContain('Quay');
  });

  test('but another picture stays', async () => {
    const { text } = await bring(
      picture('<p><img src="https://example.org/rain.jpg" alt="Rain"></p><p>Hello.</p>'),
    );
    expect(text(POST)).toContain('![Rain]');
  });
});

test('a line of Medium that its export cut is had in full from the body', async () => {
  const long = 'A headline that goes on and on until the export of Medium cuts it';
  const { text, rows } = await bring({
    'profile/profile.html': '<html></html>',
    'posts/2009-02-02_x-abc123def456.html': `<html><body><article class="h-entry"><h1 class="p-name">${long.slice(0, 50)}…</h1><section data-field="subtitle">${long.slice(0, 40)}…</section><section data-field="body" class="e-content"><h3 class="graf graf--h3 graf--title">${long}</h3><h4 class="graf graf--h4 graf--subtitle">${long}</h4><p>Hello.</p></section></article></body></html>`,
  });
  expect(rows[0]!.title).toBe(long);
  expect(text(rows[0]!.path)).toContain(`dek: ${long}`);
  expect(text(rows[0]!.path).split('---\n\n')[1]).toBe('Hello.\n');
});

test('the mark of an excerpt parts paragraphs only where it stands alone', async () => {
  const { text } = await bring({
    '_config.yml': 'title: T',
    'source/_posts/talks.md':
      '---\ntitle: Talks\ndate: 2009-02-02\n---\nOne.\n<!-- more -->\nTwo.\n\n<!--more-->\n\nThree <!-- more --> four.\n\n```\n<!-- more -->\n```\n',
  });
  expect(text(POST).split('---\n\n')[1]).toBe('One.\n\nTwo.\n\nThree  four.\n\n```\n<!-- more -->\n```\n');
});

test('the beginning of a body of Markdown is found wherever its first block ends', () => {
  const told = (text: string) => beginningOf(text)?.text.replace(/\s+/g, ' ') ?? null;
  for (const end of ['\n', '\r\n']) {
    const blank = `${end} ${end}`;
    expect(told(`${blank}# Talks${blank}${'Hello. '.repeat(600)}`)).toBe('Talks');
    expect(told(`Talks of${end}May${end}===${blank}Hello.`)).toBe('Talks of May');
    expect(told(`**Talks of${end}May**${blank}Hello.`)).toBe('Talks of May');
    expect(told(`**Talks${blank}of May**`)).toBe(null);
    expect(told(`\`\`\`${end}${end}# Talks${end}\`\`\`${end}`)).toBe(null);
    expect(told(`<div>${blank}# Talks${blank}`)).toBe(null);
  }
});
