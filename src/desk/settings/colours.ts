import { loadPackage } from '../../copy/packages/on-demand.ts';
import { type Colour, colourOfHex } from '../../model/colour.ts';

/** An opaque CSS colour as it stands in sRGB; null if it is not a colour, or depends on others (`currentcolor`). */
export function readColour(text: string): Colour | null {
  return colourOfHex(text) ?? (/[;{}\\@!<]|var\(|url\(/.test(text) ? null : parsed(text));
}

/** Lightning CSS converts it for browsers that know only sRGB. */
function parsed(text: string): Colour | null {
  const { transform } = loadPackage('lightningcss');
  let found: Colour | null = null;
  const read = (code: string) =>
    transform({
      filename: 'colour.css',
      code: new TextEncoder().encode(code),
      targets: { chrome: 60 << 16 },
      visitor: {
        Declaration(declaration) {
          const { property, value } = declaration as { property: string; value: unknown };
          if (property !== 'color' || typeof value !== 'object' || value === null) return undefined;
          const { type, r, g, b, alpha } = value as { [part: string]: unknown };
          if (type === 'rgb' && alpha === 1) found = [Number(r) / 255, Number(g) / 255, Number(b) / 255];
          return undefined;
        },
      },
    }).code;
  try {
    // Other spaces become sRGB when the sheet is printed, and can be read the second time.
    const printed = new TextDecoder().decode(read(`a{color:${text}}`));
    if (found === null) read(printed);
  } catch {
    return null;
  }
  return found;
}
