import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Run } from '../support/command.ts';
import { backfile } from '../support/here.ts';
import { filesIn, layFiles, temporaryFolder } from '../support/site-on-disk.ts';

const temporary = temporaryFolder();

const post = (fields: string, body = 'Text.') => `---\n${fields}\n---\n${body}\n`;

/** A site with one of every mistake that a writer makes, and what is said of it, word for word. */
const MISTAKES: readonly { readonly path: string; readonly text: string; readonly said: string }[] = [
  {
    path: 'posts/a-yaml.md',
    text: post('title: "Bad\ndate: 2009-01-01'),
    said: `
    2:8  error    The text that begins with " here does not end  front-matter-unreadable
                  Write " at its end.`,
  },
  {
    path: 'posts/b-no-date.md',
    text: post('title: No date'),
    said: `
    1:1  error    The dispatch has no date, neither in its front matter nor in its path  no-date
                  Add a line to the front matter with the day it was published: date: 2009-02-02`,
  },
  {
    path: 'posts/c-impossible.md',
    text: post('title: Impossible\ndate: 2009-02-30'),
    said: `
    3:7  error    The date 2009-02-30 does not exist  invalid-date
                  Write the day as it was printed: date: 2009-02-02`,
  },
  {
    path: 'posts/c-unclear.md',
    text: post('title: Unclear\ndate: last Tuesday'),
    said: `
    3:7  error    "last Tuesday" cannot be read as a date  dateline-unclear
                  Write the day as it was printed: date: 2009-02-02`,
  },
  { path: 'posts/d-one.md', text: post('title: One\ndate: 2009-03-01\nslug: same'), said: '' },
  {
    path: 'posts/d-two.md',
    text: post('title: Two\ndate: 2009-03-01\nslug: Same'),
    said: `
      -  error    Two things share an address: posts/d-two.md and posts/d-one.md would both be at /2009/03/01/same/index.html  path-collision
                  Give one of them another slug, date or permalink.`,
  },
  {
    path: 'posts/e-pictures.md',
    text: post('title: Pictures\ndate: 2009-03-02\nimage: gone.jpg', '\nHere:\n\n![Gull](gull.jpg)'),
    said: `
    4:8  warning  The picture gone.jpg is neither beside the dispatch nor under assets/  missing-image
                  Add the file or correct its name; until then, nothing is shown in its place.
    9:1  warning  The picture gull.jpg is neither beside the dispatch nor under assets/  missing-image
                  Add the file or correct its name; until then, its alternative text is shown.`,
  },
  {
    path: 'posts/f-near-miss.md',
    text: post('titel: Typo\ndate: 2009-03-03', 'Nothing but words here.'),
    said: `
    1:1  warning  The dispatch has no title; it is shown as "Nothing but words here."  no-title
                  Add a line to the front matter: title: …
    2:1  warning  "titel" is not a field of a dispatch  unknown-field
                  Did you mean "title"? Otherwise nothing is wrong: templates find it as dispatch.extra.`,
  },
  {
    path: 'posts/g-alias.md',
    text: post('title: Alias\ndate: 2009-03-04\naliases: [/archive/, /old/, /../up]'),
    said: `
    4:1  error    The alias /archive/ is the address of a page of the archive  alias-collision
                  Remove the alias, or move that page.
    4:1  error    The alias /old/ is claimed by posts/g-alias-too.md, too  alias-collision
                  Leave it to one of the two.
    4:1  error    The alias /../up leads out of the site, or into a hidden folder  alias-outside
                  Write the old address as a path of the site: /old/talks.html`,
  },
  { path: 'posts/g-alias-too.md', text: post('title: Too\ndate: 2009-03-05\nalias: /old'), said: '' },
  {
    path: 'posts/h-permalink.md',
    text: post('title: Permalink\ndate: 2009-03-06\npermalink: /../../etc/x/'),
    said: `
    4:1  error    The permalink /../../etc/x/ leads out of the site, or into a hidden folder  permalink-outside
                  Write a path within the site, such as permalink: /2009/talks/`,
  },
  {
    path: 'posts/i-names.md',
    text: post(
      'title: Names\ndate: 2009-03-07\ncolumn: The Wrie\nbyline: Laura Hail',
      'See [none](nowhere.md)\nand [the passwords](../../../etc/passwd).',
    ),
    said: `
    4:1  warning  The column "The Wrie" is not listed in the settings; did you mean "The Wire"?  unknown-column
                  Write column: the-wire, or add "The Wrie" to columns in site.yaml. If both mean the same: backfile merge column "The Wrie" "The Wire"
    5:1  warning  The byline "Laura Hail" is not listed in the settings; did you mean "Laura Hale"?  unknown-byline
                  Write byline: laura-hale, or add "Laura Hail" to bylines in site.yaml. If both mean the same: backfile merge byline "Laura Hail" "Laura Hale"
    7:5  warning  The link to nowhere.md leads to nothing in this archive  broken-link
                  Link to a file (../2008/talks.md), a slug or an address of the archive, or write the whole URL.
    8:5  warning  The link to ../../../etc/passwd leads to nothing in this archive  broken-link`,
  },
  {
    path: 'posts/j-latin.md',
    text: post('title: Caf\u00e9\ndate: 2009-03-08'),
    said: `
      -  error    The file is not UTF-8  not-utf8
                  Save it as UTF-8; otherwise its letters would come out wrong.`,
  },
  {
    path: 'posts/z-link.md',
    text: '',
    said: `
      -  error    The symbolic link leads out of the site folder  link-outside
                  Put a copy of the file here: a site is made only from its own folder.`,
  },
  {
    path: 'site.yaml',
    text: `title: The Wire
url: wire.example
timezone: Europe/Pariss
lang: Inglish!
index:
  single: none
  days: sometimes
tilte: x
columns:
  the-wire: The Wire
bylines:
  laura-hale: Laura Hale
  other: {name: [Laura, Hale], bio: x}
search: perhaps
`,
    said: `
    2:1  error    url: "wire.example" is not the address of a site; did you mean "https://wire.example"?  invalid-setting
                  Write https://wire.example.
    3:1  error    timezone: "Europe/Pariss" is not a time zone; did you mean "Europe/Paris"?  invalid-setting
                  Write Europe/Paris.
    4:1  error    lang: "Inglish!" is not a language tag  invalid-setting
                  Write a tag of BCP 47, such as en, de or pt-BR.
    6:3  error    index.single is not a whole number above zero  invalid-setting
                  Write a whole number above zero.
    7:3  error    index.days is not one of several, always, never  invalid-setting
                  Write one of several, always, never.
    8:1  warning  There is no setting "tilte"; did you mean "title"?  unknown-setting
                  Write title, or keep "tilte" for templates as site.extra.tilte.
  13:11  error    bylines.other.name is not text  invalid-setting
                  Write text.
   14:1  error    search is not true or false  invalid-setting
                  Write true or false.`,
  },
  {
    path: 'templates/partials/page/footer.njk',
    text: 'a\n{% if x %}\n  {% foo %}\n{% endif %}\n',
    said: `
    3:6  error    The template cannot be read: unknown block tag: foo  template-syntax
                  Correct the template; nothing was written.`,
  },
  {
    path: 'templates/tag.njk',
    text: '{% extends "layuot.njk" %}\n',
    said: `
   1:12  error    There is no template layuot.njk; did you mean layout.njk?  unknown-template
                  Paths of templates start at templates/; those of the built-in theme begin with builtin/.`,
  },
];

