import { type Colour, contrast, hexOf, lightness, mix, withLightness } from '../../model/colour.ts';
import type { ThemeSettings } from '../../model/site.ts';
import { readColour } from './colours.ts';
import type { Settings } from './file.ts';

/** Colours of the theme's style sheet on which the accent is read, in a scheme; and its own accent there. */
type Scheme = { readonly name: string; readonly paper: Colour; readonly wash: Colour; readonly step: number };

/** `--paper` and `--wash` of templates/theme/style.css. */
export const SCHEMES = {
  light: { name: 'light', paper: colour(0xfcfbf8), wash: colour(0xf3f0e9), step: -0.005 },
  dark: { name: 'dark', paper: colour(0x151412), wash: colour(0x1e1c19), step: 0.005 },
} as const;

/** `--accent` of templates/theme/style.css in the light scheme. */
const ACCENT = '#9c1b1b';
/** The least lightness of an accent in the dark scheme: that of the theme's own. */
const LEAST_DARK_LIGHTNESS = 0.74;

/**
 * Reads `theme:`. One colour is enough: that of the dark scheme is derived from it. A colour that could not be read on
 * the paper of its scheme is made darker or lighter until it can be read, and that is reported.
 */
export function themeOf(main: Settings): ThemeSettings {
  const [written, writtenDark] = [main.text(['theme', 'accent']), main.text(['theme', 'accent-dark'])];
  const accent = written === null ? null : readColour(written);
  const dark = writtenDark === null ? null : readColour(writtenDark);
  const derived =
    accent &&
    readable(withLightness(accent, Math.max(LEAST_DARK_LIGHTNESS, lightness(accent))), SCHEMES.dark);
  return {
    accent: accent ? hexOf(readableAccent(accent, 'accent', SCHEMES.light, main)) : dark ? ACCENT : null,
    accentDark: dark
      ? hexOf(readableAccent(dark, 'accent-dark', SCHEMES.dark, main))
      : derived && hexOf(derived),
    serif: typeface(main.text(['theme', 'serif']), 'serif'),
    sans: typeface(main.text(['theme', 'sans']), 'sans-serif'),
    measure: main.text(['theme', 'measure']),
  };
}

/** Whether a colour can be read in a scheme (WCAG AA). */
export function isReadable(accent: Colour, scheme: Pick<Scheme, 'paper' | 'wash'>): boolean {
  return leastContrast(accent, scheme) >= 4.5;
}

/** The least contrast that a colour gives: as small text on paper and wash, and under text of the colour of paper where the theme mixes both. */
function leastContrast(accent: Colour, { paper, wash }: Pick<Scheme, 'paper' | 'wash'>): number {
  return Math.min(contrast(accent, paper), contrast(accent, wash), contrast(mix(accent, paper, 0.84), paper));
}

/** The colour, or the next one of its hue that can be read. */
function readable(accent: Colour, scheme: Scheme): Colour {
  let found = accent;
  for (
    let light = lightness(accent);
    !isReadable(found, scheme) && light > 0 && light < 1;
    light += scheme.step
  )
    found = rounded(withLightness(accent, light + scheme.step));
  return found;
}

/** The colour, or the next one that can be read; reports if it is another one. */
function readableAccent(accent: Colour, part: string, scheme: Scheme, main: Settings): Colour {
  const found = readable(accent, scheme);
  if (found !== accent) {
    const ratio = leastContrast(accent, scheme).toFixed(1);
    const reason = `theme.${part} is hard to read in the ${scheme.name} scheme (a contrast of ${ratio} to 1, where 4.5 is needed), so ${hexOf(found)} is used`;
    const remedy = `Write ${part}: "${hexOf(found)}", or another ${scheme.step < 0 ? 'darker' : 'lighter'} colour.`;
    main.report(['theme', part], 'low-contrast', 'warning', reason, remedy);
  }
  return found;
}

/** A list of typefaces as CSS has it, with a generic one at its end. */
function typeface(written: string | null, generic: string): string | null {
  if (written === null) return null;
  const families = written.split(',').map((family) => family.trim());
  const names = families.map((family) =>
    /^(?:["'].*["']|-?[a-z_][\w-]*(?: -?[a-z_][\w-]*)*)$/i.test(family) ? family : `"${family}"`,
  );
  const ends = /^(?:serif|sans-serif|monospace|cursive|fantasy|math|emoji|fangsong|system-ui|ui-[a-z-]+)$/i;
  return [...names, ...(ends.test(names.at(-1) ?? '') ? [] : [generic])].join(', ');
}

function rounded(accent: Colour): Colour {
  return accent.map((value) => Math.round(value * 255) / 255) as unknown as Colour;
}

function colour(hex: number): Colour {
  return [(hex >> 16) / 255, ((hex >> 8) & 255) / 255, (hex & 255) / 255];
}
