import { describe, expect, test } from 'vitest';
import { RULES } from '../../src/rules/rules.ts';
import { checkSite, dispatch, found, SETTINGS } from '../support/copy-desk.ts';
import type { SiteFiles } from '../support/memory-disk.ts';
import { memoryHistory } from '../support/memory-history.ts';

/** What a rule says of a site; nothing, where all is well. */
type Case = readonly [rule: string, site: SiteFiles, said: readonly string[]];

const PIER = { 'assets/pier.jpg': 'x', 'assets/IMG_2034.jpg': 'x', 'assets/samore-2.jpg': 'x' };
const one = (text: string, more: SiteFiles = {}): SiteFiles => ({ 'posts/a.md': text, ...PIER, ...more });
const LONG = 'The envoy attended the unofficial talks in a private capacity, said the ministry on Monday';
const weekly = (skip: readonly number[]) =>
  Object.fromEntries(
    Array.from({ length: 14 }, (_, week) => week)
      .filter((week) => !skip.includes(week))
      .map((week) => {
        const day = new Date(Date.UTC(2009, 0, 3 + week * 7)).toISOString().slice(0, 10);
        return [
          `posts/w${week}.md`,
          `---\ntitle: Week ${week}\ndate: ${day}\ncolumn: Slack Water\n---\nText ${week}.\n`,
        ];
      }),
  );
/** Dispatches of a column, the next after so many days each. */
const after = (days: readonly number[]) => {
  const passed = (count: number) => days.slice(0, count).reduce((sum, more) => sum + more, 3);
  const dates = [0, ...days].map((_, count) =>
    new Date(Date.UTC(2009, 0, passed(count))).toISOString().slice(0, 10),
  );
  return Object.fromEntries(
    dates.map((day, index) => [
      `posts/a${index}.md`,
      `---\ntitle: After ${index}\ndate: ${day}\ncolumn: Slack Water\n---\nText ${index}.\n`,
    ]),
  );
};
const many = (count: number, text: (index: number) => string) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`posts/m${String(index).padStart(2, '0')}.md`, text(index)]),
  );
const numbered = (index: number, more = '', date = '2009-02-02') =>
  `---\ntitle: Number ${index}\ndate: ${date}\n${more}---\nText ${index}.\n`;

