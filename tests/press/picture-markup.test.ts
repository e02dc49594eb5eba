import { describe, expect, test } from 'vitest';
import type { Picture } from '../../src/model/picture.ts';
import { type PictureOptions, setPicture } from '../../src/press/picture-markup.ts';

const variant = (type: string, width: number, href = `/p-${width}.${type}`) => ({
  type: `image/${type}`,
  width,
  href,
});
const picture = (more: object = {}) =>
  ({ href: '/p.jpg', alt: 'A "pier"', width: 900, height: 600, variants: [], ...more }) as unknown as Picture;
const set = (more: object = {}, options: PictureOptions = {}) => setPicture(picture(more), '100vw', options);
const img = (attributes: string) => `<img src="/p.jpg" ${attributes}>`;
const WEBP = [variant('webp', 400), variant('webp', 800)];
const JPEG = [variant('jpeg', 400), variant('jpeg', 800)];

describe('a picture without variants', () => {
  test('has its size, its words, and comes late', () => {
    expect(set()).toBe(
      img('alt="A &quot;pier&quot;" width="900" height="600" loading="lazy" decoding="async"'),
    );
  });

  test('says nothing of a size that is not known', () => {
    for (const size of [{ width: null }, { height: null }])
      expect(set(size)).toBe(img('alt="A &quot;pier&quot;" loading="lazy" decoding="async"'));
  });

  test('comes first if it leads its page, and at once if it may not be late', () => {
    expect(set({ width: null }, { lead: true, class: 'lead' })).toBe(
      img('alt="A &quot;pier&quot;" class="lead" fetchpriority="high" decoding="async"'),
    );
    expect(set({ width: null }, { lazy: false })).toBe(img('alt="A &quot;pier&quot;" decoding="async"'));
    expect(set({ width: null }, { lazy: true, lead: true })).toContain('loading="lazy" fetchpriority="high"');
  });
});

describe('a picture with variants', () => {
  test('has a source for each type but the last, whose files are the picture’s own', () => {
    expect(set({ width: null, variants: [...WEBP, ...JPEG] })).toBe(
      `<picture><source type="image/webp" srcset="/p-400.webp 400w, /p-800.webp 800w" sizes="100vw">${img(
        'srcset="/p-400.jpeg 400w, /p-800.jpeg 800w" sizes="100vw" alt="A &quot;pier&quot;" loading="lazy" decoding="async"',
      )}</picture>`,
    );
  });

  test('of one type is an image alone', () => {
    expect(set({ width: null, variants: JPEG })).toBe(
      img(
        'srcset="/p-400.jpeg 400w, /p-800.jpeg 800w" sizes="100vw" alt="A &quot;pier&quot;" loading="lazy" decoding="async"',
      ),
    );
  });

  test('names a single file of a type without sizes, and not again if it is the picture itself', () => {
    const own = variant('jpeg', 900, '/p.jpg');
    expect(set({ width: null, variants: [variant('webp', 900), own] })).toBe(
      `<picture><source type="image/webp" srcset="/p-900.webp">${img('alt="A &quot;pier&quot;" loading="lazy" decoding="async"')}</picture>`,
    );
    expect(set({ width: null, variants: [variant('jpeg', 900)] })).toContain(
      'src="/p.jpg" srcset="/p-900.jpeg" alt',
    );
    expect(set({ width: null, variants: [own, variant('jpeg', 400)] })).toContain(
      'srcset="/p.jpg 900w, /p-400.jpeg 400w"',
    );
  });
});

describe('a writer’s own attributes', () => {
  test('replace ours', () => {
    expect(set({ width: null }, { own: ' alt="Mine" loading="eager"' })).toBe(
      '<img src="/p.jpg" decoding="async" alt="Mine" loading="eager">',
    );
    expect(set({ width: null }, { own: ' class', class: 'ours' })).not.toContain('ours');
  });

  test.each([
    [' width="300"', 'height="200"'],
    [' height="300"', 'width="450"'],
    [' width="50%"', ''],
    [' height="50%"', ''],
    [' width="300" height="50"', ''],
    [' width="50%" height="50"', ''],
  ])('determine the size that is missing: %s gives %s', (own, ours) => {
    const html = set({}, { own });
    const given = [...html.replace(own, '').matchAll(/ ((?:width|height)="[^"]*")/g)].map(([, one]) => one);
    expect(given.join(' ')).toBe(ours);
    expect(html).toContain(own);
  });

  test('say how wide a picture is shown, in pixels', () => {
    expect(set({ variants: JPEG }, { own: ' width="300"' })).toContain('sizes="300px"');
    expect(set({ variants: JPEG }, { own: ' width="50%"' })).toContain('sizes="100vw"');
  });
});
