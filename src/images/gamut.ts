/** sRGB's triangle in CIE 1931 x and y, adapted to the white of profiles (ICC.1, D50). */
const SRGB = area([0.4361, 0.2225, 0.0139], [0.3851, 0.7169, 0.0971], [0.1431, 0.0606, 0.7141]);
/** Profiles of sRGB differ in rounding; Display P3 is a third larger. */
const MARGIN = 1.1;

type Colour = readonly [x: number, y: number, z: number];

/** Whether a colour profile (ICC.1) holds colours beyond sRGB: by its primaries, else by its name. */
export function isWide(profile: Uint8Array): boolean {
  const view = new DataView(profile.buffer, profile.byteOffset, profile.byteLength);
  const [red, green, blue] = ['rXYZ', 'gXYZ', 'bXYZ'].map((name) => primary(view, name));
  if (red && green && blue) return area(red, green, blue) > SRGB * MARGIN;
  const letters = String.fromCharCode(...profile.filter((byte) => byte >= 32 && byte < 127));
  return /P3|Adobe ?RGB|ProPhoto|ROMM|2020|Wide Gamut/i.test(letters);
}

/** A tag of type XYZ: three numbers of 16.16 bits (ICC.1, 10.31). */
function primary(view: DataView, name: string): Colour | null {
  if (view.byteLength < 132) return null;
  const count = Math.min(view.getUint32(128), 100);
  for (let at = 132; at < 132 + count * 12 && at + 12 <= view.byteLength; at += 12) {
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(at + byte)));
    const offset = view.getUint32(at + 4);
    if (tag !== name) continue;
    if (offset + 20 > view.byteLength) return null;
    return [8, 12, 16].map((byte) => view.getInt32(offset + byte) / 65536) as unknown as Colour;
  }
  return null;
}

function area(...corners: readonly [Colour, Colour, Colour]): number {
  const [[ax, ay], [bx, by], [cx, cy]] = corners.map(([x, y, z]) => [x / (x + y + z), y / (x + y + z)]) as [
    [number, number],
    [number, number],
    [number, number],
  ];
  return Math.abs(ax * (by - cy) + bx * (cy - ay) + cx * (ay - by)) / 2;
}
