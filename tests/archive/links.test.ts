import { describe, expect, test } from 'vitest';
import { directoryOf } from '../../src/archive/directory.ts';
import { fillSlots, leadPicture, portraitOf, teaserPicture } from '../../src/archive/links.ts';
import type { SitePath, SourcePath } from '../../src/model/address/paths.ts';
import type { AssetFile } from '../../src/model/asset.ts';
import { type Dispatch, type PictureReference, type Slot, UNWRITTEN } from '../../src/model/dispatch.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Site } from '../../src/model/site.ts';

const facts = (more: object = {}) => ({
  width: 400,
  height: 300,
  type: 'image/jpeg',
  problem: null,
  credit: 'Lund',
  ...more,
});
const asset = (path: string, image: object | null = null) => ({ path, image }) as unknown as AssetFile;
const UNSAFE = { rule: 'unsafe-svg', reason: 'has a script', remedy: 'Take it out' };
const ASSETS = [
  asset('posts/pier.jpg', facts()),
  asset('posts/own credit.jpg', facts()),
  asset('assets/huge.jpg', facts({ width: 2000, height: 1000 })),
  asset('assets/edge.jpg', facts({ width: 1000, height: 1000 })),
  asset('assets/huge.svg', facts({ width: 2000, height: 1000, type: 'image/svg+xml' })),
  asset('assets/unsafe.svg', facts({ problem: UNSAFE })),
  asset('assets/broken.jpg', facts({ problem: { ...UNSAFE, rule: 'broken-picture' } })),
  asset('assets/laura.jpg', facts()),
  asset('assets/film.mp4'),
];
const site = (images: object = {}) =>
  ({
    ...{ origin: 'https://wire.example', base: '/cable', redirects: [], search: false, feeds: {} },
    index: { days: 'several' },
    images: { limit: 1, svg: 'clean', credit: true, ...images },
  }) as unknown as Site;
const dispatchOf = (more: Partial<Dispatch> = {}) =>
  ({ ...UNWRITTEN, source: 'posts/a.md' as SourcePath, slug: 'a', filed: null, ...more }) as Dispatch;
const entry = { slip: dispatchOf(), path: '/2009/a/' as SitePath, rank: 0, shelves: [], names: [] };
const directory = (images: object = {}) => directoryOf([entry], [], ASSETS, site(images));
const reference = (src: string, more: Partial<PictureReference> = {}) =>
  ({ src, alt: null, caption: null, credit: null, ...more }) as PictureReference;

test('all links to a page have one fill, which takes little memory where there are very many', () => {
  const slots: Slot[] = ['a.md', '/2009/a/', 'a.md#part'].map((target) => ({ kind: 'link', target }));
  const there = directory();
  const fills = [1, 2, 3].flatMap(() =>
    fillSlots(dispatchOf({ copy: { slots } as unknown as Dispatch['copy'] }), there, []),
  );
  expect(fills.slice(0, 3).map((fill) => fill.kind === 'link' && fill.href)).toEqual([
    '/cable/2009/a/',
    '/cable/2009/a/',
    '/cable/2009/a/#part',
  ]);
  expect(new Set(fills.filter((_, at) => at % 3 < 2)).size).toBe(1);
});

/** What fills slots, and what is found. */
function filled(slots: readonly object[], images: object = {}) {
  const findings: Finding[] = [];
  const dispatch = dispatchOf({ copy: { slots: slots as readonly Slot[] } as Dispatch['copy'] });
  const fills = fillSlots(dispatch, directory(images), findings);
  return { fills, found: findings.map(({ rule, position }) => `${rule} ${position?.line}`), findings };
}

describe('a link', () => {
  const hrefOf = (target: string, more: object = {}) => {
    const { fills, found } = filled([{ kind: 'link', target, ...more }]);
    return [(fills[0] as { href: string }).href, ...found];
  };

  test.each([
    ['a.md?q=ü#part', '/cable/2009/a/?q=%C3%BC#part'],
    ['/2009/a/', '/cable/2009/a/'],
    ['film.mp4', '/cable/assets/film.mp4'],
  ])('to %s leads to %s', (target, href) => {
    expect(hrefOf(target)).toEqual([href]);
  });

  test.each([
    ['gone.md', 'gone.md'],
    ['/gone/', '/cable/gone/'],
    ['/cable/gone/', '/cable/gone/'],
    ['//evil.example/', '//evil.example/'],
    ['/g o"ne/%zz%41', '/cable/g%20o%22ne/%25zz%41'],
  ])('to %s leads to nothing, and stays %s', (target, href) => {
    expect(hrefOf(target)).toEqual([href, 'broken-link undefined']);
  });

  test('to a file is looked for among files first, and told of as an address', () => {
    expect(hrefOf('film.mp4#t=5', { file: true })).toEqual(['/cable/assets/film.mp4#t=5']);
    const position = { line: 7, column: 2 };
    const { findings } = filled([{ kind: 'link', target: 'gone.mp4', file: true, position }]);
    expect(findings).toMatchObject([{ rule: 'broken-link', position }]);
    expect(findings[0]?.reason).toMatch(/^The address gone\.mp4/);
    expect(filled([{ kind: 'link', target: 'gone.md' }]).findings[0]?.reason).toMatch(
      /^The link to gone\.md/,
    );
  });
});

