import { describe, expect, test } from 'vitest';
import { planPictures } from '../../src/images/illustrate.ts';
import type { AssetFile } from '../../src/model/asset.ts';
import type { Outcome, Picture, PictureFacts, Recipe } from '../../src/model/picture.ts';
import { post } from '../support/built.ts';
import { archiveOf, assetLike, factsLike } from './archive-of.ts';

const BODY = { 'posts/2009-02-02-talks.md': post('title: Talks', '![A pier](/assets/pier.jpg)') };
const LEAD = { 'posts/2009-02-02-talks.md': post('title: Talks\nimage: {src: pier.jpg, alt: A pier}') };

/** Plans with every recipe made in so many bytes a square pixel. */
function planned(
  posts: { readonly [path: string]: string },
  assets: readonly AssetFile[],
  images = '{}',
  bytes: (recipe: Recipe) => number = ({ width, height }) => (width * height) / 10,
) {
  const archive = archiveOf(posts, assets, images);
  const plan = planPictures(archive, 'x');
  const made = (recipes: readonly Recipe[]) =>
    new Map<Recipe['key'], Outcome>(
      recipes.map((recipe) => [
        recipe.key,
        { kind: 'made', bytes: bytes(recipe), digest: recipe.key } as const,
      ]),
    );
  const first = made(plan.recipes);
  const shown = plan.illustrate(new Map([...first, ...made(plan.cleaning(first))]));
  const [clipping] = archive.listed;
  const body = clipping?.fills.find((fill) => fill.kind === 'image')?.picture ?? null;
  return { archive, plan, shown, clipping: clipping!, body };
}

const fits = (recipes: readonly Recipe[], format: Recipe['format']) =>
  recipes.filter((recipe) => recipe.make === 'fit' && recipe.format === format).map(({ width }) => width);

describe('widths', () => {
  const table: readonly (readonly [string, Partial<PictureFacts>, readonly number[]])[] = [
    ['those of the settings for a large photograph', {}, [160, 320, 480, 768, 1120, 1472]],
    ['never more than the picture has', { width: 900, height: 600 }, [160, 320, 480, 768, 900]],
    ['no two that are nearly the same', { width: 800, height: 600 }, [160, 320, 480, 800]],
    ['its own alone for a small picture', { width: 120, height: 90 }, [120]],
  ];
  test.each(table)('are %s', (_, facts, widths) => {
    const { plan } = planned(BODY, [assetLike('assets/pier.jpg', factsLike(facts))]);
    expect(fits(plan.recipes, 'webp')).toEqual(widths);
  });

  test('keep the shape of the picture', () => {
    const { plan } = planned(BODY, [assetLike('assets/pier.jpg', factsLike({ width: 2000, height: 3000 }))]);
    for (const { width, height, make } of plan.recipes)
      if (make === 'fit') expect(height).toBe(Math.round(width * 1.5));
  });

  test('are all made from one decoding at the largest width, that width among them', () => {
    const { plan } = planned(BODY, [assetLike('assets/pier.jpg', factsLike({ width: 900, height: 600 }))]);
    const made = plan.recipes.filter(({ make }) => make === 'fit');
    expect(made.map(({ width }) => width)).toContain(900);
    expect(new Set(made.map(({ from }) => from))).toEqual(new Set([900]));
  });

  test('leave out what a format cannot hold', () => {
    const { plan } = planned(BODY, [assetLike('assets/pier.jpg', factsLike({ width: 1000, height: 20000 }))]);
    expect(Math.max(...plan.recipes.map(({ height }) => height))).toBeLessThanOrEqual(20000);
    expect(fits(plan.recipes, 'webp')).toEqual([160, 320, 480, 768]);
  });

  test('of a portrait are those of a portrait', () => {
    const archive = archiveOf(
      { 'posts/2009-02-02-talks.md': post('title: Talks\nbyline: {name: Laura Hale, image: laura.jpg}') },
      [assetLike('assets/laura.jpg', factsLike())],
    );
    expect(fits(planPictures(archive, 'x').recipes, 'webp')).toEqual([160, 320]);
  });
});