describe('a site with every mistake', () => {
  const site = join(temporary, 'mistakes');
  const before = { 'index.html': 'the last edition', 'tags/iran/index.html': 'a page of it', CNAME: 'x' };
  let run: Run;

  beforeAll(async () => {
    for (const { path, text } of MISTAKES) {
      if (text !== '') layFiles(site, { [path]: Buffer.from(text, encodingOf(path)) });
    }
    layFiles(site, Object.fromEntries(Object.entries(before).map(([path, text]) => [`dist/${path}`, text])));
    symlinkSync('/etc/hosts', join(site, 'posts/z-link.md'));
    run = await backfile(['build', '--site', site]);
  });

  test('fails with status 1, says nothing on standard output and leaves dist/ as it was', () => {
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(filesIn(join(site, 'dist'))).toEqual(before);
  });

  const said = (path: string) => blocksOf(run.stderr).get(path) ?? '';

  test.each(MISTAKES)('of $path is said all that is wrong, at its line', ({ path, said: wanted }) => {
    expect(said(path)).toBe(wanted.replace(/^\n/, ''));
  });

  test('is told of all of it at once, in order of path and line', () => {
    const paths = [...blocksOf(run.stderr).keys()];
    expect(paths).toEqual([...paths].sort());
    expect(run.stderr).toMatch(
      /\n\n20 errors, 9 warnings: nothing was written; the last edition stays as it was \(in [\d.]+ s\)\.\n$/,
    );
  });
});

describe('a template that fails only while it renders', () => {
  test('is told with its file and line, and dist/ is as it was', async () => {
    const site = layFiles(join(temporary, 'rendering'), {
      'site.yaml': 'url: https://wire.example\ntimezone: UTC\n',
      'posts/talks.md': post('title: Talks\ndate: 2009-02-02\ntags: [iran]'),
      'templates/partials/page/footer.njk': '{% include "partials/mine.njk" %}\n\n<p>{{ site.titel }}</p>\n',
      'templates/partials/mine.njk': '<p>fine</p>\n',
    });
    const run = await backfile(['build', '--site', site]);
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(blocksOf(run.stderr)).toEqual(
      new Map([
        [
          'templates/partials/page/footer.njk',
          '    3:4  error    /2009/02/02/talks/index.html cannot be rendered: {{ site.titel }} has no value  template-error\n' +
            '                  Nothing was written. What each template receives: backfile help templates.',
        ],
      ]),
    );
    expect(filesIn(join(site, 'dist'))).toEqual({});
  });
});

/** What stands below the name of each file. */
function blocksOf(stderr: string): ReadonlyMap<string, string> {
  return new Map(
    stderr
      .split('\n\n')
      .slice(0, -1)
      .map((block) => {
        const end = block.indexOf('\n');
        return [block.slice(0, end), block.slice(end + 1)];
      }),
  );
}

function encodingOf(path: string): BufferEncoding {
  return path.endsWith('latin.md') ? 'latin1' : 'utf8';
}