describe('a picture', () => {
  const picture = (src: string, more: object = {}, images: object = {}) => {
    const { fills, found, findings } = filled([{ kind: 'image', ...reference(src), ...more }], images);
    return { fill: fills[0], found, findings };
  };

  test('is the file with its size, its words and how it is set', () => {
    const { fill, found } = picture('pier.jpg', {
      alt: 'A pier',
      row: true,
      lazy: true,
      inline: false,
      attributes: { id: 'x' },
    });
    expect(found).toEqual([]);
    expect(fill).toEqual({
      ...{ kind: 'image', row: true, lazy: true, inline: false, attributes: { id: 'x' } },
      picture: {
        ...{
          asset: 'posts/pier.jpg',
          href: '/cable/assets/pier.jpg',
          alt: 'A pier',
          width: 400,
          height: 300,
        },
        ...{ caption: null, credit: 'Lund', captionHtml: null, creditHtml: null, variants: [] },
      },
    });
    expect(picture('pier.jpg', { plain: true }).fill).toMatchObject({ plain: true, picture: { alt: '' } });
    expect(picture('pier.jpg?v=2#x').found).toEqual([]);
  });

  test('has the credit that a writer gives, or that of the file unless the settings say no', () => {
    expect(picture('pier.jpg', { credit: 'Odd' }).fill).toMatchObject({ picture: { credit: 'Odd' } });
    expect(picture('pier.jpg', {}, { credit: false }).fill).toMatchObject({ picture: { credit: null } });
  });

  test('of another site or in its own address stays where it is', () => {
    for (const src of ['https://e.example/a.jpg', '//e.example/a.jpg', 'data:image/png;base64,AA'])
      expect(picture(src).fill).toMatchObject({
        picture: { asset: null, href: src, width: null, variants: [] },
      });
    expect(picture('data:text/html,x').found).toEqual(['missing-image undefined']);
  });

  test('that is missing leaves its words, and is told where it was written', () => {
    const position = { line: 9, column: 1 };
    expect(picture('gone.jpg', { alt: 'A pier', position })).toMatchObject({
      fill: { kind: 'lost', alt: 'A pier' },
      found: ['missing-image 9'],
    });
    const { fill, findings } = picture('gone.jpg');
    expect(fill).toEqual({ kind: 'lost', alt: '' });
    expect(findings[0]?.remedy).toContain('nothing is shown in its place');
    expect(picture('gone.jpg', { alt: 'x' }).findings[0]?.remedy).toContain('its alternative text');
  });

  test('is refused beyond the limit of pixels, unless it is drawn', () => {
    expect(picture('huge.jpg').found).toEqual(['picture-too-large undefined']);
    expect(picture('huge.jpg', {}, { limit: 2 }).found).toEqual([]);
    expect(picture('edge.jpg').found).toEqual([]);
    expect(picture('huge.svg').found).toEqual([]);
  });

  test('is refused if it is broken, or an unsafe drawing that is not cleaned', () => {
    expect(picture('unsafe.svg').found).toEqual([]);
    expect(picture('unsafe.svg', {}, { svg: 'pass' }).found).toEqual(['unsafe-svg undefined']);
    expect(picture('broken.jpg').found).toEqual(['broken-picture undefined']);
    expect(picture('film.mp4').found).toEqual([]);
  });
});

describe('the picture of a dispatch', () => {
  test('is the lead that it names; a missing one is told at the line of its field', () => {
    const findings: Finding[] = [];
    const lead = (dispatch: Dispatch) => leadPicture(dispatch, directory(), findings)?.asset ?? null;
    expect(lead(dispatchOf())).toBe(null);
    expect(lead(dispatchOf({ image: reference('pier.jpg') }))).toBe('posts/pier.jpg');
    expect(lead(dispatchOf({ image: reference('gone.jpg'), lines: { image: 4 } }))).toBe(null);
    expect(findings).toMatchObject([{ rule: 'missing-image', position: { line: 4, column: 1 } }]);
  });

  test('in lists is the first of its body, unless it has a lead or wants none', () => {
    const teaser = (more: Partial<Dispatch>) => teaserPicture(dispatchOf(more), directory())?.asset ?? null;
    const firstImage = reference('pier.jpg');
    expect(teaser({ firstImage })).toBe('posts/pier.jpg');
    expect(teaser({})).toBe(null);
    expect(teaser({ firstImage, image: reference('huge.svg') })).toBe(null);
    expect(teaser({ firstImage, image: false as unknown as null })).toBe(null);
  });
});

test('a portrait lies under assets/ or on another site', () => {
  const findings: Finding[] = [];
  const portrait = (src: string) => portraitOf('Laura Hale', src, directory(), findings);
  expect(portrait('laura.jpg')).toMatchObject({ asset: 'assets/laura.jpg', alt: 'Laura Hale', width: 400 });
  expect(portrait('https://e.example/l.jpg')).toMatchObject({ asset: null, href: 'https://e.example/l.jpg' });
  expect(findings).toEqual([]);
  expect([portrait('gone.jpg'), portrait('broken.jpg')]).toEqual([null, null]);
  expect(findings.map(({ rule, source }) => `${rule} ${source}`)).toEqual([
    'missing-image site.yaml',
    'broken-picture site.yaml',
  ]);
});
