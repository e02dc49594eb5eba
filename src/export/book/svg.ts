import { xmlId } from './attributes.ts';

/** Properties of SVG 2 that e-readers know as CSS, and not as attributes. */
const AS_STYLE =
  /^(?:paint-order|mix-blend-mode|isolation|transform-origin|transform-box|vector-effect|mask-type|white-space|inline-size|line-height|font-feature-settings|font-variation-settings|font-variant-[a-z-]+|text-orientation)$/;
/** The attributes of SVG 1.1 (appendices L and N) that have no prefix. */
const KNOWN = new Set(
  `accent-height accumulate additive alignment-baseline alphabetic amplitude arabic-form ascent attributeName attributeType azimuth baseFrequency baseline-shift baseProfile bbox begin bias by calcMode cap-height class clip clip-path clip-rule clipPathUnits color color-interpolation color-interpolation-filters color-profile color-rendering contentStyleType cursor cx cy d descent diffuseConstant direction display divisor dominant-baseline dur dx dy edgeMode elevation enable-background end exponent fill fill-opacity fill-rule filter filterRes filterUnits flood-color flood-opacity font-family font-size font-size-adjust font-stretch font-style font-variant font-weight format from fx fy g1 g2 glyph-name glyph-orientation-horizontal glyph-orientation-vertical gradientTransform gradientUnits height horiz-adv-x horiz-origin-x id ideographic image-rendering in in2 intercept k k1 k2 k3 k4 kernelMatrix kernelUnitLength kerning keyPoints keySplines keyTimes lang lengthAdjust letter-spacing lighting-color limitingConeAngle local marker-end marker-height marker-mid marker-start markerHeight markerUnits markerWidth mask maskContentUnits maskUnits mathematical max media method min mode name numOctaves offset opacity operator order orient orientation origin overflow panose-1 path pathLength patternContentUnits patternTransform patternUnits pointer-events points pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits r radius refX refY rendering-intent repeatCount repeatDur requiredExtensions requiredFeatures restart result role rotate rx ry scale seed shape-rendering slope spacing specularConstant specularExponent spreadMethod startOffset stdDeviation stemh stemv stitchTiles stop-color stop-opacity strikethrough-position strikethrough-thickness string stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width style surfaceScale systemLanguage tableValues target targetX targetY text-anchor text-decoration text-rendering textLength title to transform type u1 u2 underline-position underline-thickness unicode unicode-bidi unicode-range units-per-em values version viewBox viewTarget visibility width widths word-spacing writing-mode x x-height x1 x2 xChannelSelector y y1 y2 yChannelSelector z zoomAndPan xmlns`.split(
    ' ',
  ),
);
const TAG = /<(\/?[a-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)(\s*\/?)>/gi;
const ATTRIBUTE = /\s+([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')/g;

/**
 * A drawing as books may hold it (SVG 1.1, which EPUB asks for): attributes that programs invented are left out, what only
 * SVG 2 knows is written in the older way, ids are names that stand once, and there are no links, since it is a picture.
 */
export function svgOfBooks(text: string): string {
  const hasLinks = /\s(?:xlink:)?href\s*=/.test(text);
  const taken = new Set<string>();
  let isRoot = true;
  let isInText = false;
  return text.replace(TAG, (_, name: string, attributes: string, end: string) => {
    const tag = /^\/?a$/.test(name) ? name.replace('a', isInText ? 'tspan' : 'g') : name;
    if (/^\/?text$/.test(name)) isInText = name === 'text';
    if (name.startsWith('/')) return `<${tag}>`;
    const kept: string[] = [];
    const styles: string[] = [];
    for (const [, key = '', quoted = '""'] of attributes.matchAll(ATTRIBUTE)) {
      const value = quoted.slice(1, -1);
      if (name === 'a' && /^(?:target$|xlink:|href$)/.test(key)) continue;
      if (AS_STYLE.test(key)) styles.push(`${key}:${value}`);
      else if (key === 'style') styles.unshift(value.replace(/;\s*$/, ''));
      else if (key === 'id') {
        if (!taken.has(value)) kept.push(` id="${xmlId(value)}"`);
        taken.add(value);
      } else if (key === 'href' || key === 'xlink:href') {
        if (key === 'xlink:href' || !attributes.includes('xlink:href'))
          kept.push(` xlink:href="${named(value)}"`);
      } else if (key.includes(':') || key.startsWith('aria-') || KNOWN.has(key))
        kept.push(` ${key}="${named(value).replaceAll('"', '&quot;')}"`);
    }
    if (styles.length > 0) kept.push(` style="${named(styles.join(';')).replaceAll('"', "'")}"`);
    if (isRoot && hasLinks && !attributes.includes('xmlns:xlink')) kept.push(XLINK);
    isRoot = false;
    return `<${tag}${kept.join('')}${end}>`;
  });
}

const XLINK = ' xmlns:xlink="http://www.w3.org/1999/xlink"';

/** A value in which references name the ids as they are now. */
function named(value: string): string {
  return value
    .replace(/^#(.+)$/, (_, id: string) => `#${xmlId(id)}`)
    .replace(
      /url\((['"]?)#([^'")]+)\1\)/g,
      (_, quote: string, id: string) => `url(${quote}#${xmlId(id)}${quote})`,
    );
}