describe('formats', () => {
  const table: readonly (readonly [string, Partial<PictureFacts>, string, readonly string[]])[] = [
    ['a photograph', {}, '{}', ['webp', 'jpeg']],
    ['a screenshot', { type: 'image/png' }, '{}', ['webp', 'png']],
    ['a WebP', { type: 'image/webp' }, '{}', ['webp']],
    ['a TIFF', { type: 'image/tiff' }, '{}', ['webp', 'jpeg']],
    ['an AVIF with holes', { type: 'image/avif', alpha: true }, '{}', ['webp', 'png']],
    ['a moving GIF', { type: 'image/gif', frames: 8 }, '{}', ['webp']],
    ['a bitmap, which nothing here reads', { type: 'image/bmp' }, '{}', []],
    ['a drawing', { type: 'image/svg+xml' }, '{}', []],
    ['a photograph where settings say so', {}, '{formats: [avif, webp, jpeg]}', ['avif', 'webp', 'jpeg']],
    ['what has holes, never as JPEG', { alpha: true }, '{formats: [jpeg]}', ['png']],
    ['nothing where pictures are left alone', {}, 'false', []],
  ];
  test.each(table)('of %s', (_, facts, images, formats) => {
    const { plan } = planned(BODY, [assetLike('assets/pier.jpg', factsLike(facts))], images);
    const fit = plan.recipes.filter(({ make }) => make === 'fit');
    expect([...new Set(fit.map(({ format }) => format))]).toEqual(formats);
  });

  test('the last is made at one width, for what reads no other', () => {
    const { plan } = planned(BODY, [assetLike('assets/pier.jpg', factsLike())]);
    expect(fits(plan.recipes, 'jpeg')).toEqual([1120]);
  });

  test('one alone is made at every width', () => {
    const { plan } = planned(BODY, [assetLike('assets/pier.jpg', factsLike())], '{formats: [original]}');
    expect(fits(plan.recipes, 'jpeg')).toEqual([160, 320, 480, 768, 1120, 1472]);
  });
});

describe('what a page shows', () => {
  test('is the smallest that fits, in the preferred format first', () => {
    const { shown, body } = planned(BODY, [assetLike('assets/pier.jpg', factsLike())]);
    const picture = shown.picture(body!, 'page');
    expect(picture.variants.map(({ type, width }) => `${type} ${width}`)).toEqual([
      'image/webp 480',
      'image/webp 768',
      'image/webp 1120',
      'image/webp 1472',
      'image/jpeg 1120',
    ]);
    expect([picture.width, picture.height]).toEqual([3000, 2000]);
    expect(picture.href).toBe(picture.variants.at(-1)?.href);
  });

  test('is small in a list, and one plain file in a feed', () => {
    const { shown, clipping } = planned(LEAD, [assetLike('assets/pier.jpg', factsLike())]);
    const list = shown.picture(clipping.thumbnail!, 'thumbnail');
    expect(list.variants.map(({ width }) => width)).toEqual([160, 320, 480, 1120]);
    const feed = shown.picture(clipping.lead!, 'feed');
    expect(feed.variants).toEqual([]);
    expect(feed.href).toBe(list.href);
  });

  test('is the file itself where nothing made of it is smaller', () => {
    const asset = assetLike('assets/pier.jpg', factsLike({ width: 600, height: 400 }), 3000);
    const { shown, body } = planned(BODY, [asset], '{cards: false}');
    expect(shown.picture(body!, 'page')).toEqual(body);
    expect(shown.withheld.has(asset.path)).toBe(false);
    expect(shown.files.map(({ path }) => path)).toEqual([]);
  });

  test('is the file itself where its format could not be made', () => {
    const asset = assetLike('assets/pier.jpg', factsLike());
    const archive = archiveOf(BODY, [asset]);
    const plan = planPictures(archive, 'x');
    const failed = new Map(
      plan.recipes
        .filter(({ make }) => make !== 'nameplate')
        .map(({ key }) => [key, { kind: 'failed', reason: 'it is torn' } as const]),
    );
    const shown = plan.illustrate(failed);
    const body = archive.listed[0]!.fills[0] as { picture: Picture };
    expect(shown.picture(body.picture, 'page')).toEqual(body.picture);
    expect(shown.withheld.size).toBe(0);
    expect(shown.findings.map(({ rule, source }) => [rule, source])).toEqual([
      ['picture-damaged', 'assets/pier.jpg'],
    ]);
  });

  test('is the file itself as long as nothing is made of it', () => {
    const archive = archiveOf(BODY, [assetLike('assets/pier.jpg', factsLike())]);
    const shown = planPictures(archive, 'x').illustrate(new Map());
    const { picture } = archive.listed[0]!.fills[0] as { picture: Picture };
    expect(shown.picture(picture, 'page')).toEqual(picture);
    expect(shown.withheld.size).toBe(0);
  });
});