const CASES: readonly Case[] = [
  [
    'alt-missing',
    one(dispatch('', '![](/assets/pier.jpg)')),
    ['posts/a.md:6:1 The picture /assets/pier.jpg has no alternative text'],
  ],
  [
    'alt-missing',
    one(dispatch('image: pier.jpg\n')),
    ['posts/a.md:4:1 The picture pier.jpg has no alternative text'],
  ],
  ['alt-missing', one(dispatch('image: {src: pier.jpg, alt: A pier}\n', '![A pier](/assets/pier.jpg)')), []],
  [
    'alt-file-name',
    one(dispatch('', '![IMG_2034](/assets/IMG_2034.jpg)')),
    ['posts/a.md:6:1 The alternative text of /assets/IMG_2034.jpg is "IMG_2034", the name of a file'],
  ],
  [
    'alt-file-name',
    one(dispatch('', '![samore-2](/assets/samore-2.jpg)')),
    ['posts/a.md:6:1 The alternative text of /assets/samore-2.jpg is "samore-2", the name of a file'],
  ],
  [
    'alt-file-name',
    one(dispatch('', '![pier.jpg](/assets/pier.jpg)')),
    ['posts/a.md:6:1 The alternative text of /assets/pier.jpg is "pier.jpg", the name of a file'],
  ],
  ['alt-file-name', one(dispatch('', '![pier](/assets/pier.jpg) ![Pier 39 in 1978](/assets/pier.jpg)')), []],
  [
    'alt-is-caption',
    one(dispatch('image: {src: pier.jpg, alt: "The pier, in fog", caption: The pier in fog.}\n')),
    ['posts/a.md:4:1 Alternative text and caption of pier.jpg are the same'],
  ],
  [
    'alt-is-caption',
    one(dispatch('image: {src: pier.jpg, alt: A pier, caption: Where the boat was.}\n')),
    [],
  ],
  [
    'caption-file-name',
    one(dispatch('', '![A pier](/assets/pier.jpg "DSC_0042")')),
    ['posts/a.md:6:1 The caption of /assets/pier.jpg is "DSC_0042", the name of a file'],
  ],
  ['caption-file-name', one(dispatch('', '![A pier](/assets/pier.jpg "The pier, 2009")')), []],
  [
    'credit-missing',
    {
      ...PIER,
      ...many(4, (index) =>
        numbered(index, `image: {src: pier.jpg, alt: A pier${index === 2 ? '' : ', credit: Lund'}}\n`),
      ),
    },
    ['posts/m02.md:4:1 The lead picture has no credit; 3 of 4 lead pictures have one'],
  ],
  [
    'credit-missing',
    { ...PIER, ...many(4, (index) => numbered(index, 'image: {src: pier.jpg, alt: A pier}\n')) },
    [],
  ],
  [
    'dek-repeats-lede',
    one(dispatch('dek: The envoy did not come, and said so at length.\n')),
    ['posts/a.md:4:1 The dek repeats the first paragraph'],
  ],
  [
    'dek-repeats-lede',
    one(dispatch(`dek: "${LONG.slice(0, 70)}…"\n`, `${LONG}. More followed.`)),
    ['posts/a.md:4:1 The dek repeats the first paragraph'],
  ],
  [
    'dek-repeats-lede',
    one(
      dispatch('dek: He said "it isn’t so" and left the room\n', "He said “it isn't so” and left the room."),
    ),
    ['posts/a.md:4:1 The dek repeats the first paragraph'],
  ],
  ['dek-repeats-lede', one(dispatch('dek: The envoy\n')), []],
  [
    'lede-repeated',
    one(dispatch('', `${LONG}.\n\n${LONG}. And more followed on that day.`)),
    ['posts/a.md:8:1 The first paragraph appears a second time in the body'],
  ],
  [
    'lede-repeated',
    one(dispatch('', `${LONG}.\n\nAnother paragraph that says another thing, at much the same length.`)),
    [],
  ],
  [
    'heading-jump',
    one(dispatch('', '## One\n\n#### Two')),
    ['posts/a.md:8:6 The heading "Two" is of level 4, below one of level 2'],
  ],
  [
    'heading-jump',
    one(dispatch('', '# One')),
    ['posts/a.md:6:3 The heading "One" is of the first level, which belongs to the headline'],
  ],
  ['heading-jump', one(dispatch('', '## One\n\n### Two\n\n## Three')), []],
  [
    'mojibake',
    one(dispatch('', 'The envoyâ€™s car, and the cafÃ©.')),
    ['posts/a.md:6:10 "â€™" looks like a letter that came out wrong (and 1 more in a.md)'],
  ],
  ['mojibake', one(dispatch('', 'Âge d’or: un château, « São Tomé », Ångström.')), []],
  [
    'leftover-shortcode',
    one(dispatch('', 'See [gallery ids="1,2"] and {{< figure src="a" >}}.\n\n{% include x.html %}')),
    [
      'posts/a.md:6:5 The shortcode [gallery ids="1,2"] is of another system and is printed as it is',
      'posts/a.md:6:29 The shortcode {{< figure src="a" >}} is of another system and is printed as it is',
      'posts/a.md:8:1 The shortcode {% include x.html %} is of another system and is printed as it is',
    ],
  ],
  [
    'leftover-shortcode',
    one(
      dispatch(
        '',
        'Write `{{< figure >}}`, see [video](https://x.example) and [a caption] [B]ecause.\n\n```\n{% raw %}\n```',
      ),
    ),
    [],
  ],
  [
    'word-processor-html',
    one(dispatch('', '<p class="MsoNormal">Text.</p>')),
    ['posts/a.md:6:1 <p class="Mso was left by a word processor'.replace('Mso', 'MsoNormal')],
  ],
  ['word-processor-html', one(dispatch('', '<p class="intro">Text.</p>')), []],
  [
    'double-spaces',
    one(dispatch('', 'One.  Two words,  and three.')),
    ['posts/a.md:6:5 There are two spaces between words, here and at 1 more places'],
  ],
  ['double-spaces', one(dispatch('', 'One. Two  \nlines, `a  b`.')), []],
  [
    'straight-quotes',
    one(dispatch('', 'He said "no".'), { 'site.yaml': `${SETTINGS}markdown: {smart-punctuation: false}\n` }),
    ['posts/a.md:6:9 There are 2 straight quotes in the text'],
  ],
  ['straight-quotes', one(dispatch('', 'He said "no".')), []],
  [
    'dead-anchor',
    {
      'posts/a.md': dispatch('', 'See [there](b.md#fish).'),
      'posts/b.md': dispatch('slug: b\n', '## Herring'),
    },
    ['posts/a.md:6:5 The link to b.md#fish names a part, #fish, that posts/b.md does not have'],
  ],
  [
    'dead-anchor',
    {
      'posts/a.md': dispatch(
        '',
        '[x](b.md#herring) [y](b.md#mine) [z](b.md#herring:~:text=x) [w](b.md) [p](b.md#thhrk)',
      ),
      'posts/b.md': dispatch('slug: b\n', '## Herring\n\n<p id="mine">Text</p>\n\nText.'),
    },
    [],
  ],
  [
    'date-from-name',
    { 'posts/2009-02-02-talks.md': '---\ntitle: Talks\n---\nText.\n' },
    ['posts/2009-02-02-talks.md:-:- The date, 2009-02-02, is taken from the file’s path'],
  ],
  ['date-from-name', one(dispatch()), []],
  [
    'dek-missing',
    many(3, (index) => numbered(index, index === 1 ? '' : `dek: Dek ${index}\n`)),
    ['posts/m01.md:2:1 The dispatch has no dek; 2 of 3 have one'],
  ],
  ['dek-missing', many(3, (index) => numbered(index)), []],
  [
    'column-missing',
    many(3, (index) => numbered(index, index === 1 ? '' : 'column: Slack Water\n')),
    ['posts/m01.md:2:1 The dispatch is in no column'],
  ],
  ['column-missing', many(3, (index) => numbered(index)), []],
  [
    'byline-missing',
    many(3, (index) => numbered(index, index === 1 ? '' : 'byline: Laura Hale\n')),
    ['posts/m01.md:2:1 The dispatch has no byline'],
  ],
  ['byline-missing', many(3, (index) => numbered(index)), []],
  [
    'id-missing',
    many(3, (index) => numbered(index, index === 1 ? '' : `id: n${index}\n`)),
    ['posts/m01.md:2:1 The dispatch has no id, as most others have'],
  ],
  ['id-missing', many(3, (index) => numbered(index)), []],
  [
    'tag-once',
    many(10, (index) => numbered(index, index === 1 ? 'tags: [fish, cod]\n' : 'tags: fish\n')),
    ['posts/m01.md:4:1 Only this dispatch has the tag "cod"'],
  ],
  ['tag-once', many(3, (index) => numbered(index, `tags: [t${index}]\n`)), []],
  [
    'tag-near-duplicate',
    many(4, (index) =>
      numbered(index, `tags: [${['iran nuclear', 'Iran-nuclear', 'iran nuclear', 'harbours'][index]}]\n`),
    ),
    ['posts/m01.md:4:1 The tag "Iran-nuclear" (1 dispatch) is nearly "iran nuclear" (2 dispatches)'],
  ],
  [
    'tag-near-duplicate',
    many(3, (index) => numbered(index, `tags: [${['treaties', 'treaty', 'treaties'][index]}]\n`)),
    ['posts/m01.md:4:1 The tag "treaty" (1 dispatch) is nearly "treaties" (2 dispatches)'],
  ],
  [
    'tag-near-duplicate',
    many(3, (index) => numbered(index, `tags: [${['élections', 'elections', 'election'][index]}]\n`)),
    [
      'posts/m00.md:4:1 The tag "élections" (1 dispatch) is nearly "election" (1 dispatch)',
      'posts/m01.md:4:1 The tag "elections" (1 dispatch) is nearly "election" (1 dispatch)',
    ],
  ],
  [
    'tag-near-duplicate',
    many(7, (index) =>
      numbered(index, `tags: ["${['C', 'C++', 'C#', 'news', 'new', '🙂', '🙃'][index]}"]\n`),
    ),
    [],
  ],
  [
    'byline-near-duplicate',
    many(3, (index) => numbered(index, `byline: ${['Laura Hale', 'L. Hale', 'Laura Hale'][index]}\n`)),
    ['posts/m01.md:4:1 The byline "L. Hale" (1 dispatch) is nearly "Laura Hale" (2 dispatches)'],
  ],
  [
    'byline-near-duplicate',
    many(2, (index) => numbered(index, `byline: ${['José Sá', 'Jose Sa'][index]}\n`)),
    ['posts/m00.md:4:1 The byline "José Sá" (1 dispatch) is nearly "Jose Sa" (1 dispatch)'],
  ],
  [
    'byline-near-duplicate',
    many(2, (index) => numbered(index, `byline: ${['Laura Hale', 'Laura M. Hale'][index]}\n`)),
    ['posts/m00.md:4:1 The byline "Laura Hale" (1 dispatch) is nearly "Laura M. Hale" (1 dispatch)'],
  ],
  [
    'byline-near-duplicate',
    many(4, (index) =>
      numbered(index, `byline: ${['Laura Hale', 'Lena Hale', 'L. Hale', 'Ivar Hall'][index]}\n`),
    ),
    [],
  ],
  [
    'byline-without-bio',
    {
      ...many(2, (index) => numbered(index, `byline: ${['maren', 'ivar'][index]}\n`)),
      'bylines.yaml': 'maren: {name: Maren Odd, bio: Maren Odd writes.}\nivar: {name: Ivar Lund}\n',
    },
    ['site.yaml:-:- The byline "Ivar Lund" (on 1) has no bio line'],
  ],
  ['byline-without-bio', many(2, (index) => numbered(index, 'byline: Ivar Lund\n')), []],
  [
    'identical-dispatches',
    { 'posts/a.md': dispatch('', LONG), 'posts/b.md': dispatch('slug: b\n', LONG) },
    ['posts/b.md:-:- The text is the same as that of posts/a.md'],
  ],
  [
    'identical-dispatches',
    { 'posts/a.md': dispatch('', LONG), 'posts/b.md': dispatch('slug: b\n', `${LONG}.`) },
    [],
  ],
  [
    'same-headline',
    { 'posts/a.md': dispatch(), 'posts/b.md': dispatch('slug: b\n', 'Other text.') },
    ['posts/b.md:2:1 posts/a.md has the same headline, "Talks", on the same day'],
  ],
  ['same-headline', { 'posts/a.md': dispatch(), 'posts/b.md': numbered(1) }, []],
  [
    'date-future',
    one(dispatch().replace('2009', '2090')),
    ['posts/a.md:3:1 The date, 2090-02-02, is more than a year from now, so the dispatch is left out'],
  ],
  ['date-future', one(dispatch().replace('2009-02', '2026-03')), []],
  [
    'date-before-first',
    { ...many(2, (index) => numbered(index)), 'posts/z.md': numbered(9, '', '1970-01-01') },
    ['posts/z.md:3:1 The date, 1970-01-01, is the one that software writes if it knows no date'],
  ],
  [
    'date-before-first',
    { ...many(12, (index) => numbered(index)), 'posts/z.md': numbered(99, '', '1909-02-02') },
    ['posts/z.md:3:1 The date, 1909-02-02, is more than ten years before that of any other dispatch'],
  ],
  ['date-before-first', many(12, (index) => numbered(index, '', index === 0 ? '2004-02-02' : undefined)), []],
  [
    'date-disagrees',
    { 'posts/2009-02-03-talks.md': dispatch() },
    ['posts/2009-02-03-talks.md:3:1 The date is 2009-02-02, but the name of the file says 2009-02-03'],
  ],
  [
    'date-disagrees',
    { 'posts/2008/12/talks.md': dispatch() },
    ['posts/2008/12/talks.md:3:1 The date is 2009-02-02, but its folder says 2008-12'],
  ],
  [
    'date-disagrees',
    one(dispatch('aliases: /2008/02/02/talks.html\n')),
    ['posts/a.md:3:1 The date is 2009-02-02, but the address /2008/02/02/talks.html says 2008-02-02'],
  ],
  [
    'date-disagrees',
    one(dispatch('permalink: /2008/02/talks/\n')),
    ['posts/a.md:3:1 The date is 2009-02-02, but the address /2008/02/talks/ says 2008-02'],
  ],
  [
    'date-disagrees',
    { 'posts/2009/02/2009-02-02-talks.md': dispatch('aliases: [/2009/02/talks/, /node/1234/56/]\n') },
    [],
  ],
  [
    'picture-later',
    { 'posts/a.md': dispatch('', '![A pier](pier-20090601.jpg)'), 'posts/pier-20090601.jpg': 'x' },
    [
      'posts/a.md:6:1 The picture pier-20090601.jpg is dated 2009-06-01, later than the dispatch (2009-02-02)',
    ],
  ],
  [
    'picture-later',
    {
      'posts/a.md': dispatch('', '![A pier](pier-20080601.jpg) ![Two](x-20090220.jpg)'),
      'posts/pier-20080601.jpg': 'x',
      'posts/x-20090220.jpg': 'x',
    },
    [],
  ],
  [
    'insecure-link',
    one(dispatch('', 'See [it](http://x.example/?a=1&b=2) and https://y.example.')),
    ['posts/a.md:6:10 The link to http://x.example/?a=1&b=2 is not encrypted'],
  ],
  ['insecure-link', one(dispatch('', 'See [it](https://x.example/).')), []],
  [
    'file-left-out',
    one(dispatch('draft: true\n', '[Report](report.pdf)'), {
      'posts/report.pdf': 'x',
      'posts/notes.txt': 'x',
      'posts/_drafts/b.txt': 'x',
      'posts/c/d.txt': 'x',
      'posts/c/c.md': dispatch(''),
      'posts/e/f.txt': 'x',
    }),
    [
      'posts/_drafts/b.txt:-:- The file is not published: nothing published shows or links it, and it is in a folder of drafts',
      'posts/e/f.txt:-:- The file is not published: nothing published shows or links it, and it is beside a dispatch that is not published, posts/a.md',
      'posts/notes.txt:-:- The file is not published: nothing published shows or links it, and it is beside a dispatch that is not published, posts/a.md',
      'posts/report.pdf:-:- The file is not published: only a dispatch that is not published names it, posts/a.md',
    ],
  ],
  [
    'file-left-out',
    one(dispatch('', '[Report](report.pdf)'), { 'posts/report.pdf': 'x', 'posts/notes.txt': 'x' }),
    [],
  ],
  [
    'foreign-picture',
    one(dispatch('', '![A](https://x.example/a.jpg)')),
    ['posts/a.md:6:1 The picture https://x.example/a.jpg is loaded from another host'],
  ],
  ['foreign-picture', one(dispatch('', '![A](/assets/pier.jpg)')), []],
  [
    'insecure-picture',
    one(dispatch('', '![A](http://x.example/a.jpg)')),
    ['posts/a.md:6:1 The picture http://x.example/a.jpg is loaded without encryption from another host'],
  ],
  ['insecure-picture', one(dispatch('', '![A](https://x.example/a.jpg)')), []],
  [
    'orphan-image',
    {
      'posts/a.md': dispatch('', '![A pier](/assets/pier.jpg) [plan](plan.png)'),
      'posts/plan.png': 'x',
      'assets/pier.jpg': 'x',
      'assets/old.gif': 'x',
      'assets/_root/favicon.ico': 'x',
      'assets/notes.pdf': 'x',
    },
    ['assets/old.gif:-:- Nothing in this archive shows the image or links to it'],
  ],
  [
    'orphan-image',
    {
      'posts/a.md': dispatch(),
      'assets/theme.css': 'body{background:url(paper.png)}',
      'assets/paper.png': 'x',
    },
    [],
  ],
  [
    'column-gap',
    weekly([6, 7, 8]),
    ['posts/w9.md:-:- Slack Water, which came once a week, was silent for 4 weeks after 2009-02-07'],
  ],
  ['column-gap', weekly([6]), []],
  ['column-gap', after([7, 7, 7, 7, 28, 28, 28]), []],
  [
    'column-gap',
    after([7, 7, 7, 7, 28, 10, 10, 10]),
    ['posts/a5.md:-:- Slack Water, which came once a week, was silent for 4 weeks after 2009-01-31'],
  ],
  ['column-gap', after([7, 7, 7, 28, 10, 10, 10, 10]), []],
  [
    'column-gap',
    weekly([6, 7]),
    ['posts/w8.md:-:- Slack Water, which came once a week, was silent for 3 weeks after 2009-02-07'],
  ],
  [
    'own-address',
    one(
      dispatch(
        'aliases: /old/\n',
        [
          'https://wire.example/2009/02/02/a/?x=1#y https://wire.example/old https://wire.example/archive/',
          'https://wire.example https://wire.example/assets/pier.jpg https://other.example/b/ //wire.example.org/b/',
          'https://wire.example/b/ <a href="http://WIRE.example/2009/02/02/held/#x">held</a>',
        ].join('\n'),
      ),
      { 'posts/held.md': dispatch('draft: true\n') },
    ),
    [
      'posts/a.md:9:1 The link to https://wire.example/b/ leads to nothing in this archive',
      'posts/a.md:9:34 The link to http://WIRE.example/2009/02/02/held/#x leads to nothing in this archive',
    ],
  ],
  ['own-address', one(dispatch('', 'https://wire.example/archive/')), []],
  [
    'nav-broken',
    one(dispatch(), {
      'site.yaml': `${SETTINGS}nav:\n  - {title: About, url: /about/}\n  - {title: All, url: /archive/}\n  - {title: Out, url: https://x.example/}\n`,
    }),
    ['site.yaml:-:- The entry "About" of the navigation leads to /about/, where there is nothing'],
  ],
  [
    'nav-broken',
    one(dispatch(), {
      'posts/_pages/about.md': '---\ntitle: About\n---\nUs.\n',
      'site.yaml': `${SETTINGS}nav: [{title: About, url: /about/}]\n`,
    }),
    [],
  ],
  [
    'redirect-dead',
    one(dispatch(), {
      'assets/_root/_redirects': '# old\n/old /2009/02/02/a/ 301\n/gone /nowhere/\n/x/* /y/:splat\n',
    }),
    ['assets/_root/_redirects:3:1 The redirect from /gone leads to /nowhere/, where there is nothing'],
  ],
  [
    'redirect-dead',
    one(dispatch(), { 'assets/_root/_redirects': '/old /2009/02/02/a/\n/p q=1 /archive 302\n' }),
    [],
  ],
  [
    'redirect-loop',
    one(dispatch(), { 'assets/_root/_redirects': '/a /b\n/b/ /a\n/c /archive/\n' }),
    [
      'assets/_root/_redirects:1:1 The redirect from /a leads in a circle: /a → /b → /a',
      'assets/_root/_redirects:2:1 The redirect from /b/ leads in a circle: /b → /a → /b',
    ],
  ],
  ['redirect-loop', one(dispatch(), { 'assets/_root/_redirects': '/a /b\n/b /archive/\n' }), []],
  [
    'redirect-over-page',
    one(dispatch(), { 'assets/_root/_redirects': '/archive/ /\n/old /archive/\n' }),
    ['assets/_root/_redirects:1:1 The redirect from /archive/ has the address of a page of the site'],
  ],
  ['redirect-over-page', one(dispatch(), { 'assets/_root/_redirects': '/old /archive/\n' }), []],
  [
    'host-limits',
    one(dispatch(), {
      'site.yaml': `${SETTINGS}host: cloudflare-pages\n`,
      'assets/film.mp4': 'x'.repeat(27_000_000),
    }),
    ['assets/film.mp4:-:- The file has 26 MiB; Cloudflare Pages takes at most 25 MiB for each'],
  ],
  [
    'host-limits',
    one(dispatch(`aliases: [${Array.from({ length: 2001 }, (_, index) => `/o${index}/`).join(', ')}]\n`), {
      'site.yaml': `${SETTINGS}host: cloudflare-pages\n`,
    }),
    // Files lead on for those beyond the lines that it takes.
    [],
  ],
  [
    'host-limits',
    one(dispatch(), {
      'site.yaml': `${SETTINGS}host: github-pages\n`,
      'assets/film.mp4': 'x'.repeat(106_000_000),
    }),
    ['assets/film.mp4:-:- The file has 101 MiB; GitHub Pages takes at most 100 MiB for each'],
  ],
  [
    'host-limits',
    one(dispatch(), {
      'site.yaml': `${SETTINGS}host: netlify\n`,
      'redirects.yaml': Array.from({ length: 10_001 }, (_, index) => `/o${index}/: /archive/\n`).join(''),
    }),
    ['site.yaml:-:- The site has 10001 redirects; Netlify may refuse more than 10000'],
  ],
  ['host-limits', one(dispatch(), { 'site.yaml': `${SETTINGS}host: netlify\n` }), []],
  [
    'bidi-override',
    one(dispatch('dek: "a\u202eb"\n')),
    ['posts/a.md:4:8 A character here reverses the order of letters'],
  ],
  ['bidi-override', one(dispatch('', 'שלום \u2068Laura\u2069 \u200e')), []],
];

