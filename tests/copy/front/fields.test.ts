import { describe, expect, it } from 'vitest';
import { splitNames } from '../../../src/copy/front/bylines.ts';
import { FIELDS } from '../../../src/copy/front/fields.ts';
import type { Dispatch } from '../../../src/model/dispatch.ts';
import { dispatchOf, parseText, shown } from '../parsing.ts';

/** What the contract promises: every spelling of every field. */
const SPELLINGS: { readonly [field in keyof Dispatch]?: readonly string[] } = {
  title: ['title', 'headline'],
  id: ['id', 'uuid', 'guid'],
  slug: ['slug'],
  bio: ['bio', 'bioline', 'author_bio'],
  column: ['column', 'columns'],
  dek: ['dek', 'deck', 'description', 'summary', 'excerpt', 'subtitle', 'standfirst'],
  dateline: ['dateline', 'location'],
  canonical: ['canonical', 'canonical_url', 'canonicalUrl', 'original_url', 'source_url'],
  permalink: ['permalink'],
};

describe('spellings', () => {
  for (const [field, spellings] of Object.entries(SPELLINGS)) {
    it.each(spellings)(`%s sets ${field}`, (spelling) => {
      const value = field === 'canonical' ? 'https://example.org/' : 'Value';
      expect(dispatchOf(`${spelling}: ${value}`)[field as keyof Dispatch]).toBe(value);
      expect(dispatchOf(`${spelling.toUpperCase()}: ${value}`)[field as keyof Dispatch]).toBe(value);
    });
  }

  it.each(['lang', 'language', 'locale'])('%s sets the language', (spelling) => {
    expect(dispatchOf(`${spelling}: fr`).lang).toBe('fr');
    expect(dispatchOf(`${spelling.toUpperCase()}: fr`).lang).toBe('fr');
  });

  it.each([
    'date',
    'pubDate',
    'publishDate',
    'published_at',
    'datePublished',
    'created',
    'published',
    'PUBDATE',
  ])('%s sets the date', (spelling) => {
    expect(parseText(`---\n${spelling}: 2009-02-02\n---\nx`).dispatch?.filed?.day).toBe('2009-02-02');
  });

  it.each([
    'updated',
    'lastmod',
    'modified',
    'last_modified_at',
    'updated_at',
    'updatedDate',
    'dateModified',
  ])('%s sets the last change', (spelling) => {
    expect(dispatchOf(`${spelling}: 2010-01-01`).updated?.day).toBe('2010-01-01');
  });

  it.each(['byline', 'bylines', 'author', 'authors', 'by', 'creator'])('%s sets the bylines', (spelling) => {
    expect(dispatchOf(`${spelling}: [laura-hale, Bob Rozen]`).bylines).toEqual([
      { name: 'laura-hale' },
      { name: 'Bob Rozen' },
    ]);
  });

  it.each(['tags', 'tag', 'keywords', 'topics', 'categories'])('%s sets the tags', (spelling) => {
    expect(dispatchOf(`${spelling}: [iran, arms control]`).tags).toEqual(['iran', 'arms control']);
  });

  it.each([
    'image',
    'cover',
    'coverImage',
    'hero',
    'featured_image',
    'feature_image',
    'featuredImage',
    'lead_image',
    'thumbnail',
  ])('%s sets the image', (spelling) => {
    const { image, extra } = dispatchOf(
      `${spelling}: a.jpg\n${spelling}_alt: A man\n${spelling}_caption: In "January"\n${spelling}_credit: Staff`,
    );
    expect(image).toEqual({
      src: 'a.jpg',
      alt: 'A man',
      caption: 'In “January”',
      credit: 'Staff',
      position: expect.anything(),
    });
    expect(Object.keys(extra)).toEqual([]);
  });

  it.each(['aliases', 'alias', 'redirect_from', 'old_urls', 'oldUrl'])('%s sets the aliases', (spelling) => {
    expect(dispatchOf(`${spelling}: /old/`).aliases).toEqual(['/old/']);
    expect(dispatchOf(`${spelling}:\n  - /a/\n  - /b,c /d/`).aliases).toEqual(['/a/', '/b,c /d/']);
    expect(dispatchOf(`${spelling}: /a/, /b c/ https://wire.example/d/`).aliases).toEqual([
      '/a/',
      '/b c/',
      'https://wire.example/d/',
    ]);
  });

  it.each(['unlisted', 'noindex', 'hidden'])('%s takes a dispatch off the lists', (spelling) => {
    expect(dispatchOf(`${spelling}: true`).unlisted).toBe(true);
    expect(dispatchOf(`${spelling}: no`).unlisted).toBe(false);
  });

  it.each([
    ['follows', 'follows'],
    ['previously', 'follows'],
    ['related', 'related'],
  ] as const)('%s sets %s', (spelling, field) => {
    expect(dispatchOf(`${spelling}: earlier-talks`)[field]).toEqual(['earlier-talks']);
  });

  it.each(['corrections', 'updates'])('%s sets the corrections', (spelling) => {
    const { corrections } = dispatchOf(
      `${spelling}:\n  - date: 2009-02-05\n    note: The *name* was "wrong".\n  - Only a note.`,
    );
    expect(corrections.map(({ filed, note }) => [filed?.day, note])).toEqual([
      ['2009-02-05', 'The <em>name</em> was “wrong”.'],
      [undefined, 'Only a note.'],
    ]);
  });

  it.each([
    ['- 2009-02-05: The name was wrong.', [['2009-02-05', 'The name was wrong.']]],
    [
      '  2009-02-05: One.\n  2009-02-06: Two.',
      [
        ['2009-02-05', 'One.'],
        ['2009-02-06', 'Two.'],
      ],
    ],
    ['  date: 2009-02-05\n  note: One.', [['2009-02-05', 'One.']]],
    ['- {Date: 2009-02-05, Text: One.}', [['2009-02-05', 'One.']]],
  ])('corrections may be written as %j', (written, expected) => {
    const { corrections } = dispatchOf(`corrections:\n${written}`);
    expect(corrections.map(({ filed, note }) => [filed?.day, note])).toEqual(expected);
  });

  it('are all in the table, each once for a meaning', () => {
    const all = Object.values(FIELDS).flatMap((field) =>
      field.spellings.map((spelling) => spelling.toLowerCase()),
    );
    const twice = all.filter((spelling, index) => all.indexOf(spelling) !== index);
    expect(twice.sort()).toEqual(['published', 'status', 'url', 'visibility']);
  });

  it('win by their order in the table, and what loses is kept', () => {
    const { title, extra } = dispatchOf('headline: Second\ntitle: First');
    expect([title, { ...extra }]).toEqual(['First', { headline: 'Second' }]);
  });

  it('do not win where they say nothing', () => {
    expect(dispatchOf('title:\nheadline: Second').title).toBe('Second');
    expect(dispatchOf('title: ""\nheadline: Second').title).toBe('Second');
  });
});