describe('the file itself', () => {
  const asset = assetLike('assets/pier.jpg', factsLike());
  const linking = {
    'posts/2009-02-02-talks.md': post('title: Talks', '[![A pier](pier.jpg)](/assets/pier.jpg?large#top)'),
  };
  const table: readonly (readonly [string, { readonly [path: string]: string }, string, boolean])[] = [
    ['is left out where a page shows what was made of it', BODY, '{}', false],
    ['stands where something links to it', linking, '{}', true],
    ['stands where it is asked for', BODY, '{originals: true}', true],
    ['stands where nothing shows it', { 'posts/2009-02-02-talks.md': post('title: Talks') }, '{}', true],
    ['stands where pictures are left alone', BODY, 'false', true],
  ];
  test.each(table)('%s', (_, posts, images, stands) => {
    expect(!planned(posts, [asset], images).shown.withheld.has(asset.path)).toBe(stands);
  });

  test('stands without what it tells of its making, at its own address', () => {
    const told = assetLike('assets/pier.jpg', factsLike({ annotated: true, located: true }));
    const { shown } = planned(linking, [told]);
    expect(shown.withheld.has(told.path)).toBe(true);
    expect(shown.files.map(({ path }) => path)).toContain('/assets/pier.jpg');
    expect(shown.findings).toEqual([]);
  });

  test('of a format that cannot be cleaned is told of where it says where it was taken', () => {
    const told = assetLike(
      'assets/pier.bmp',
      factsLike({ type: 'image/bmp', annotated: true, located: true }),
    );
    const { shown } = planned({ 'posts/2009-02-02-talks.md': post('title: Talks') }, [told]);
    expect(shown.findings.map(({ rule }) => rule)).toEqual(['picture-location']);
  });

  test('is told of where it could not be cleaned, since it may say where it was taken', () => {
    const told = assetLike('assets/pier.jpg', factsLike({ annotated: true }));
    const plan = planPictures(archiveOf(linking, [told]), 'x');
    const [recipe] = plan.cleaning(new Map());
    const rules = (outcomes: ReadonlyMap<Recipe['key'], Outcome>) =>
      plan.illustrate(outcomes).findings.map(({ rule }) => rule);
    expect(rules(new Map([[recipe!.key, { kind: 'failed', reason: 'it is torn' }]]))).toEqual([
      'picture-location',
    ]);
    expect(rules(new Map())).toEqual([]);
  });
});

describe('keys', () => {
  const keysOf = (asset: AssetFile, images = '{}', engine = 'x') => {
    const archive = archiveOf(
      { 'posts/2009-02-02-talks.md': post('title: Talks', `![A](/${asset.path})`) },
      [asset],
      images,
    );
    return ofFiles(planPictures(archive, engine).recipes);
  };
  /** Keys of all but the nameplate, which is made of no file. */
  const ofFiles = (recipes: readonly Recipe[]) =>
    recipes.filter(({ make }) => make !== 'nameplate').map(({ key }) => key);
  const asset = assetLike('assets/pier.jpg', factsLike({ credit: 'A. Nother' }));

  test('stay when a file is renamed', () => {
    expect(keysOf({ ...asset, path: 'assets/other-name.jpg' as AssetFile['path'] })).toEqual(keysOf(asset));
  });

  test.each([
    ['the bytes', () => keysOf({ ...asset, digest: 'else' as AssetFile['digest'] })],
    ['the encoder', () => keysOf(asset, '{}', 'y')],
    ['the quality', () => keysOf(asset, '{quality: 60}')],
    ['what stays written within', () => keysOf(asset, '{metadata: credit}')],
  ])('move with %s', (_, other) => {
    expect(other().filter((key) => keysOf(asset).includes(key))).toEqual([]);
  });

  test('of two files with the same bytes are one, and made once', () => {
    const copy = { ...asset, path: 'assets/copy.jpg' as AssetFile['path'] };
    const posts = { 'posts/2009-02-02-talks.md': post('title: Talks', '![A](pier.jpg)\n\n![B](copy.jpg)') };
    const { plan, shown } = planned(posts, [copy, asset]);
    expect(ofFiles(plan.recipes).sort()).toEqual([...keysOf(asset)].sort());
    expect(new Set(shown.files.map(({ path }) => path)).size).toBe(shown.files.length);
  });
});