/** States of a dispatch, each a day after the one before, and what is said of the last. */
const SILENT: readonly (readonly [states: readonly string[], said: readonly string[]])[] = [
  [
    [dispatch('', 'Two men came at noon.'), dispatch('tags: [a]\n', 'Six women came at noon.')],
    ['posts/a.md:1:1 “Two men” became “Six women” on 2020-01-02, and no correction says so'],
  ],
  [
    [dispatch('', 'They came.'), dispatch('', 'They came not.'), dispatch('', 'They not.')],
    [
      'posts/a.md:1:1 “came” was taken out on 2020-01-03, and no correction says so',
      'posts/a.md:1:1 “not” was put in on 2020-01-02, and no correction says so',
    ],
  ],
  [
    [dispatch('', 'A million.'), dispatch('corrections: [{date: 2019-05-01, note: Other.}]\n', 'A billion.')],
    [],
  ],
  [
    [
      dispatch('corrections: [{date: 2019-05-01, note: Other.}]\n', 'A million.'),
      dispatch('corrections: [{date: 2019-05-01, note: Other.}]\n', 'A billion.'),
    ],
    ['posts/a.md:4:1 “million” became “billion” on 2020-01-02, and no correction says so'],
  ],
  [
    [
      dispatch('', 'A million.'),
      dispatch('', 'A billion.'),
      dispatch('corrections: [{date: 2020-01-03, note: It was a billion.}]\n', 'A billion.'),
    ],
    [],
  ],
  [[dispatch('', 'The us came, track-two'), dispatch('', 'The US came: track two.')], []],
  [[dispatch('', 'One.'), dispatch('changes: false\n', 'Two.')], []],
];

