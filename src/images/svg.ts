import { Parser } from 'htmlparser2';

/** A drawing's size, and what in it would run or load something (null if nothing does). */
type Drawing = {
  readonly width: number;
  readonly height: number;
  readonly danger: string | null;
};

/** Elements that run, embed or rewrite: scripts, foreign HTML, and animations that can set an address. */
const FORBIDDEN: ReadonlySet<string> = new Set([
  'script',
  'foreignobject',
  'iframe',
  'embed',
  'object',
  'audio',
  'video',
  'handler',
  'listener',
]);
const ANIMATIONS: ReadonlySet<string> = new Set(['set', 'animate', 'animatemotion', 'animatetransform']);

/** Reads an SVG text; null if it has no `<svg>`. Never follows an address, never expands an entity. */
export function readDrawing(text: string): Drawing | null {
  let size: { readonly width: number; readonly height: number } | null = null;
  let danger = /<!ENTITY/i.test(text) ? 'it declares entities' : null;
  const found = (what: string) => {
    danger ??= what;
  };
  let sheet = '';
  let inSheet = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const tag = name.toLowerCase().replace(/^.*:/, '');
        if (size === null && tag === 'svg') size = sizeOf(attributes);
        if (FORBIDDEN.has(tag)) found(`it holds <${tag}>`);
        inSheet = tag === 'style';
        for (const [written, value] of Object.entries(attributes)) {
          const attribute = written.toLowerCase().replace(/^.*:/, '');
          if (/^on/.test(attribute)) found(`it holds a handler, ${attribute}`);
          else if (attribute === 'href' || attribute === 'src') {
            if (isOutside(value, tag)) found(`it refers to ${value.trim().slice(0, 60)}`);
          } else if (ANIMATIONS.has(tag) && attribute === 'attributename' && /href|^on/i.test(value))
            found(`it animates ${value}`);
          else if (hasOutside(value)) found(`its ${attribute} loads another file`);
        }
      },
      ontext(piece) {
        if (inSheet) sheet += piece;
      },
      onclosetag() {
        inSheet = false;
      },
      onprocessinginstruction(name, content) {
        if (/^\?xml-stylesheet/i.test(name)) found(`it loads a style sheet, ${content.slice(0, 60)}`);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
  if (size === null) return null;
  if (hasOutside(sheet) || /@import|\\[0-9a-f]/i.test(sheet)) found('its style sheet loads another file');
  const { width, height } = size as { width: number; height: number };
  return { width, height, danger };
}

/** Width and height in pixels, from the attributes or the view box; 300 × 150 (CSS 2.2, 10.3.2) if it has neither. */
function sizeOf(attributes: { readonly [name: string]: string }): { width: number; height: number } {
  const pixels = (text: string | undefined) => {
    const [, number, unit = ''] = /^\s*\+?(\d*\.?\d+(?:e[+-]?\d+)?)\s*([a-z]*)\s*$/i.exec(text ?? '') ?? [];
    const scale = { '': 1, px: 1, pt: 4 / 3, pc: 16, in: 96, cm: 96 / 2.54, mm: 96 / 25.4, em: 16 }[unit];
    return number !== undefined && scale !== undefined ? Number(number) * scale : null;
  };
  const [, , wide, high] = (attributes.viewBox ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const ratio = wide && high && wide > 0 && high > 0 ? high / wide : null;
  const width = pixels(attributes.width);
  const height = pixels(attributes.height);
  const whole = (value: number) => Math.max(1, Math.round(value));
  if (width && height) return { width: whole(width), height: whole(height) };
  if (ratio === null) return { width: whole(width ?? 300), height: whole(height ?? 150) };
  if (width) return { width: whole(width), height: whole(width * ratio) };
  if (height) return { width: whole(height / ratio), height: whole(height) };
  return { width: whole(wide!), height: whole(high!) };
}

/** Whether an address loads something from outside the drawing. Links that a reader must click do not count. */
function isOutside(value: string, tag: string): boolean {
  const address = value.replace(/[\s\u0000-\u001f]/g, '');
  if (address === '' || address.startsWith('#')) return false;
  if (/^data:image\/(?:png|jpe?g|gif|webp|avif)[;,]/i.test(address)) return false;
  if (tag === 'a') return !/^(?:https?:|mailto:|[^:]*$)/i.test(address);
  return true;
}

function hasOutside(value: string): boolean {
  return [...value.matchAll(/url\(\s*(["']?)([^)"']*)\1/gi)].some(([, , address = '']) =>
    isOutside(address, ''),
  );
}
