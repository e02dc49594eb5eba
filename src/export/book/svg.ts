/** Properties of SVG 2 that e-readers of EPUB 3.2 know as CSS, and not as attributes of their own. */
const AS_STYLE =
  /^(?:paint-order|mix-blend-mode|isolation|transform-origin|transform-box|vector-effect|mask-type|white-space|inline-size|shape-inside|shape-margin|shape-padding|font-feature-settings|font-variation-settings|font-variant-[a-z-]+|text-align|text-orientation|line-height)$/;
const TAG = /<([a-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)(\s*\/?)>/gi;
const ATTRIBUTE = /\s+([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')/g;

/** A drawing as books may hold it (SVG 1.1, which EPUB 3.2 asks for): what only SVG 2 knows is written in the older way. */
export function svgOfBooks(text: string): string {
  const isLinked = /\sxlink:href\s*=/.test(text) || /\shref\s*=/.test(text);
  let isFirst = true;
  return text.replace(TAG, (_, name: string, attributes: string, end: string) => {
    const kept: string[] = [];
    const styles: string[] = [];
    for (const [, key = '', quoted = '""'] of attributes.matchAll(ATTRIBUTE)) {
      const value = quoted.slice(1, -1);
      if (AS_STYLE.test(key)) styles.push(`${key}:${value}`);
      else if (key === 'style') styles.unshift(value.replace(/;\s*$/, ''));
      else if (key.startsWith('data-')) continue;
      else if (key === 'href' && !attributes.includes('xlink:href')) kept.push(` xlink:href=${quoted}`);
      else if (key !== 'href') kept.push(` ${key}=${quoted}`);
    }
    if (styles.length > 0) kept.push(` style="${styles.join(';').replaceAll('"', "'")}"`);
    if (isFirst && isLinked && !attributes.includes('xmlns:xlink'))
      kept.push(' xmlns:xlink="http://www.w3.org/1999/xlink"');
    isFirst = false;
    return `<${name}${kept.join('')}${end}>`;
  });
}
