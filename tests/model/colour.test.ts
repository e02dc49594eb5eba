import { describe, expect, test } from 'vitest';
import { type Colour, colourOfHex, hexOf, withLightness } from '../../src/model/colour.ts';

const of = (hex: string) => colourOfHex(hex) as Colour;

describe('a colour of another lightness', () => {
  // Lightness in OKLCH as CSS Color 4 converts these (colorjs.io).
  test.each([
    ['#ff0000', 0.627955],
    ['#00ff00', 0.86644],
    ['#0000ff', 0.452014],
    ['#663399', 0.440274],
    ['#020202', 0.07816],
  ])('is %s again with its own lightness', (hex, lightness) => {
    expect(hexOf(withLightness(of(hex), lightness))).toBe(hex);
  });

  test.each([
    ['#0b5d3b', 0.8],
    ['#9c1b1b', 0.75],
    ['#1b1b9c', 0.3],
  ])('keeps the order and the hue of its channels: %s at %f', (hex, lightness) => {
    const order = (colour: Colour) => [0, 1, 2].toSorted((a, b) => colour[b]! - colour[a]!)[0];
    const made = withLightness(of(hex), lightness);
    expect(order(made)).toBe(order(of(hex)));
    expect(made.every((value) => value >= 0 && value <= 1)).toBe(true);
  });
});