describe('the copy desk', () => {
  test.each(SILENT)('says which words changed without a correction: case %#', async (states, said) => {
    const commits = states.map((text, day) => ({
      at: `2020-01-0${day + 1}T12:00:00Z`,
      files: { 'posts/a.md': text },
    }));
    const site = one(states.at(-1) as string, { 'site.yaml': `${SETTINGS}changes: git\n` });
    const { all } = await checkSite(site, {}, new Map(), memoryHistory(commits));
    expect(
      all
        .filter(({ rule }) => rule === 'silent-change')
        .map(({ source, position, reason }) => `${source}:${position?.line}:${position?.column} ${reason}`),
    ).toEqual(said);
  });

  test.each(CASES)('%s says what it should and nothing more: case %#', (rule, site, said) => {
    expect(found(rule, site)).toEqual(said);
  });

  test('every rule has a case that it finds and a case that it lets pass', () => {
    for (const { name } of RULES) {
      const cases = [...CASES, ...SILENT.map(([, said]) => ['silent-change', {}, said] as const)].filter(
        ([rule]) => rule === name,
      );
      expect([
        name,
        cases.some(([, , said]) => said.length > 0),
        cases.some(([, , said]) => said.length === 0),
      ]).toEqual([name, true, true]);
    }
  });

  test('weighs all that was built, not only what lies in assets/', () => {
    const site = one(dispatch(), { 'site.yaml': `${SETTINGS}host: github-pages\n` });
    const many = Array.from({ length: 11 }, (_, at) => [`tags/a-${at}/index.html`, 99_000_000] as const);
    expect(found('host-limits', site, new Map(many))).toEqual([
      'site.yaml:-:- The site in dist/ has 1039 MiB; GitHub Pages takes 1024 in all',
    ]);
    expect(found('host-limits', site, new Map([['search/index', 106_000_000]]))).toEqual([
      'dist/search/index:-:- The file has 101 MiB; GitHub Pages takes at most 100 MiB for each',
    ]);
    const pages = { ...site, 'site.yaml': `${SETTINGS}host: cloudflare-pages\n` };
    const files = new Map(Array.from({ length: 20_001 }, (_, at) => [`${at}.html`, 10] as const));
    expect(found('host-limits', pages, files)).toEqual([
      'site.yaml:-:- The site has 20001 files; Cloudflare Pages takes 20000',
    ]);
  });
});
