import { describe, expect, test } from 'vitest';
import { built, post } from '../../support/built.ts';

const FULL =
  'in: The Harbour Post\n  date: 2009-02-04\n  section: City\n  page: 12–14\n  edition: late\n  headline: Talks, Again';

async function dispatchWith(fields: string) {
  const { files, report, found } = await built(
    { 'posts/a.md': post(`title: A talk\ndate: 2009-02-02\nbyline: Laura Hale\n${fields}`) },
    { theme: 'builtin' },
  );
  return {
    files,
    found,
    reasons: report.findings.map(({ reason }) => reason),
    page: files['2009/02/02/a/index.html'] ?? '',
  };
}

describe('`printed`', () => {
  test('is shown beside the text, and in structured data', async () => {
    const { page, found } = await dispatchWith(`printed:\n  ${FULL}`);
    expect(found).toEqual([]);
    expect(page).toContain(
      '<dd>The Harbour Post <small>4 February 2009</small> <small>late</small> <small>City</small> <small>pages 12–14</small> <small class="other">“Talks, Again”</small></dd>',
    );
    const graph = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? '');
    expect(graph).toMatchObject({
      printSection: 'City',
      pagination: '12–14',
      pageStart: '12',
      pageEnd: '14',
      printEdition: 'late',
      alternativeHeadline: 'Talks, Again',
      isPartOf: [
        { '@type': 'CreativeWorkSeries' },
        {
          '@type': 'PublicationIssue',
          datePublished: '2009-02-04',
          isPartOf: { '@type': 'Newspaper', name: 'The Harbour Post' },
        },
      ],
    });
  });

  test('is in citations: the newspaper, its date and the page', async () => {
    const { page, files } = await dispatchWith(`printed:\n  ${FULL}`);
    const url = 'https://wire.example/2009/02/02/a/';
    expect(page).toContain(
      `Hale, Laura. “A Talk.” The Harbour Post, February 4, 2009, late ed., sec. City, pp. 12–14. ${url}.`,
    );
    expect(page).toContain(`Hale, L. (2009, February 4). A talk. The Harbour Post, 12–14. ${url}`);
    expect(page).toContain(
      `Hale, Laura. “A Talk.” The Harbour Post, 4 Feb. 2009, late ed., City, pp. 12–14, ${url}.`,
    );
    expect(files['archive.bib']).toContain('  pages = {12–14},\n  addendum = {late ed., section City}');
    expect(files['archive.ris']).toMatch(/T2 {2}- The Harbour Post\r\nDA {2}- 2009\/02\/04\r\n/);
    expect(files['archive.ris']).toMatch(/ET {2}- late\r\nSE {2}- City\r\nSP {2}- 12\r\nEP {2}- 14\r\n/);
    expect(JSON.parse(files['archive.csl.json'] ?? '')).toMatchObject([
      { 'container-title': 'The Harbour Post', edition: 'late', section: 'City', page: '12–14' },
    ]);
  });

  test('can be the name of the newspaper alone', async () => {
    const { page, found } = await dispatchWith('printed: The Harbour Post');
    expect(found).toEqual([]);
    expect(page).toContain('<dd>The Harbour Post</dd>');
    expect(page).toContain('“A Talk.” The Harbour Post, February 2, 2009. https');
  });

  test('with a strange part or day is told, and the rest is kept', async () => {
    const { page, reasons } = await dispatchWith('printed: {in: The Post, date: someday, pgae: 4}');
    expect(page).toContain('<dd>The Post</dd>');
    expect(reasons).toContain('"someday" cannot be read as a day; it was left out');
    expect(reasons).toContain('"pgae" is not part of `printed`; it was left out');
  });
});

const STUB = 'Ces archives signalent l’article, mais n’en contiennent pas le texte.';

describe('`stub`', () => {
  test('says in feeds that its text is elsewhere, and has no length', async () => {
    const { files } = await built(
      {
        'posts/a.md':
          '---\ntitle: A talk\ndate: 2009-02-02\nlang: fr\nstub: true\ncanonical: https://post.example/talk\n---\n',
      },
      { theme: 'builtin' },
    );
    expect(files['feed.xml']).toContain(`<p>${STUB} <a href="https://post.example/talk">`);
    expect(JSON.parse(files['feed.json'] ?? '').items[0].content_html).toContain(STUB);
    expect(files['2009/02/02/a/index.html']).not.toContain('wordCount');
  });

  test('says that the text is elsewhere, and is in every list', async () => {
    const { files, found } = await built(
      {
        'posts/a.md':
          '---\ntitle: A talk\ndate: 2009-02-02\nstub: true\ncanonical: https://post.example/talk\nprinted: The Post\n---\n',
      },
      { theme: 'builtin' },
    );
    expect(found).toEqual([]);
    const page = files['2009/02/02/a/index.html'];
    expect(page).toContain('keeps a record of this dispatch, but not its text');
    expect(page).toContain('<a href="https://post.example/talk">Read it where it was published</a>');
    expect(page).not.toContain('minute');
    for (const list of ['index.html', 'feed.xml', '2009/index.html', 'archive.bib'])
      expect(files[list], list).toMatch(/A talk|\/2009\/02\/02\/a\//);
  });

  test.each([
    ['a text', 'They talked.'],
    ['a picture', '![The page](/assets/page.svg)'],
  ])('with %s in its file is not published', async (_, body) => {
    const { found } = await built({
      'posts/a.md': `---\ntitle: A talk\ndate: 2009-02-02\nstub: true\n---\n${body}\n`,
      'assets/page.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    });
    expect(found).toEqual(['invalid-field posts/a.md:4']);
  });

  test('with a comment in its file is published without it', async () => {
    const { found, files } = await built({
      'posts/a.md': '---\ntitle: A talk\ndate: 2009-02-02\nstub: true\n---\n<!-- Not ours to print. -->\n',
    });
    expect(found).toEqual([]);
    expect(JSON.stringify(files)).not.toContain('Not ours to print');
  });
});