describe('the card of a page', () => {
  const table: readonly (readonly [string, Partial<PictureFacts>, readonly [number, number] | null])[] = [
    ['a large photograph', {}, [1200, 630]],
    ['a photograph that is not as wide', { width: 900, height: 900 }, [900, 473]],
    ['a low one', { width: 3000, height: 400 }, [761, 400]],
    ['one that is too small', { width: 500, height: 400 }, null],
    ['a drawing', { type: 'image/svg+xml' }, null],
  ];
  test.each(table)('of %s', (_, facts, size) => {
    const { shown, clipping } = planned(LEAD, [assetLike('assets/pier.jpg', factsLike(facts))]);
    const card = shown.card(clipping.thumbnail);
    expect(card && [card.width, card.height]).toEqual(size);
  });

  test('is not cut where cards are not wanted, or for a picture that leads nothing', () => {
    const asset = assetLike('assets/pier.jpg', factsLike());
    expect(planned(LEAD, [asset], '{cards: false}').plan.recipes.some(({ make }) => make === 'card')).toBe(
      false,
    );
    const second = { 'posts/2009-02-02-talks.md': post('title: Talks\nimage: false', '![A](pier.jpg)') };
    expect(planned(second, [asset]).plan.recipes.some(({ make }) => make === 'card')).toBe(false);
  });
});

describe('the nameplate', () => {
  const settings = '{}\ncolumns: {letters: {name: Letters, tagline: 手紙}, 手紙: {name: 手紙}}';
  const posts = {
    'posts/2009-02-02-talks.md': post('title: Talks\ncolumn: Letters'),
    'posts/2009-02-03-more.md': post('title: More\ncolumn: 手紙'),
  };
  const made = (recipes: readonly Recipe[]) =>
    new Map(recipes.map(({ key }) => [key, { kind: 'made', bytes: 9, digest: key } as const]));

  test('is one of the site and one of each column that the theme has letters for', () => {
    const { recipes } = planPictures(archiveOf(posts, [], settings), 'x');
    expect(recipes.map(({ nameplate }) => [nameplate?.name, nameplate?.tagline])).toEqual([
      ['The Wire', null],
      ['Letters', null],
    ]);
  });

  test('of a column is shown by it, and that of the site by all else', () => {
    const archive = archiveOf(posts, [], settings);
    const plan = planPictures(archive, 'x');
    const { nameplate, files } = plan.illustrate(made(plan.recipes));
    const slugs = archive.shelves.columns.map(({ slug }) => slug);
    expect([null, ...slugs].map((slug) => nameplate(slug)?.alt).sort()).toEqual([
      'Letters',
      'The Wire',
      'The Wire',
    ]);
    expect(files.map(({ path }) => path)).toContain(nameplate(null)?.href);
  });

  test('is not made where cards are not wanted, and is none where it could not be made', () => {
    expect(planPictures(archiveOf(posts, [], '{cards: false}'), 'x').recipes).toEqual([]);
    const plan = planPictures(archiveOf(posts, []), 'x');
    const failed = plan.recipes.map(({ key }) => [key, { kind: 'failed', reason: 'no memory' }] as const);
    const { nameplate, findings } = plan.illustrate(new Map(failed));
    expect([nameplate(null), findings.map(({ reason }) => reason)]).toEqual([
      null,
      ['The card for links on other sites is not drawn: no memory'],
    ]);
  });
});