describe('text fields', () => {
  it.each([
    ['title: 1984', 'title', '1984'],
    ['title: 1.10', 'title', '1.10'],
    ['title: no', 'title', 'no'],
    ['title: 2009-02-02', 'title', '2009-02-02'],
    ['title: "true"', 'title', 'true'],
    ['title: |\n  Two\n  lines', 'title', 'Two lines'],
    ['title: "  spaced   out "', 'title', 'spaced out'],
    ['slug: 007', 'slug', '007'],
    ['slug: caf%C3%A9', 'slug', 'café'],
    ['id: 12345678901234567890', 'id', '12345678901234567890'],
    ['tags: [2009, 1.10, yes]', 'tags', ['2009', '1.10', 'yes']],
    ['tags: "iran, arms control,, iran ,"', 'tags', ['iran', 'arms control']],
    ['tags: arms control', 'tags', ['arms control']],
    ['tags: []', 'tags', []],
    ['tags:', 'tags', []],
    ['column: [The Wire]', 'column', 'The Wire'],
    ['url: /talks/', 'permalink', '/talks/'],
    ['url: talks.html', 'permalink', 'talks.html'],
    ['url: https://example.org/x', 'canonical', 'https://example.org/x'],
    ['url: //example.org/x', 'canonical', '//example.org/x'],
    ['lang: pt_BR', 'lang', 'pt-BR'],
    ['draft: true', 'draft', true],
    ['draft: yes', 'draft', true],
    ['published: false', 'draft', true],
    ['published: true', 'draft', false],
    ['status: draft', 'draft', true],
    ['status: Draft', 'draft', true],
    ['status: published', 'draft', false],
    ['image: false', 'image', false],
    ['image: ""', 'image', null],
    ['kind: page', 'kind', 'page'],
  ] as const)('%j is kept as %s %j', (fields, field, value) => {
    expect(dispatchOf(fields)[field]).toEqual(value);
  });

  it('reads published as a date or as a boolean, whichever it is', () => {
    const { filed, draft } = parseText('---\npublished: 2009-02-02\n---\nx').dispatch!;
    expect([filed?.day, draft]).toEqual(['2009-02-02', false]);
  });

  it('reads an image as a map, or the first of a list', () => {
    const map = { src: 'a.jpg', alt: '', caption: null, credit: 'Me', position: expect.anything() };
    expect(dispatchOf('image:\n  src: a.jpg\n  alt: ""\n  credit: Me').image).toEqual(map);
    expect(dispatchOf('lead: {src: a.jpg, alt: "", credit: Me}').image).toEqual(map);
    expect(dispatchOf('image: [a.jpg, b.jpg]').image).toMatchObject({ src: 'a.jpg' });
  });

  it('does not take a lead that is text for an image', () => {
    const { image, extra } = dispatchOf('lead: A line that sells.');
    expect([image, extra.lead]).toEqual([null, 'A line that sells.']);
  });

  it('leaves category to the archive', () => {
    const { column, tags, extra } = dispatchOf('category: The Wire');
    expect([column, tags, extra.category]).toEqual([null, [], 'The Wire']);
  });

  it('keeps every key that it does not know, as data', () => {
    const { extra } = dispatchOf(
      'weather: {sky: grey, wind: [1, 2.5, null, true]}\n__proto__: {a: 1}\nconstructor: b',
    );
    expect(Object.keys(extra)).toEqual(['weather', '__proto__', 'constructor']);
    expect(JSON.stringify(extra.weather)).toBe('{"sky":"grey","wind":[1,2.5,null,true]}');
    expect(({} as { a?: number }).a).toBeUndefined();
  });

  it('knows the line of each field and key', () => {
    expect(dispatchOf('title: T\nweather: grey\nauthor: A').lines).toEqual({
      date: 2,
      title: 3,
      weather: 4,
      byline: 5,
    });
  });

  it('shows titles and deks with typographic punctuation, and keeps the title as written', () => {
    const { title, headline, dek } = dispatchOf('title: \'"Talks" -- or not\'\ndek: It\'s "so"');
    expect([title, headline, dek]).toEqual(['"Talks" -- or not', '“Talks” — or not', 'It’s “so”']);
  });
});

