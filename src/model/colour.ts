/** An opaque colour of sRGB: red, green and blue from 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number];

/** `#9c1b1b`. */
export function hexOf(colour: Colour): string {
  const digits = (value: number) =>
    Math.round(value * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${colour.map(digits).join('')}`;
}

/** A colour of `#rgb` or `#rrggbb`; null for any other text. */
export function colourOfHex(text: string): Colour | null {
  const [, digits = ''] = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(text) ?? [];
  if (digits === '') return null;
  const size = digits.length / 3;
  const [red = 0, green = 0, blue = 0] = [0, 1, 2].map(
    (at) => Number.parseInt(digits.slice(at * size, (at + 1) * size).repeat(size === 1 ? 2 : 1), 16) / 255,
  );
  return [red, green, blue];
}

/** Contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(a: Colour, b: Colour): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** Mixes two colours as `color-mix(in oklab, A share, B)` of CSS Color 5 does. */
export function mix(a: Colour, b: Colour, share: number): Colour {
  const [x, y] = [oklabOf(a), oklabOf(b)];
  return colourOfOklab(x.map((value, at) => value * share + (y[at] ?? 0) * (1 - share)) as unknown as Oklab);
}

/** Lightness of a colour in OKLCH, 0 to 1. */
export function lightness(colour: Colour): number {
  return oklabOf(colour)[0];
}

/** Gives a colour another lightness in OKLCH. The hue stays; the chroma is reduced as far as sRGB requires. */
export function withLightness(colour: Colour, wanted: number): Colour {
  const [, a, b] = oklabOf(colour);
  let [none, full] = [0, 1];
  if (isInside([wanted, a, b])) return colourOfOklab([wanted, a, b]);
  for (let step = 0; step < 20; step++) {
    const half = (none + full) / 2;
    if (isInside([wanted, a * half, b * half])) none = half;
    else full = half;
  }
  return colourOfOklab([wanted, a * none, b * none]);
}

type Oklab = readonly [lightness: number, a: number, b: number];

function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map(linear) as unknown as Colour;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function curved(value: number): number {
  return value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
}

/** Björn Ottosson's Oklab, with the matrices of CSS Color 4. */
function oklabOf(colour: Colour): Oklab {
  const [red, green, blue] = colour.map(linear) as unknown as Colour;
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const middle = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short,
  ];
}

function rgbOfOklab([light, a, b]: Oklab): Colour {
  const long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (light - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    curved(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short),
    curved(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short),
    curved(-0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short),
  ];
}

function colourOfOklab(oklab: Oklab): Colour {
  return rgbOfOklab(oklab).map((value) => Math.min(1, Math.max(0, value))) as unknown as Colour;
}

function isInside(oklab: Oklab): boolean {
  return rgbOfOklab(oklab).every((value) => value >= -0.0001 && value <= 1.0001);
}
