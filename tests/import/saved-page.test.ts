import { describe, expect, test } from 'vitest';
import { bring } from './outside.ts';

const said = (who: string) =>
  `${who} said on Monday that the talks in the old town would go on until the end of the week, and that both sides had agreed to say nothing about them to anyone who asked, in the hallway or elsewhere.`;

describe('saved pages', () => {
  test('short addresses, feeds, and pages of writers and tags that a page names lead on', async () => {
    const { rows, files } = await bring(
      {
        'page.html': `<html><head><title>Talks</title><meta name="author" content="Laura Hale"><meta property="article:published_time" content="2009-02-02T14:31:00Z"><meta property="article:tag" content="Iran"><link rel="canonical" href="https://e.org/2009/02/talks.html"><link rel="shortlink" href="https://e.org/?p=7"><link rel="alternate" type="application/rss+xml" title="The Wire" href="https://e.org/feed/"><link rel="alternate" type="application/rss+xml" title="Comments" href="https://e.org/comments/feed/"></head><body><article><h1>Talks</h1><p>By <a rel="author" href="/author/laura/">Laura Hale</a></p><p>${said('One')}</p><p>${said('Two')}</p><p>${said('Three')}</p><p><a rel="tag" href="/tag/iran/">Iran</a></p></article></body></html>`,
        'x.txt': '',
      },
      { format: 'html' },
    );
    expect(rows[0]!.urls.kept).toEqual(['/2009/02/talks.html', '/?p=7']);
    expect(String(files.get('redirects.yaml'))).toBe(
      '# Addresses of the old site that lead to pages of this one: old: new\n/author/laura/: /bylines/laura-hale/\n/feed/: /rss.xml\n/tag/iran/: /tags/iran/\n',
    );
  });

  test('a byline and a date over the text, which the head has, are no part of it', async () => {
    const { text, rows } = await bring(
      {
        'page.html': `<html><head><title>Talks</title><meta name="author" content="Laura Hale"><meta property="article:published_time" content="2009-02-02T14:31:00Z"></head><body><article><h1>Talks</h1><p>By <a rel="author" href="https://e.org/laura/">Laura Hale</a></p><p>February 2, 2009</p><p>${said('One')}</p><p>${said('Two')}</p><p>${said('Three')}</p><p>Laura Hale</p></article></body></html>`,
        'x.txt': '',
      },
      { format: 'html' },
    );
    expect(text(rows[0]!.path).split('---\n\n')[1]).toBe(
      `${said('One')}\n\n${said('Two')}\n\n${said('Three')}\n\nLaura Hale\n`,
    );
    expect(rows[0]!.notes).toEqual([
      { kind: 'moved', what: 'byline', detail: '"By Laura Hale" was above the text', words: 3 },
      { kind: 'dropped', what: 'link', detail: 'https://e.org/laura/, of "By Laura Hale"' },
      { kind: 'moved', what: 'date', detail: '"February 2, 2009" was above the text', words: 3 },
    ]);
  });

  test('the date of a page of tables is the one after "Posted"', async () => {
    const { rows } = await bring(
      {
        'b.html': `<html><head><title>Old page</title></head><body bgcolor=white><table width=600><tr><td><font size=5><b>Old page</b></font><br><i>by Jane Doe</i><br>Posted: March 5, 2003<br><br>${said('A')}<br><br>${said('B')}<br><br>${said('C')} He came on May 1, 2002.</td></tr></table></body></html>`,
        'x.txt': '',
      },
      { format: 'html' },
    );
    expect(rows[0]).toMatchObject({ date: '2003-03-05', draft: false });
  });
});