describe('bylines', () => {
  it.each([
    ['Laura Hale', ['Laura Hale']],
    ['laura-hale', ['laura-hale']],
    ['By Laura Hale', ['Laura Hale']],
    ['by laura-hale and bob-rozen', ['laura-hale', 'bob-rozen']],
    ['Laura Hale and Bob Rozen', ['Laura Hale', 'Bob Rozen']],
    ['Laura Hale & Bob Rozen', ['Laura Hale', 'Bob Rozen']],
    ['Laura Hale, Bob Rozen and Ann Lee', ['Laura Hale', 'Bob Rozen', 'Ann Lee']],
    ['Laura Hale, Bob Rozen, and Ann Lee', ['Laura Hale', 'Bob Rozen', 'Ann Lee']],
    ['Martin Luther King, Jr.', ['Martin Luther King, Jr.']],
    ['Sammy Davis, Jr. and Ann Lee, M.D.', ['Sammy Davis, Jr.', 'Ann Lee, M.D.']],
    ['Andy Andrews and Sandy Brandt', ['Andy Andrews', 'Sandy Brandt']],
    ['Centers for Disease Control and Prevention', ['Centers for Disease Control and Prevention']],
    ['The Ministry of Health and Welfare', ['The Ministry of Health and Welfare']],
    ['田中太郎、鈴木花子', ['田中太郎', '鈴木花子']],
    ['田中太郎・鈴木花子', ['田中太郎', '鈴木花子']],
    ['ジョン・スミス', ['ジョン・スミス']],
    ['Byron Hale', ['Byron Hale']],
    ['José Ortega y Gasset', ['José Ortega y Gasset']],
    ['', []],
  ])('%j are %j', (line, names) => {
    expect(splitNames(line)).toEqual(names);
  });

  it('may be maps, with a bio as inline HTML', () => {
    expect(
      dispatchOf('author:\n  name: Laura Hale\n  bio: Writes *daily*.\n  email: l@example.org\n  unknown: x')
        .bylines,
    ).toEqual([{ name: 'Laura Hale', bio: 'Writes <em>daily</em>.', email: 'l@example.org' }]);
    expect(dispatchOf('authors:\n  - {name: A B}\n  - c-d\n  - {name: A B}').bylines).toEqual([
      { name: 'A B' },
      { name: 'c-d' },
    ]);
  });
});

