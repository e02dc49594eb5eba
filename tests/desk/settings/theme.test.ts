import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSite } from '../../../src/desk/settings/settings.ts';
import { isReadable, SCHEMES } from '../../../src/desk/settings/theme.ts';
import type { SourcePath } from '../../../src/model/address/paths.ts';
import { colourOfHex, contrast, hexOf, mix } from '../../../src/model/colour.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { built, post, SETTINGS } from '../../support/built.ts';
import { runs } from '../../support/deep.ts';
import { testOptions } from '../../support/memory-disk.ts';

function themeOf(theme: string) {
  const findings: Finding[] = [];
  const text = `${SETTINGS}theme: ${theme}\n`;
  const site = readSite([{ path: 'site.yaml' as SourcePath, text }], testOptions(), findings);
  return {
    theme: site.theme,
    told: findings.map(({ rule, position, reason }) => `${rule} ${position?.line} ${reason}`),
  };
}

const colour = (hex: string | null) => colourOfHex(hex ?? '') ?? [0, 0, 0];

describe('the theme’s colours', () => {
  test('are judged on the paper of the style sheet', () => {
    const sheet = readFileSync(join(import.meta.dirname, '../../../templates/theme/style.css'), 'utf8');
    for (const name of ['paper', 'wash'] as const) {
      const { light, dark } = SCHEMES;
      expect(sheet).toContain(`--${name}: light-dark(${hexOf(light[name])}, ${hexOf(dark[name])})`);
    }
    const [, light = '', dark = ''] = /--accent: light-dark\((#\w+), (#\w+)\)/.exec(sheet) ?? [];
    expect(isReadable(colour(light), SCHEMES.light)).toBe(true);
    expect(isReadable(colour(dark), SCHEMES.dark)).toBe(true);
  });

  test('one accent, whichever it is, gives text that can be read in both schemes (WCAG AA)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
        const { theme } = themeOf(`{accent: "#${number.toString(16).padStart(6, '0')}"}`);
        const { light, dark } = SCHEMES;
        for (const [accent, { paper, wash }] of [
          [colour(theme.accent), light],
          [colour(theme.accentDark), dark],
        ] as const) {
          expect(contrast(accent, paper)).toBeGreaterThanOrEqual(4.5);
          expect(contrast(accent, wash)).toBeGreaterThanOrEqual(4.5);
          expect(contrast(mix(accent, paper, 0.84), paper)).toBeGreaterThanOrEqual(4.5);
        }
      }),
      { numRuns: runs(100) },
    );
  });

  test('a colour that can be read stays, and the dark one has its hue', () => {
    const { theme, told } = themeOf('{accent: "#0b5d3b"}');
    expect(theme.accent).toBe('#0b5d3b');
    expect(told).toEqual([]);
    const [red, green, blue] = colour(theme.accentDark);
    expect(green).toBeGreaterThan(red);
    expect(green).toBeGreaterThan(blue);
    expect(themeOf('{accent: "#0b5d3b", accent-dark: "#7fd1a8"}').theme.accentDark).toBe('#7fd1a8');
    expect(themeOf('{accent-dark: "#7fd1a8"}').theme).toMatchObject({
      accent: '#9c1b1b',
      accentDark: '#7fd1a8',
    });
  });

  test('a colour that cannot be read on paper is told with the one that is used', () => {
    const { theme, told } = themeOf('{accent: gold}');
    expect(told).toEqual([
      `low-contrast 4 theme.accent is hard to read in the light scheme (a contrast of 1.2 to 1, where 4.5 is needed), so ${theme.accent} is used`,
    ]);
    expect(themeOf('{accent: navy, accent-dark: navy}').told).toHaveLength(1);
  });

  test.each([
    ['rebeccapurple', '#663399'],
    ['rgb(11 93 59)', '#0b5d3b'],
    ['hsl(0 70% 36%)', '#9c1c1c'],
    ['oklch(40% 0.1 150)', /^#/],
    ['"#719"', '#771199'],
  ])('%s is a colour', (written, hex) => {
    const { theme, told } = themeOf(`{accent: ${written}}`);
    expect(told).toEqual([]);
    expect(theme.accent).toMatch(hex);
  });

  test.each([
    'var(--x)',
    'currentcolor',
    'transparent',
    'rgb(0 0 0 / 50%)',
    '"light-dark(red, blue)"',
    '"#12"',
    'inherit',
  ])('%s is none that can be used', (written) => {
    const { theme, told } = themeOf(`{accent: ${written}}`);
    expect(told[0]).toMatch(/^invalid-setting 4 theme\.accent: .* is not a colour that can be used/);
    expect(theme.accent).toBe(null);
  });
});

describe('the theme’s typefaces', () => {
  test.each([
    ['Charter', 'Charter, serif'],
    ['Charter, Georgia', 'Charter, Georgia, serif'],
    ['Charter, Georgia, serif', 'Charter, Georgia, serif'],
    ['Source Serif 4', '"Source Serif 4", serif'],
    ['"\'Source Serif 4\', Georgia"', "'Source Serif 4', Georgia, serif"],
    ['ui-serif', 'ui-serif'],
  ])('%s is set as %s', (written, set) => {
    expect(
      themeOf(`{serif: ${written.includes(',') && !written.startsWith('"') ? `"${written}"` : written}}`),
    ).toMatchObject({
      theme: { serif: set },
      told: [],
    });
  });

  test('labels fall back on a sans-serif', () => {
    expect(themeOf('{sans: Inter}').theme.sans).toBe('Inter, sans-serif');
  });

  test('Newsreader is loaded ahead only where it is used', async () => {
    const head = async (theme: string) => {
      const { page } = await built(
        {
          'site.yaml': `${SETTINGS}search: false\n${theme}`,
          'posts/a.md': post('title: A\ndate: 2009-02-02'),
        },
        { theme: 'builtin' },
      );
      return page('/2009/02/02/a/').includes('rel="preload"');
    };
    expect(await head('')).toBe(true);
    expect(await head('theme: {serif: Charter}\n')).toBe(false);
    expect(await head('theme: {serif: "Newsreader, Charter"}\n')).toBe(true);
    expect(await head('theme: {sans: Inter}\n')).toBe(true);
  });
});