describe('a card that is set in type', () => {
  const drawnFor = (fields: string, images = '{cards: drawn}', asset: readonly AssetFile[] = []) => {
    const archive = archiveOf({ 'posts/2009-02-02-talks.md': post(fields) }, asset, images);
    return planPictures(archive, 'x', 'y').recipes.filter(({ make }) => make === 'drawn');
  };

  test('says the column, the headline, the byline and the day', () => {
    const [card] = drawnFor('title: Talks\nbyline: Åse Hale and Ivar Lund\ncolumn: Letters');
    expect(card?.words).toEqual({
      column: 'Letters',
      headline: 'Talks',
      byline: 'Åse Hale, Ivar Lund',
      date: '2 February 2009',
      accent: null,
    });
  });

  test.each([
    ['where it is not asked for', 'title: Talks', '{}'],
    ['where a picture gives one', 'title: Talks\nimage: {src: pier.jpg, alt: A}', '{cards: drawn}'],
    ['in letters that the theme lacks', 'title: 東京', '{cards: drawn}'],
  ])('is not made %s', (_, fields, images) => {
    expect(drawnFor(fields, images, [assetLike('assets/pier.jpg', factsLike())])).toEqual([]);
  });

  test('moves with its words and with what draws it, and not with its file', () => {
    const archive = (path: string, title: string) =>
      archiveOf({ [path]: post(`title: ${title}\ndate: 2009-02-02`) }, [], '{cards: drawn}');
    const key = (path: string, title: string, drawer: string) =>
      planPictures(archive(path, title), 'x', drawer).recipes[0]?.key;
    const first = key('posts/talks.md', 'Talks', 'y');
    expect(key('posts/else.md', 'Talks', 'y')).toBe(first);
    expect(key('posts/talks.md', 'More', 'y')).not.toBe(first);
    expect(key('posts/talks.md', 'Talks', 'z')).not.toBe(first);
  });

  test('is shown by its page, and one finding tells of all that could not be drawn', () => {
    const posts = Object.fromEntries(
      [1, 2].map((day) => [`posts/2009-02-0${day}-x.md`, post(`title: T${day}`)]),
    );
    const archive = archiveOf(posts, [], '{cards: drawn}');
    const plan = planPictures(archive, 'x', 'y');
    const outcomes = (kind: 'made' | 'failed') =>
      new Map(
        plan.recipes.map(({ key }) => [
          key,
          kind === 'made' ? { kind, bytes: 9, digest: key } : { kind, reason: 'it is not there' },
        ]),
      );
    const { source } = archive.listed[0]!.dispatch;
    expect(plan.illustrate(outcomes('made')).card(null, source)).toMatchObject({ width: 1200, alt: 'T2' });
    // One is the nameplate.
    expect(plan.illustrate(outcomes('made')).files.length).toBe(3);
    const failed = plan.illustrate(outcomes('failed'));
    expect([failed.card(null, source), failed.findings.map(({ reason }) => reason)]).toEqual([
      null,
      [
        'Cards for dispatches without a picture are not drawn: it is not there',
        'The card for links on other sites is not drawn: it is not there',
      ],
    ]);
  });
});

describe('a picture that cannot be shown', () => {
  const problem = { rule: 'unsafe-svg', reason: 'would run something', remedy: 'Take it out' };
  const table: readonly (readonly [string, Partial<PictureFacts>, string, string | null])[] = [
    [
      'is lost, and said',
      { problem: { ...problem, rule: 'picture-unreadable' } },
      '{}',
      'picture-unreadable',
    ],
    ['is lost beyond the limit', { width: 30000, height: 30000 }, '{}', 'picture-too-large'],
    ['is shown beyond the limit where it is raised', { width: 20000, height: 10000 }, '{limit: 200}', null],
    ['is lost as a drawing that would run', { type: 'image/svg+xml', problem }, '{}', 'unsafe-svg'],
    [
      'is drawn in pixels where settings say so',
      { type: 'image/svg+xml', problem },
      '{svg: rasterise}',
      null,
    ],
    ['is kept where settings say so', { type: 'image/svg+xml', problem }, '{svg: keep}', null],
  ];
  test.each(table)('%s', (_, facts, images, rule) => {
    const archive = archiveOf(BODY, [assetLike('assets/pier.jpg', factsLike(facts))], images);
    expect(archive.listed[0]!.fills[0]!.kind).toBe(rule === null ? 'image' : 'lost');
    expect(archive.findings.map((finding) => [finding.rule, finding.position?.line])).toEqual(
      rule === null ? [] : [[rule, 5]],
    );
  });

  test('a drawing that would run stands nowhere, shown or not', () => {
    const asset = assetLike('assets/pier.svg', factsLike({ type: 'image/svg+xml', problem }));
    for (const images of ['{}', '{svg: rasterise}']) {
      const { shown } = planned({ 'posts/2009-02-02-talks.md': post('title: Talks') }, [asset], images);
      expect(shown.withheld.has(asset.path)).toBe(true);
      expect(shown.findings.map(({ rule }) => rule)).toEqual(['unsafe-svg']);
    }
  });
});

test('the credit in a file stands under its picture where the writer gave none', () => {
  const asset = assetLike('assets/pier.jpg', factsLike({ credit: 'A. Nother' }));
  const lead = (more: string, images = '{}') =>
    archiveOf(
      { 'posts/2009-02-02-talks.md': post(`title: Talks\nimage: {src: pier.jpg, alt: A pier${more}}`) },
      [asset],
      images,
    ).listed[0]!.lead!.credit;
  expect([lead(''), lead(', credit: Staff'), lead('', '{credit: false}')]).toEqual([
    'A. Nother',
    'Staff',
    null,
  ]);
});