describe('what is wrong with fields', () => {
  it('is told of a day with the field that it stands in', () => {
    const { findings } = parseText('---\ntitle: T\ndate: 2009-02-02\nupdated: soon\n---\nBody.');
    expect(findings.map(({ remedy }) => remedy)).toEqual([
      'Write the day as it was printed: updated: 2009-02-02',
    ]);
  });

  it.each([
    ['titel: X', '3:1 warning unknown-field', 'title'],
    ['tages: [x]', '3:1 warning unknown-field', 'tags'],
    ['catgories: [x]', '3:1 warning unknown-field', 'categories'],
    ['desciption: x', '3:1 warning unknown-field', 'description'],
    ['auther: x', '3:1 warning unknown-field', 'author'],
    ['keyword: x', '3:1 warning unknown-field', 'keywords'],
    ['dratf: false', '3:1 warning unknown-field', 'draft'],
    ['coverImgae: x.jpg', '3:1 warning unknown-field', 'coverImage'],
  ])('%j is a near miss that names both', (fields, line, meant) => {
    const parsed = parseText(`---\ndate: 2009-02-02\n${fields}\n---\nBody.`);
    expect(shown(parsed).filter((each) => !each.endsWith('no-title'))).toEqual([line]);
    const [finding] = parsed.findings;
    expect(finding?.reason).toContain(fields.split(':')[0]);
    expect(finding?.remedy).toContain(`"${meant}"`);
  });

  it.each([
    'layout',
    'weight',
    'type',
    'menu',
    'series',
    'math',
    'toc',
    'data',
    'images',
    'image2',
    'comments',
    'kicker',
    'category',
    'theme',
    'source',
    'style',
    'topic_id',
    'place',
    'photo',
  ])('%s is no near miss', (key) => {
    expect(shown(parseText(`---\ntitle: T\ndate: 2009-02-02\n${key}: x\n---\nBody.`))).toEqual([]);
  });

  it.each([
    ['title: [a, b]', '2:8 warning invalid-field'],
    ['title: T\ntags: {a: b}', '3:7 warning invalid-field'],
    ['title: T\nauthor: [[x]]', '3:10 warning invalid-field'],
    ['title: T\nauthor: [Ann, {x: 1}]', '3:19 warning invalid-field,3:15 warning invalid-field'],
    ['title: T\ntags: [a, {b: c}, d]', '3:11 warning invalid-field'],
    ['title: T\naliases: [/old/, {x: 1}]', '3:18 warning invalid-field'],
    ['title: T\nimage: [a.jpg, b.jpg]', '3:16 warning invalid-field'],
    ['title: T\nimage_alt: A pier', '3:1 warning unknown-field'],
    ['title: T\nimage: a.jpg\ncover_caption: A pier', '4:1 warning unknown-field'],
    ['title: T\nimage: a.jpg\nimage_credit: [Ann]', '4:1 warning unknown-field'],
    ['title: T\nimage: a.jpg\nimage_alt: A pier', ''],
    ['title: T\nimage_alt:', ''],
    ['title: T\ncanonical: talks', '3:1 warning invalid-field'],
    ['title: T\ncanonical: www.example.org/talks', '3:1 warning invalid-field'],
    ['title: T\nimage: {src: a.jpg, catpion: x}', '3:30 warning invalid-field'],
    ['title: T\nkind: pgae', '3:1 warning invalid-field'],
    ['title: T\nlang: zh-CN-Hans', '3:1 warning invalid-field'],
    ['title: T\nlang: German', '3:1 warning invalid-field'],
    ['title: T\nimage: true', '3:8 warning invalid-field'],
    ['title: T\nlang: "not a tag"', '3:1 warning invalid-field'],
    ['title: T\ncolumn: [A, B]', '3:1 warning several-columns'],
    ['title: T\nexpiryDate: 2010-01-01', '3:1 warning expiry-ignored'],
    ['title: T\nupdated: soon', '3:10 warning dateline-unclear'],
    ['title: T\ncorrections:\n  - {date: 2009-02-31, note: x}', '4:12 warning invalid-date'],
  ])('%j is only a warning', (fields, line) => {
    const parsed = parseText(`---\n${fields}\ndate: 2009-02-02\n---\nBody.`);
    expect(
      shown(parsed)
        .filter((each) => !each.endsWith('no-title'))
        .join(),
    ).toBe(line);
    expect(parsed.dispatch).not.toBeNull();
  });

  it.each([
    ['title: T', '1:1 error no-date'],
    ['title: T\ndate: 2009-02-30', '3:7 error invalid-date'],
    ['title: T\ndate: last Tuesday', '3:7 error dateline-unclear'],
    ['title: T\ndate: 2009-02-02\nexpires: never', '4:10 error dateline-unclear'],
    ['title: T\ndate: [2009-02-02]', '3:7 error invalid-field,1:1 error no-date'],
    ['title: true\ndate: 2009-02-02', '2:8 error invalid-field,1:1 warning no-title'],
    ['title: T\ndate: 2009-02-02\npermalink: false', '4:12 error invalid-field'],
    ['title: T\ndate: 2009-02-02\nslug: yes\nbio: false', '5:6 error invalid-field'],
    ['title: T\ndate: 2009-02-02\nimage:\n  src:a.jpg', '5:3 error invalid-field'],
    ['title: T\ndate: 2009-02-02\nbyline: [name:Ann]', '4:10 error invalid-field'],
    ['title: T\ndate: 2009-02-02\ncorrections: [{date: 2009-02-03}]', '4:15 error invalid-field'],
    ['title: T\ndate: 2009-02-02\ncorrections: true', '4:14 error invalid-field'],
  ])('%j is an error, and no dispatch', (fields, lines) => {
    const parsed = parseText(`---\n${fields}\n---\nBody.`);
    expect(shown(parsed).join()).toBe(lines);
    expect([parsed.dispatch, parsed.html]).toEqual([null, '']);
  });
});
