import { describe, expect, test } from 'vitest';
import { isWide } from '../../src/images/gamut.ts';

type Primary = readonly [x: number, y: number, z: number];

/** A colour profile (ICC.1, 7) with these primaries, adapted to D50, and nothing else but a name behind them. */
function profile(primaries: readonly Primary[], name = ''): Uint8Array {
  const tags = 132 + primaries.length * 12;
  const bytes = Buffer.alloc(tags + primaries.length * 20 + name.length);
  bytes.writeUInt32BE(primaries.length, 128);
  for (const [at, primary] of primaries.entries()) {
    const [entry, offset] = [132 + at * 12, tags + at * 20];
    bytes.write(`${'rgb'[at]}XYZ`, entry, 'latin1');
    bytes.writeUInt32BE(offset, entry + 4);
    bytes.writeUInt32BE(20, entry + 8);
    for (const [part, value] of primary.entries())
      bytes.writeInt32BE(Math.round(value * 65536), offset + 8 + part * 4);
  }
  bytes.write(name, bytes.length - name.length, 'latin1');
  return bytes;
}

// As the profiles of these spaces have them.
const SRGB: readonly Primary[] = [
  [0.4361, 0.2225, 0.0139],
  [0.3851, 0.7169, 0.0971],
  [0.1431, 0.0606, 0.7141],
];
const DISPLAY_P3: readonly Primary[] = [
  [0.5151, 0.2412, -0.0011],
  [0.292, 0.6922, 0.0419],
  [0.1571, 0.0666, 0.7841],
];

describe('a colour profile', () => {
  test.each([
    ['with the primaries of sRGB is not wide, whatever its name', profile(SRGB, 'Display P3'), false],
    ['with those of Display P3 is wide, whatever its name', profile(DISPLAY_P3, 'sRGB'), true],
    ['without primaries is judged by its name', profile([], 'Adobe RGB (1998)'), true],
    ['without primaries and with another name is not wide', profile([], 'sRGB IEC61966-2.1'), false],
    ['with two primaries is judged by its name', profile(DISPLAY_P3.slice(0, 2), 'sRGB'), false],
  ])('%s', (_, bytes, wide) => {
    expect(isWide(bytes)).toBe(wide);
  });

  test('that is cut short at any byte is read without falling', () => {
    const whole = profile(DISPLAY_P3);
    for (let length = 0; length < whole.length; length++)
      expect(isWide(whole.subarray(0, length)), String(length)).toBe(false);
  });
});
