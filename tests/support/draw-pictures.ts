/**
 * Draws the pictures of the sample archive: `node tests/support/draw-pictures.ts [name ...]`.
 *
 * Each picture is a tone drawing (SVG), which is then cut the way a newspaper's engraver would have cut it:
 * a tint plate in a second colour, and a key plate of lines that swell where the drawing is dark. Everything
 * is seeded, so that the same program draws the same pictures. SHARP names a copy of sharp to use, where the
 * project's own is not installed.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '..', '..');
const { default: sharp } = await import(
  process.env.SHARP ? pathToFileURL(process.env.SHARP).href : String('sharp')
);

type Colour = readonly [number, number, number];
type Palette = { readonly paper: Colour; readonly tint: Colour; readonly ink: Colour; readonly spot: Colour };
type Sky = {
  readonly top: number;
  readonly foot: number;
  /** How strongly clouds show, 0 to 1. */
  readonly cloud: number;
  readonly glow?: readonly [x: number, y: number, radius: number, strength: number];
};
type Water = { readonly y: number; readonly tone: number; readonly mirror: number; readonly swell: number };
type Scene = {
  readonly file: string;
  readonly width: number;
  readonly height: number;
  readonly seed: number;
  readonly palette: Palette;
  readonly sky: Sky;
  readonly water?: Water;
  /** Distance of the engraver's lines in pixels. */
  readonly pitch: number;
  readonly draw: (plate: Plate, random: () => number) => void;
};

/** Bytes that a picture of the archive may have. */
const HEAVY = 205_000;

const BONE: Colour = [246, 240, 226];
const RED: Colour = [166, 44, 34];
const DUSK: Palette = {
  paper: BONE,
  tint: [196, 160, 112],
  ink: [36, 34, 40],
  spot: [222, 150, 52],
};
const NIGHT: Palette = {
  paper: [240, 234, 214],
  tint: [92, 116, 134],
  ink: [20, 27, 38],
  spot: [232, 178, 74],
};
const SEA: Palette = { paper: [244, 241, 230], tint: [122, 154, 152], ink: [24, 42, 48], spot: RED };
const MIST: Palette = {
  paper: [243, 241, 234],
  tint: [172, 176, 174],
  ink: [52, 56, 62],
  spot: [190, 120, 60],
};
const ROOM: Palette = { paper: BONE, tint: [188, 150, 116], ink: [44, 30, 26], spot: [62, 96, 104] };
const PINE: Palette = {
  paper: [245, 241, 226],
  tint: [150, 160, 118],
  ink: [30, 40, 34],
  spot: [196, 106, 40],
};
const BRICK: Palette = {
  paper: [246, 238, 224],
  tint: [204, 136, 104],
  ink: [48, 28, 28],
  spot: [54, 84, 108],
};

/** What a picture is drawn on: tone shapes behind and before the water, and solid ink, paper and spot colour. */
class Plate {
  readonly width: number;
  readonly height: number;
  readonly #defs: string[] = [];
  readonly #layers = { back: [] as string[], front: [] as string[], solid: [] as string[] };

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
  }

  /** Shapes of one tone (0 black, 1 paper), or of a `shade`; `cut` turns the lines by so many times 15 degrees. */
  back(tone: number | Shade, shapes: string, cut = 0, blur = 0, opacity = 1): void {
    this.#layers.back.push(this.#group(tone, shapes, cut, blur, opacity));
  }

  /** The same, before the water. */
  front(tone: number | Shade, shapes: string, cut = 0, blur = 0, opacity = 1): void {
    this.#layers.front.push(this.#group(tone, shapes, cut, blur, opacity));
  }

  ink(shapes: string, opacity = 1): void {
    this.#layers.solid.push(coloured('#f00', shapes, opacity));
  }

  lift(shapes: string, opacity = 1): void {
    this.#layers.solid.push(coloured('#0f0', shapes, opacity));
  }

  spot(shapes: string, opacity = 1): void {
    this.#layers.solid.push(coloured('#00f', shapes, opacity));
  }

  svg(layer: 'back' | 'front' | 'solid'): Buffer {
    const size = `width="${this.width}" height="${this.height}"`;
    const defs = `<defs>${this.#defs.join('')}</defs>`;
    return Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${defs}${this.#layers[layer].join('')}</svg>`,
    );
  }

  #group(tone: number | Shade, shapes: string, cut: number, blur: number, opacity: number): string {
    const channel = (value: number): string => `rgb(${Math.round(value * 255)},${cut * 20},0)`;
    let paint = typeof tone === 'number' ? channel(tone) : '';
    if (typeof tone !== 'number') {
      const id = `g${this.#defs.length}`;
      const stops = tone.stops.map(([at, value]) => `<stop offset="${at}" stop-color="${channel(value)}"/>`);
      const [x1, y1, x2, y2] = tone.line;
      this.#defs.push(
        tone.round
          ? `<radialGradient id="${id}" gradientUnits="userSpaceOnUse" cx="${x1}" cy="${y1}" r="${x2}">${stops.join('')}</radialGradient>`
          : `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}">${stops.join('')}</linearGradient>`,
      );
      paint = `url(#${id})`;
    }
    let filter = '';
    if (blur > 0) {
      const id = `b${this.#defs.length}`;
      this.#defs.push(
        `<filter id="${id}" x="-50%" y="-50%" width="200%" height="200%" color-interpolation-filters="sRGB"><feGaussianBlur stdDeviation="${blur}"/></filter>`,
      );
      filter = ` filter="url(#${id})"`;
    }
    const colour = typeof tone === 'number' ? paint : channel(tone.stops[0]?.[1] ?? 0);
    return `<g fill="${paint}" color="${colour}" opacity="${opacity}"${filter}>${shapes}</g>`;
  }
}

type Shade = {
  readonly round: boolean;
  readonly line: readonly [number, number, number, number];
  readonly stops: readonly (readonly [at: number, tone: number])[];
};

function shade(x1: number, y1: number, x2: number, y2: number, ...tones: number[]): Shade {
  return {
    round: false,
    line: [x1, y1, x2, y2],
    stops: tones.map((tone, i) => [i / Math.max(1, tones.length - 1), tone]),
  };
}

function ball(cx: number, cy: number, r: number, ...tones: number[]): Shade {
  return { ...shade(cx, cy, r, 0, ...tones), round: true };
}

function coloured(colour: string, shapes: string, opacity: number): string {
  return `<g fill="${colour}" color="${colour}" opacity="${opacity}">${shapes}</g>`;
}

const n = (value: number): string => String(Math.round(value * 10) / 10);

function rect(x: number, y: number, w: number, h: number, r = 0): string {
  return `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" rx="${r}"/>`;
}

function poly(...points: number[]): string {
  return `<polygon points="${points.map(n).join(' ')}"/>`;
}

function area(d: string): string {
  return `<path d="${d}"/>`;
}

function stroke(d: string, w: number, cap = 'round'): string {
  return `<path d="${d}" fill="none" stroke="currentColor" stroke-width="${w}" stroke-linecap="${cap}" stroke-linejoin="round"/>`;
}

function line(x1: number, y1: number, x2: number, y2: number, w: number): string {
  return stroke(`M${n(x1)} ${n(y1)}L${n(x2)} ${n(y2)}`, w, 'butt');
}

function disc(cx: number, cy: number, rx: number, ry = rx): string {
  return `<ellipse cx="${n(cx)}" cy="${n(cy)}" rx="${n(rx)}" ry="${n(ry)}"/>`;
}

function turned(shapes: string, angle: number, x: number, y: number): string {
  return `<g transform="rotate(${n(angle)} ${n(x)} ${n(y)})">${shapes}</g>`;
}

function placed(shapes: string, x: number, y: number, sx = 1, sy = sx): string {
  return `<g transform="translate(${n(x)} ${n(y)}) scale(${sx} ${sy})">${shapes}</g>`;
}

function times(count: number, draw: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => draw(i)).join('');
}

/** A girder from one point to another: two chords and the lattice between them. */
function lattice(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  w1: number,
  w2: number,
  bays: number,
  thick: number,
): string {
  const length = Math.hypot(x2 - x1, y2 - y1);
  const [nx, ny] = [-(y2 - y1) / length, (x2 - x1) / length];
  const at = (t: number, side: number): [number, number] => {
    const half = ((w1 + (w2 - w1) * t) / 2) * side;
    return [x1 + (x2 - x1) * t + nx * half, y1 + (y2 - y1) * t + ny * half];
  };
  const between = (a: [number, number], b: [number, number], w: number): string =>
    line(a[0], a[1], b[0], b[1], w);
  return (
    between(at(0, 1), at(1, 1), thick) +
    between(at(0, -1), at(1, -1), thick) +
    times(bays, (i) => {
      const side = i % 2 ? 1 : -1;
      return (
        between(at(i / bays, side), at((i + 1) / bays, -side), thick * 0.6) +
        between(at(i / bays, 1), at(i / bays, -1), thick * 0.6)
      );
    })
  );
}

/** Random numbers in 0..1, the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function hash(x: number, y: number, seed: number): number {
  let h = Math.imul(x, 374761393) + Math.imul(y, 668265263) + Math.imul(seed, 2147483647);
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

/** Smooth noise in 0..1. */
function noise(x: number, y: number, seed: number): number {
  const [ix, iy] = [Math.floor(x), Math.floor(y)];
  const [fx, fy] = [x - ix, y - iy];
  const [u, v] = [fx * fx * (3 - 2 * fx), fy * fy * (3 - 2 * fy)];
  const top = hash(ix, iy, seed) * (1 - u) + hash(ix + 1, iy, seed) * u;
  const foot = hash(ix, iy + 1, seed) * (1 - u) + hash(ix + 1, iy + 1, seed) * u;
  return top * (1 - v) + foot * v;
}

function cloudy(x: number, y: number, seed: number): number {
  return (
    noise(x, y, seed) * 0.5 +
    noise(x * 2.1, y * 2.1, seed + 1) * 0.28 +
    noise(x * 4.3, y * 4.3, seed + 2) * 0.15 +
    noise(x * 8.7, y * 8.7, seed + 3) * 0.07
  );
}

function step(from: number, to: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}

const mix = (a: number, b: number, t: number): number => a + (b - a) * t;

/** Tone and cut of every pixel: sky, then what stands before it, its mirror in the water, and the foreground. */
async function tones(scene: Scene, plate: Plate): Promise<{ tone: Float32Array; cut: Uint8Array }> {
  const { width, height, sky, water, seed } = scene;
  const [back, front] = await Promise.all([raster(plate, 'back'), raster(plate, 'front')]);
  const tone = new Float32Array(width * height);
  const cut = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      if (water && y > water.y) {
        tone[i] = reflection(tone, scene, water, x, y);
      } else {
        const down = y / (water?.y ?? height);
        let value = mix(sky.top, sky.foot, down ** 1.3);
        value +=
          (cloudy(x / 420, y / (60 + 130 * (1 - down)), seed) - 0.5) * 1.5 * sky.cloud * (1 - down * 0.45);
        if (sky.glow) {
          const [gx, gy, radius, strength] = sky.glow;
          value += strength * Math.exp(-(((x - gx) / radius) ** 2) - ((y - gy) / (radius * 0.62)) ** 2);
        }
        const alpha = back[i * 4 + 3]! / 255;
        tone[i] = mix(Math.min(1, Math.max(0, value)), back[i * 4]! / 255, alpha);
        if (alpha > 0.5) cut[i] = Math.round(back[i * 4 + 1]! / 20);
      }
    }
  }
  for (let i = 0; i < tone.length; i++) {
    const alpha = front[i * 4 + 3]! / 255;
    if (alpha === 0) continue;
    tone[i] = mix(tone[i]!, front[i * 4]! / 255, alpha);
    if (alpha > 0.5) cut[i] = Math.round(front[i * 4 + 1]! / 20);
  }
  return { tone, cut };
}

function reflection(tone: Float32Array, scene: Scene, water: Water, x: number, y: number): number {
  const depth = y - water.y;
  const far = depth / (scene.height - water.y);
  const wave = 6 + depth * 0.07;
  const ripple = cloudy(x / (50 + depth * 0.5), y / wave, scene.seed + 31) - 0.5;
  const fromY = Math.round(
    Math.max(0, Math.min(water.y - 1, water.y - depth * 1.05 - ripple * water.swell * (20 + depth * 0.5))),
  );
  const fromX = Math.max(
    0,
    Math.min(scene.width - 1, Math.round(x + ripple * water.swell * (8 + depth * 0.24))),
  );
  const mirrored = tone[fromY * scene.width + fromX] ?? water.tone;
  const surface = water.tone + (0.12 - far * 0.2) + ripple * 0.5 * water.swell;
  const crest = step(0.6, 0.72, cloudy(x / (70 + depth * 0.4), y / (5 + depth * 0.045), scene.seed + 47));
  return Math.min(
    1,
    Math.max(0, mix(surface, mirrored, water.mirror * (1 - far * 0.35)) + crest * 0.2 * water.swell),
  );
}

async function raster(plate: Plate, layer: 'back' | 'front' | 'solid'): Promise<Uint8Array> {
  return new Uint8Array(await sharp(plate.svg(layer)).ensureAlpha().raw().toBuffer());
}

/** Cuts the tones into lines, lays the tint under them and the solid shapes over them. */
async function print(scene: Scene): Promise<void> {
  const { width, height, palette, seed, pitch } = scene;
  const plate = new Plate(width, height);
  scene.draw(plate, seeded(seed));
  const { tone, cut } = await tones(scene, plate);
  const solid = await raster(plate, 'solid');
  const pixels = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const dark = 1 - tone[i]!;
      const bend = cloudy(x / 260, y / 120, seed + 5);
      const angle = (cut[i]! * Math.PI) / 12;
      const across =
        x * Math.sin(angle) + y * Math.cos(angle) + (bend - 0.5) * (cut[i] ? 10 : 46) - dark * pitch * 0.9;
      const place = Math.abs(2 * (across / pitch - Math.floor(across / pitch)) - 1);
      const rough = (noise(x / 9, y / 5, seed + 9) - 0.5) * 0.16;
      const width01 = dark < 0.05 ? -1 : dark * 1.06 - 0.06 + rough * (dark > 0.93 ? 0.4 : 1);
      const soft = 3.2 / pitch;
      const lineInk = 1 - step(width01 - soft / 2, width01 + soft / 2, place);
      const flat = step(
        0.02,
        0.98,
        Math.round(dark * 5 + (noise(x / 34, y / 22, seed + 13) - 0.5) * 0.5) / 5,
      );
      const s = i * 4;
      const cover = solid[s + 3]! / 255;
      const keyed = (solid[s]! / 255) * cover;
      const lifted = (solid[s + 1]! / 255) * cover;
      const spotted = (solid[s + 2]! / 255) * cover;
      const mottle = (noise(x / 90, y / 90, seed + 17) - 0.5) * 5;
      for (let c = 0; c < 3; c++) {
        let value = mix(palette.paper[c]!, palette.tint[c]!, Math.min(1, mix(flat, dark, 0.55) * 1.15));
        value = mix(value, palette.ink[c]!, lineInk * (0.36 + dark * 0.45));
        value = mix(value, palette.ink[c]!, step(0.82, 1, dark) * 0.7);
        value = mix(value, palette.spot[c]!, spotted * (0.94 - rough));
        value = mix(value, palette.paper[c]!, lifted * (0.96 - rough));
        value = mix(value, palette.ink[c]!, keyed * 0.96);
        pixels[i * 3 + c] = Math.max(0, Math.min(255, value + mottle));
      }
    }
  }
  const path = join(root, scene.file);
  await mkdir(dirname(path), { recursive: true });
  // The finer the lines, the dearer the file: a picture too heavy for a page is printed a little softer.
  for (const softness of [0.6, 0.8, 1, 1.2, 1.4]) {
    const picture: Buffer = await sharp(pixels, { raw: { width, height, channels: 3 } })
      .blur(softness)
      .jpeg({ quality: 78, mozjpeg: true })
      .toBuffer();
    if (picture.length > HEAVY && softness < 1.4) continue;
    await writeFile(path, picture);
    return;
  }
}

/** A quay crane: portal, house, and a jib of lattice; `turn` 1 points right, -1 left. */
function crane(
  plate: Plate,
  x: number,
  foot: number,
  size: number,
  turn: number,
  tone: number,
  lift = 0.62,
): void {
  const s = size / 100;
  const portal =
    poly(x - 26 * s, foot, x - 14 * s, foot - 62 * s, x - 9 * s, foot - 62 * s, x - 19 * s, foot) +
    poly(x + 26 * s, foot, x + 14 * s, foot - 62 * s, x + 9 * s, foot - 62 * s, x + 19 * s, foot) +
    rect(x - 20 * s, foot - 70 * s, 40 * s, 9 * s) +
    line(x - 21 * s, foot - 26 * s, x + 12 * s, foot - 60 * s, 2.2 * s) +
    line(x + 21 * s, foot - 26 * s, x - 12 * s, foot - 60 * s, 2.2 * s) +
    rect(x - 30 * s, foot - 5 * s, 16 * s, 5 * s) +
    rect(x + 14 * s, foot - 5 * s, 16 * s, 5 * s);
  const head = poly(
    x - 17 * s * turn,
    foot - 70 * s,
    x - 17 * s * turn,
    foot - 92 * s,
    x + 4 * s * turn,
    foot - 96 * s,
    x + 15 * s * turn,
    foot - 86 * s,
    x + 15 * s * turn,
    foot - 70 * s,
  );
  const [tipX, tipY] = [x + 96 * s * turn, foot - (92 + 130 * lift) * s];
  const [mastX, mastY] = [x - 4 * s * turn, foot - 142 * s];
  plate.back(tone, portal + head, 6);
  plate.back(
    tone,
    lattice(x + 12 * s * turn, foot - 78 * s, tipX, tipY, 12 * s, 3 * s, 11, 2.1 * s) +
      lattice(x - 8 * s * turn, foot - 92 * s, mastX, mastY, 13 * s, 4 * s, 4, 2 * s) +
      line(mastX, mastY, tipX, tipY, 1.1 * s) +
      line(mastX, mastY, x - 16 * s * turn, foot - 88 * s, 1.6 * s) +
      line(tipX, tipY, tipX, foot - 64 * s, 0.9 * s) +
      rect(tipX - 2 * s, foot - 66 * s, 4 * s, 8 * s),
    6,
  );
  plate.lift(rect(x + (turn > 0 ? 5 : -12) * s, foot - 85 * s, 7 * s, 7 * s), 0.75);
}

/** A brick warehouse seen from the water, with rows of arched windows. */
function warehouse(
  plate: Plate,
  x: number,
  foot: number,
  w: number,
  h: number,
  tone: number,
  random: () => number,
  lit = 0.1,
): void {
  const gable = h * 0.32;
  plate.back(shade(x, 0, x + w, 0, tone + 0.1, tone, tone - 0.06), rect(x, foot - h, w, h), 6);
  plate.back(
    shade(x, foot - h - gable, x, foot - h, tone + 0.22, tone + 0.08),
    poly(
      x - 8,
      foot - h,
      x + w * 0.16,
      foot - h - gable,
      x + w * 0.84,
      foot - h - gable,
      x + w + 8,
      foot - h,
    ),
    1,
  );
  plate.back(tone - 0.14, rect(x - 10, foot - h - 5, w + 20, 9) + rect(x, foot - 20, w, 20), 0);
  const [columns, rows] = [Math.max(3, Math.round(w / 64)), Math.max(2, Math.round(h / 78))];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [ww, wh] = [w / columns / 2.3, h / rows / 1.9];
      const wx = x + (column + 0.5) * (w / columns) - ww / 2;
      const wy = foot - h + (row + 0.5) * (h / rows) - wh / 2;
      const pane = area(
        `M${n(wx)} ${n(wy + wh)}V${n(wy + ww / 2)}A${n(ww / 2)} ${n(ww / 2)} 0 0 1 ${n(wx + ww)} ${n(wy + ww / 2)}V${n(wy + wh)}Z`,
      );
      plate.back(Math.max(0.02, tone - 0.24), pane, 6);
      if (random() < lit) plate.spot(pane, 0.9);
      plate.back(tone + 0.24, rect(wx - 3, wy + wh, ww + 6, 4));
      plate.back(
        tone + 0.05,
        line(wx + ww / 2, wy, wx + ww / 2, wy + wh, 2.4) +
          line(wx, wy + wh * 0.5, wx + ww, wy + wh * 0.5, 2.4),
        6,
      );
    }
  }
}

function roofs(
  plate: Plate,
  foot: number,
  from: number,
  to: number,
  tone: number,
  tall: number,
  random: () => number,
): void {
  for (let x = from; x < to; ) {
    const w = 46 + random() * 84;
    const h = tall * (0.5 + random() * 0.7);
    const peak = h * (0.3 + random() * 0.3);
    plate.back(tone + random() * 0.06, rect(x, foot - h, w, h), 6);
    plate.back(tone + 0.1, poly(x - 3, foot - h, x + w / 2, foot - h - peak, x + w + 3, foot - h), 1);
    if (random() < 0.5) plate.back(tone, rect(x + w * 0.66, foot - h - peak * 0.9, 9, peak * 0.8), 6);
    for (let wy = foot - h + 14; wy < foot - 18; wy += 30) {
      for (let wx = x + 9; wx < x + w - 12; wx += 22) plate.back(tone - 0.2, rect(wx, wy, 8, 13));
    }
    x += w - 2;
  }
}

/** Stone blocks of a quay wall, from one side to the other. */
function quayWall(
  plate: Plate,
  y: number,
  foot: number,
  tone: number,
  random: () => number,
  from = 0,
  to = plate.width,
): void {
  plate.front(shade(0, y, 0, foot, tone + 0.12, tone - 0.14), rect(from, y, to - from, foot - y), 0);
  plate.front(tone + 0.34, rect(from, y - 3, to - from, 15));
  for (let row = 0, top = y + 14; top < foot; row++, top += 46) {
    for (let x = from - random() * 110; x < to; ) {
      const w = 84 + random() * 70;
      plate.front(
        tone + (random() - 0.5) * 0.24,
        rect(Math.max(from, x + 2), top + 2, Math.min(w - 4, to - x), 42, 3),
        row % 2 ? 0 : 1,
      );
      x += w;
    }
  }
}

function bollard(plate: Plate, x: number, y: number, s: number): void {
  const body = `M${x - 22 * s} ${y}C${x - 16 * s} ${y - 20 * s} ${x - 16 * s} ${y - 34 * s} ${x - 20 * s} ${y - 44 * s}H${x + 20 * s}C${x + 16 * s} ${y - 34 * s} ${x + 16 * s} ${y - 20 * s} ${x + 22 * s} ${y}Z`;
  plate.front(shade(x - 24 * s, 0, x + 24 * s, 0, 0.5, 0.16, 0.04), area(body), 6);
  plate.front(shade(x - 30 * s, 0, x + 30 * s, 0, 0.72, 0.22, 0.05), disc(x, y - 48 * s, 30 * s, 12 * s), 0);
}

function lampPost(plate: Plate, x: number, foot: number, h: number, lit: boolean): void {
  const top = foot - h;
  plate.front(
    shade(x - 8, 0, x + 8, 0, 0.4, 0.05),
    poly(x - 9, foot, x - 4, top + 40, x + 4, top + 40, x + 9, foot),
    6,
  );
  plate.front(
    0.06,
    rect(x - 17, foot - 16, 34, 16) + rect(x - 12, foot - h * 0.32, 24, 8) + rect(x - 22, top + 66, 44, 5),
  );
  const glass = poly(x - 15, top + 40, x - 24, top - 6, x + 24, top - 6, x + 15, top + 40);
  plate.front(lit ? 1 : 0.86, glass);
  if (lit) plate.lift(glass);
  plate.ink(
    poly(x - 31, top - 5, x, top - 34, x + 31, top - 5) +
      rect(x - 3, top - 46, 6, 14) +
      rect(x - 18, top + 38, 36, 6) +
      line(x - 24, top - 6, x - 15, top + 40, 3) +
      line(x + 24, top - 6, x + 15, top + 40, 3) +
      line(x, top - 6, x, top + 40, 2),
  );
}

/** A person seen from behind or in shadow: coat, hat, legs; `h` from hat to shoe. */
function person(x: number, foot: number, h: number, hat = true, turn = 1): string {
  const coat =
    'M-6 -81C-13 -79 -15 -72 -16 -62C-17 -52 -18 -45 -16 -42L-12 -42C-12 -36 -13 -30 -14 -26C-6 -23 8 -23 14 -27C13 -34 12 -40 12 -46L16 -47C17 -56 15 -68 13 -74C11 -79 8 -81 5 -81L0 -78Z';
  const legs = 'M-9 -26L-10 -3L-13 0H-4L-2 -25ZM2 -25L4 -3L3 0H12L10 -3L10 -26Z';
  const head = disc(0.6, -88, 5.6, 7.2) + rect(-3, -84, 6, 6);
  const brim = hat
    ? area('M-10 -91C-6 -94 -6 -100 -2 -101C3 -102 6 -100 6 -94C8 -93 11 -92 11 -91C5 -89 -6 -89 -10 -91Z')
    : area('M-6 -88C-7 -96 -2 -98 2 -97C7 -96 7 -91 6 -87L3 -92Z');
  return placed(area(coat) + area(legs) + head + brim, x, foot, (h / 100) * turn, h / 100);
}

/** A coaster or trawler seen from the side, bow to the right; 100 units long, standing on y = 0. */
const TRAWLER_HULL = area(
  'M0 -14C2 -4 5 4 10 6H88C94 0 98 -10 101 -22C92 -18 84 -16 74 -15H34C22 -15 10 -16 0 -14Z',
);
const TRAWLER_TOP =
  area('M56 -15V-33H60V-40H75V-33H79L81 -15Z') +
  area('M40 -15V-22H56V-15Z') +
  line(66, -40, 66, -68, 1.2) +
  line(30, -15, 30, -58, 1.5) +
  line(30, -54, 52, -30, 1.1) +
  line(30, -54, 8, -30, 1.1) +
  line(30, -58, 66, -66, 0.4) +
  line(66, -66, 99, -22, 0.4) +
  line(30, -58, 2, -15, 0.4) +
  rect(6, -26, 3, 12) +
  rect(15, -26, 3, 12) +
  rect(5, -27, 14, 3) +
  line(60, -60, 72, -60, 0.8);
const TRAWLER_PORTS =
  rect(62, -38, 3.6, 4) +
  rect(67, -38, 3.6, 4) +
  rect(59, -30, 3.6, 4) +
  rect(65, -30, 3.6, 4) +
  rect(71, -30, 3.6, 4);

function stars(plate: Plate, count: number, foot: number, random: () => number): void {
  plate.lift(
    times(count, () => disc(random() * plate.width, random() * foot, 1.1 + random() * 1.5)),
    0.85,
  );
}

function lindholmQuay(plate: Plate, random: () => number): void {
  plate.back(0.66, area('M0 560C240 500 420 520 640 470S1050 500 1250 480S1500 520 1600 505V640H0Z'), 0, 2);
  plate.back(0.56, area('M620 560C820 510 980 540 1180 515S1480 540 1600 530V640H600Z'), 0, 1);
  roofs(plate, 640, 560, 1600, 0.44, 84, random);
  plate.back(0.4, poly(1010, 560, 1022, 380, 1040, 330, 1058, 380, 1070, 560), 6);
  plate.back(0.3, poly(1034, 334, 1040, 262, 1046, 334));
  // The customs house, with a clock that neither side winds.
  warehouse(plate, 90, 650, 430, 250, 0.34, random, 0.08);
  plate.back(0.3, rect(250, 236, 110, 140), 6);
  plate.back(0.44, poly(240, 238, 305, 160, 370, 238), 1);
  plate.back(0.9, disc(305, 292, 31));
  plate.ink(
    stroke('M305 292V270M305 292L322 300', 4) + stroke('M274 292A31 31 0 1 1 336 292A31 31 0 1 1 274 292', 4),
  );
  plate.back(0.2, line(305, 160, 305, 96, 4));
  plate.back(0.25, rect(500, 634, 1100, 16));
  crane(plate, 1330, 646, 150, -1, 0.22, 0.5);
  plate.back(0.24, placed(TRAWLER_HULL, 640, 652, 2.9, 2.9), 0);
  plate.back(0.18, placed(TRAWLER_TOP, 640, 652, 2.9, 2.9), 6);
  plate.lift(placed(TRAWLER_PORTS, 640, 652, 2.9, 2.9), 0.7);
  quayWall(plate, 876, 1067, 0.36, random, 0, 1600);
  plate.front(shade(0, 840, 0, 880, 0.7, 0.5), poly(0, 846, 1600, 812, 1600, 880, 0, 880));
  plate.front(
    0.4,
    times(9, (i) => line(i * 200 - 40, 880, i * 185 + 60, 815, 2)),
    0,
  );
  bollard(plate, 1180, 862, 1.2);
  bollard(plate, 560, 868, 1.2);
  plate.ink(stroke('M1180 812C1080 800 980 720 930 650', 5) + stroke('M560 818C610 770 640 700 660 646', 5));
  lampPost(plate, 860, 862, 470, false);
  plate.ink(person(300, 872, 190) + person(372, 876, 182, false));
}

function giraffe(plate: Plate, random: () => number): void {
  plate.back(0.72, area('M0 760C300 700 700 740 1000 715S1400 740 1600 720V800H0Z'), 0, 3);
  roofs(plate, 800, 0, 520, 0.58, 60, random);
  crane(plate, 300, 806, 190, 1, 0.5, 0.7);
  crane(plate, 560, 806, 190, 1, 0.46, 0.45);
  warehouse(plate, 1240, 810, 420, 170, 0.4, random, 0.1);
  crane(plate, 930, 818, 410, 1, 0.13, 0.44);
  plate.back(0.16, rect(0, 806, 1600, 14));
  plate.front(shade(0, 960, 0, 1067, 0.42, 0.12), poly(0, 990, 1600, 940, 1600, 1067, 0, 1067));
  plate.front(0.1, line(0, 1018, 1600, 966, 7) + line(0, 1050, 1600, 992, 7));
  plate.front(0.62, line(0, 1015, 1600, 963, 2.5) + line(0, 1047, 1600, 989, 2.5));
  plate.ink(person(420, 1000, 120) + person(470, 1000, 116) + person(505, 1002, 112, false));
  plate.ink(times(7, (i) => stroke(`M${980 + i * 52} ${250 - (i % 3) * 34}q10 -12 20 0q10 -12 20 0`, 3.4)));
}

function fog(plate: Plate, random: () => number): void {
  plate.back(0.82, placed(TRAWLER_HULL + TRAWLER_TOP, 880, 560, 2.2, 2.2), 6, 3);
  plate.back(0.8, lattice(1340, 600, 1340, 180, 60, 24, 8, 5), 6, 4);
  plate.back(0.8, lattice(1340, 190, 1590, 120, 24, 8, 6, 4), 6, 4);
  for (let i = 0; i < 9; i++) {
    const [x, h] = [40 + i * 74 + random() * 30, 200 + random() * 180];
    plate.back(
      0.66 + random() * 0.1,
      line(x, 600, x + (random() - 0.5) * 12, 600 - h, 5) +
        line(x, 600 - h * 0.7, x + 44, 600 - h * 0.42, 3) +
        line(x, 600 - h, x + 60, 590, 1.4),
      6,
      1.6,
    );
    plate.back(
      0.64,
      area(
        `M${n(x - 60)} 574C${n(x - 50)} 606 ${n(x - 40)} 612 ${n(x - 20)} 612H${n(x + 34)}C${n(x + 52)} 606 ${n(x + 60)} 590 ${n(x + 66)} 566C${n(x + 30)} 580 ${n(x - 20)} 582 ${n(x - 60)} 574Z`,
      ),
      0,
      1.6,
    );
  }
  plate.front(shade(0, 560, 0, 900, 0.92, 0.8), rect(0, 600, 1600, 60), 0, 26, 0.7);
  // The boat that did come in.
  plate.front(shade(300, 0, 1000, 0, 0.42, 0.3), placed(TRAWLER_HULL, 700, 800, 5.2, 4.6), 0, 0.8);
  plate.front(0.4, placed(TRAWLER_TOP, 700, 800, 5.2, 4.6), 6, 0.8);
  plate.front(0.86, placed(TRAWLER_PORTS, 700, 800, 5.2, 4.6));
  plate.spot(disc(1044, 516, 9), 0.9);
  plate.front(
    shade(700, 820, 700, 940, 0.62, 0.8),
    poly(706, 828, 1216, 826, 1180, 890, 760, 900),
    0,
    14,
    0.7,
  );
  plate.front(shade(0, 920, 0, 1067, 0.3, 0.1), area('M0 960L620 930V1067H0Z'), 1);
  plate.front(0.5, area('M0 952L620 922V934L0 966Z'));
  bollard(plate, 500, 948, 1.5);
  plate.ink(person(250, 950, 230) + stroke('M278 800L350 770', 10) + disc(352, 774, 11, 15));
  plate.lift(disc(352, 774, 6, 9));
  plate.ink(stroke('M500 880C600 900 660 890 720 800', 5));
}

function lighthouse(plate: Plate, random: () => number): void {
  const x = 560;
  stars(plate, 110, 820, random);
  plate.back(0.46, poly(x, 356, 1067, 150, 1067, 420, x, 392), 0, 16, 0.9);
  plate.back(0.86, poly(x, 362, 1067, 226, 1067, 356, x, 386), 0, 8, 0.75);
  plate.back(0.36, poly(x, 356, 0, 470, 0, 620, x, 392), 0, 18, 0.6);
  const left = (y: number): number => x - 64 - (y - 440) * 0.062;
  const right = (y: number): number => x + 64 + (y - 440) * 0.062;
  plate.back(
    shade(left(1200), 0, right(1200), 0, 0.78, 0.96, 0.7, 0.3, 0.12),
    poly(left(1200), 1200, left(440), 440, right(440), 440, right(1200), 1200),
    6,
  );
  for (const y of [560, 800, 1040]) {
    plate.back(
      shade(left(1200), 0, right(1200), 0, 0.24, 0.36, 0.2, 0.06, 0.02),
      poly(left(y), y, left(y + 120), y + 120, right(y + 120), y + 120, right(y), y),
      6,
    );
  }
  for (const y of [500, 720, 950]) plate.back(0.04, rect(x - 22, y, 26, 42, 12));
  plate.spot(rect(x - 22, 720, 26, 42, 12));
  plate.back(0.08, rect(x - 92, 420, 184, 22) + poly(x - 76, 442, x + 76, 442, x + 60, 470, x - 60, 470));
  plate.back(
    0.07,
    times(13, (i) => line(x - 90 + i * 15, 420, x - 90 + i * 15, 378, 3)) + rect(x - 92, 374, 184, 6),
    6,
  );
  plate.back(0.9, rect(x - 48, 330, 96, 90));
  plate.lift(rect(x - 30, 342, 60, 62, 26));
  plate.ink(
    times(5, (i) => line(x - 48 + i * 24, 326, x - 48 + i * 24, 420, 4)) + line(x - 48, 372, x + 48, 372, 3),
  );
  plate.back(
    shade(x - 60, 0, x + 60, 0, 0.4, 0.12, 0.03),
    area(`M${x - 62} 330C${x - 50} 280 ${x - 20} 256 ${x} 250C${x + 20} 256 ${x + 50} 280 ${x + 62} 330Z`),
    6,
  );
  plate.back(0.05, line(x, 252, x, 190, 5) + disc(x, 246, 9));
  // Rock and the keeper's house.
  plate.back(shade(150, 0, 420, 0, 0.62, 0.4), rect(170, 1080, 250, 140), 6);
  plate.back(0.2, poly(150, 1084, 210, 1004, 380, 1004, 440, 1084), 1);
  plate.back(0.16, rect(320, 960, 28, 60), 6);
  plate.spot(rect(206, 1120, 36, 44) + rect(286, 1120, 36, 44));
  plate.ink(
    line(224, 1120, 224, 1164, 4) +
      line(304, 1120, 304, 1164, 4) +
      line(206, 1142, 242, 1142, 3) +
      line(286, 1142, 322, 1142, 3),
  );
  const rock =
    'M40 1290C80 1240 110 1214 170 1208L300 1214L420 1196L700 1190C760 1196 820 1220 880 1262L940 1300Z';
  plate.back(shade(0, 1190, 0, 1300, 0.44, 0.12), area(rock), 1);
  for (let i = 0; i < 60; i++) {
    const [rx, ry] = [90 + random() * 780, 1206 + random() * 84];
    plate.back(
      random() * 0.5,
      poly(rx, ry, rx + 30 + random() * 50, ry + 6, rx + 20 + random() * 30, ry + 22 + random() * 20),
      1 + Math.floor(random() * 3),
    );
  }
  for (let i = 0; i < 46; i++) {
    const y = 1300 + random() ** 1.6 * 290;
    const w = 40 + random() * 160;
    const rx = random() * 1067;
    plate.front(
      0.8,
      stroke(`M${n(rx)} ${n(y)}q${n(w / 4)} ${n(-9)} ${n(w / 2)} 0t${n(w / 2)} 2`, 2 + (y - 1300) / 60),
      0,
      1,
      0.55,
    );
  }
}

function ferry(plate: Plate, random: () => number): void {
  stars(plate, 120, 420, random);
  plate.lift(disc(1330, 170, 46), 0.95);
  plate.back(0.24, area('M0 560C200 520 380 545 560 528S760 548 860 552V610H0Z'), 0, 1);
  plate.spot(
    times(14, () => disc(20 + random() * 225, 566 + random() * 22, 2.8)),
    0.9,
  );
  const hull = 'M250 516C262 600 288 640 330 650H1290C1340 610 1376 560 1400 486C1330 508 1270 516 1200 518Z';
  plate.back(shade(0, 500, 0, 650, 0.16, 0.02), area(hull), 0);
  plate.back(0.86, area('M254 536C256 548 258 556 260 566H1350C1358 554 1364 546 1370 534Z'), 0);
  plate.back(shade(0, 380, 0, 520, 0.62, 0.42), area('M300 518V452H380V394H1150L1196 452H1240L1262 518Z'), 6);
  plate.back(0.52, area('M480 394V350H1040L1072 394Z'), 6);
  plate.back(0.44, area('M930 350V312H1050L1066 350Z'), 6);
  plate.back(0.2, area('M600 350L612 236H724L716 350Z'), 6);
  plate.back(0.8, area('M608 276L611 254H723L721 276Z'));
  plate.back(0.1, line(990, 312, 990, 190, 5) + line(962, 226, 1018, 226, 4) + line(400, 452, 400, 330, 4));
  for (const [y, from, to, gap] of [
    [472, 330, 1230, 31],
    [412, 408, 1130, 34],
    [362, 500, 1020, 40],
  ] as const) {
    for (let x = from; x < to; x += gap) {
      if (random() < 0.86) plate.spot(rect(x, y, gap * 0.58, 20, 3));
      else plate.back(0.05, rect(x, y, gap * 0.58, 20, 3));
    }
  }
  plate.lift(rect(944, 322, 100, 15), 0.9);
  plate.ink(times(5, (i) => line(944 + i * 25, 320, 944 + i * 25, 338, 3)));
  plate.back(
    0.06,
    times(8, (i) => placed(area('M0 0C4 12 40 12 46 0Z') + rect(8, -8, 30, 9), 440 + i * 88, 384, 0.9)),
    0,
  );
  plate.back(0.34, stroke('M640 226C560 190 430 190 330 150S140 120 20 128', 34), 0, 20, 0.55);
  // Light on the water, and the wash.
  for (let i = 0; i < 190; i++) {
    const y = 660 + random() ** 1.7 * 360;
    const x = 330 + random() * 920 + (random() - 0.5) * (y - 660);
    plate.spot(
      stroke(`M${n(x)} ${n(y)}h${n(10 + random() * 44)}`, 1.6 + (y - 650) / 110),
      0.5 - (y - 660) / 900,
    );
  }
  for (let i = 0; i < 90; i++) {
    const y = 654 + random() ** 2 * 60;
    plate.lift(
      stroke(`M${n(240 + random() * 1160)} ${n(y)}q20 -6 ${n(30 + random() * 60)} 0`, 2 + random() * 3),
      0.6,
    );
  }
  for (let i = 0; i < 40; i++) {
    const y = 660 + random() ** 1.6 * 390;
    plate.lift(
      stroke(
        `M${n(1330 + (random() - 0.5) * (40 + (y - 660) * 0.5))} ${n(y)}h${n(14 + random() * 40)}`,
        2 + (y - 650) / 130,
      ),
      0.8,
    );
  }
}

function lectern(plate: Plate, random: () => number): void {
  plate.back(shade(0, 0, 1600, 0, 0.3, 0.62, 0.74, 0.46), rect(0, 0, 1600, 1067), 6);
  // Panelling, a tall window, and curtains.
  for (let i = 0; i < 5; i++) {
    plate.back(0.5 - i * 0.03, rect(60 + i * 220, 80, 190, 560), 6);
    plate.back(shade(60 + i * 220, 0, 250 + i * 220, 0, 0.4, 0.66), rect(74 + i * 220, 94, 162, 532), 6);
  }
  plate.back(0.24, rect(0, 640, 1600, 18) + rect(0, 62, 1600, 10));
  plate.back(0.97, rect(1180, 40, 250, 640));
  plate.back(
    0.3,
    times(4, (i) => rect(1176 + i * 84, 40, 9, 640)) + times(4, (i) => rect(1176, 196 + i * 160, 258, 9)),
    6,
  );
  plate.back(0.78, area('M1184 640L1240 560L1300 590L1380 540L1430 570V676H1184Z'), 0);
  for (let i = 0; i < 9; i++) {
    plate.back(
      shade(1400 + i * 24, 0, 1426 + i * 24, 0, 0.2, 0.5, 0.14),
      area(
        `M${1400 + i * 24} 20C${1410 + i * 20} 300 ${1392 + i * 26} 500 ${1404 + i * 26} 760H${1430 + i * 26}C${1420 + i * 26} 500 ${1430 + i * 20} 300 ${1426 + i * 24} 20Z`,
      ),
      6,
    );
    plate.back(
      shade(1090 + i * 12, 0, 1104 + i * 12, 0, 0.24, 0.52, 0.16),
      area(
        `M${1090 + i * 12} 20C${1096 + i * 10} 300 ${1080 + i * 12} 500 ${1082 + i * 10} 760H${1096 + i * 10}C${1094 + i * 10} 500 ${1108 + i * 10} 300 ${1104 + i * 12} 20Z`,
      ),
      6,
    );
  }
  // Flag on its staff, hanging.
  plate.front(0.1, line(330, 130, 330, 900, 9), 6);
  plate.front(0.7, disc(330, 126, 13));
  plate.front(
    shade(330, 0, 470, 0, 0.5, 0.24, 0.6, 0.3, 0.46),
    area(
      'M334 160C400 170 440 200 462 250C452 380 474 520 450 690C420 660 400 690 380 670C360 700 346 670 336 690Z',
    ),
    7,
  );
  plate.spot(area('M334 330C390 330 430 345 461 372C460 410 461 430 463 452C430 425 390 410 335 412Z'), 0.85);
  // The speaker.
  const coat =
    'M640 1067C620 900 612 760 642 690C664 652 720 632 752 610L800 640L850 610C890 632 940 650 962 694C992 770 986 900 972 1067Z';
  plate.front(shade(620, 0, 990, 0, 0.1, 0.2, 0.34, 0.5), area(coat), 7);
  plate.front(0.04, area('M642 690C618 760 616 900 640 1067H690C670 940 664 820 676 720Z'), 6);
  plate.front(0.92, poly(752, 612, 800, 646, 850, 612, 832, 700, 800, 730, 768, 700));
  plate.front(
    0.14,
    poly(748, 610, 770, 604, 800, 740, 776, 790, 724, 668) +
      poly(852, 610, 832, 604, 800, 740, 826, 790, 880, 668),
    2,
  );
  plate.front(shade(740, 0, 870, 0, 0.34, 0.6, 0.8), area('M766 540H838V620C828 646 776 646 766 620Z'), 1);
  plate.front(0.3, area('M768 566C790 600 820 600 838 566V590C816 622 786 620 767 592Z'), 1, 2);
  plate.front(
    shade(715, 0, 885, 0, 0.42, 0.72, 0.93, 0.9),
    area('M722 430C716 350 750 318 802 318S890 350 884 430C882 500 850 566 804 570C756 566 726 500 722 430Z'),
    2,
  );
  plate.front(
    0.5,
    area(
      'M722 430C722 500 746 560 800 570C770 540 752 500 750 440C748 400 752 370 760 350C730 366 720 396 722 430Z',
    ),
    3,
    5,
  );
  plate.front(
    0.14,
    area(
      'M708 452C690 350 740 276 812 282C884 284 916 350 898 452C892 470 884 476 880 470C886 420 876 384 846 366C812 380 768 374 744 396C732 420 734 450 730 476C720 476 712 466 708 452Z',
    ),
    4,
  );
  plate.front(0.42, stroke('M760 312C790 296 830 296 862 322M736 356C760 322 800 316 850 330', 4), 4, 1);
  plate.front(0.5, disc(774, 440, 22, 9) + disc(836, 440, 20, 9), 0, 3);
  plate.ink(
    stroke('M756 438Q774 426 792 440M820 440Q838 426 856 438', 4) +
      disc(776, 441, 5.5) +
      disc(836, 441, 5.5) +
      stroke('M750 414Q772 402 796 412M820 412Q842 402 862 414', 4.6),
  );
  plate.front(
    0.58,
    area('M806 446C812 474 820 484 818 494C812 500 802 500 796 494C804 480 802 462 806 446Z'),
    2,
    1.5,
  );
  plate.ink(stroke('M782 525C798 523 818 523 834 521', 4) + stroke('M796 496Q806 502 818 495', 2.6));
  plate.front(0.62, area('M784 528C800 544 820 544 832 527C818 530 800 530 784 528Z'), 0, 1);
  plate.ink(
    stroke(
      'M738 440A36 26 0 0 0 808 440A36 26 0 0 0 738 440M812 440A34 26 0 0 0 878 440A34 26 0 0 0 812 440',
      2.6,
    ),
  );
  // Lectern, papers, microphones.
  plate.front(
    shade(560, 0, 1040, 0, 0.16, 0.44, 0.3, 0.12),
    poly(600, 800, 1010, 800, 976, 1067, 634, 1067),
    6,
  );
  plate.front(shade(0, 760, 0, 806, 0.6, 0.3), poly(570, 806, 620, 752, 990, 752, 1040, 806), 0);
  plate.front(0.1, rect(566, 804, 478, 18));
  plate.front(
    0.97,
    poly(690, 792, 712, 758, 812, 760, 806, 796) + poly(812, 796, 818, 760, 900, 758, 916, 792),
  );
  plate.front(
    0.5,
    times(5, (i) => line(716, 766 + i * 6, 800, 767 + i * 6, 1.6)),
  );
  plate.front(0.62, disc(806, 930, 58), 6);
  plate.ink(
    stroke('M806 886V968M780 904H832M772 942C776 970 836 970 840 942M772 942L764 954M840 942L848 954', 7) +
      stroke('M748 930A58 58 0 1 1 864 930A58 58 0 1 1 748 930', 4),
  );
  for (const [x, lean] of [
    [650, 70],
    [940, -64],
    [900, -36],
  ] as const) {
    plate.ink(
      stroke(`M${x} 790C${x} 740 ${x + lean * 0.4} 690 ${x + lean} 664`, 5) +
        turned(rect(x + lean - 9, 640, 18, 40, 9), lean > 0 ? 50 : -50, x + lean, 660),
    );
  }
  // Heads of those who listen.
  for (let i = 0; i < 9; i++) {
    const [hx, hy] = [40 + i * 190 + random() * 40, 990 + random() * 40];
    if (hx > 560 && hx < 1010) continue;
    plate.front(
      shade(hx - 60, 0, hx + 70, 0, 0.05, 0.12, 0.4),
      disc(hx, hy, 46, 58) +
        area(
          `M${n(hx - 110)} 1080C${n(hx - 90)} ${n(hy + 60)} ${n(hx - 40)} ${n(hy + 56)} ${n(hx)} ${n(hy + 50)}C${n(hx + 40)} ${n(hy + 56)} ${n(hx + 90)} ${n(hy + 60)} ${n(hx + 110)} 1080Z`,
        ),
      4,
    );
  }
}

const FISH =
  'M0 1C8 -10 30 -17 56 -13C70 -10 80 -5 88 -3L106 -15C102 -5 102 5 107 15L88 4C78 9 68 13 54 14C32 18 8 13 0 1Z';

/** A herring lying on its side, 107 units long before scaling, head at (x, y). */
function herring(plate: Plate, x: number, y: number, size: number, angle: number): void {
  const at = (shapes: string): string => turned(placed(shapes, x, y, size / 107), angle, x, y);
  plate.front(0.2, at(placed(area(FISH), 3, 6)), 1, 8, 0.6);
  plate.front(
    0.34,
    at(area('M48 -13C54 -22 62 -22 68 -18L64 -11ZM44 14C48 20 54 21 58 18L56 13ZM66 11L74 15L72 8Z')),
    3,
  );
  plate.front(shade(0, -16, 0, 16, 0.06, 0.22, 0.56, 0.9, 0.98, 0.78), at(area(FISH)), 0);
  plate.front(0.3, at(times(5, (i) => line(89, -2 + i, 104, -10 + i * 5, 0.7))), 2);
  plate.front(0.1, at(stroke('M17 -9C22 -4 22 6 16 11', 1.5)), 0);
  plate.front(0.6, at(stroke('M21 -11C26 -4 26 6 20 12', 0.8)), 0);
  plate.front(0.42, at(stroke('M24 -2C44 -4 66 -3 86 0', 0.7)), 0);
  const scales = times(9, (row) =>
    times(11, (i) => {
      const [sx, sy] = [28 + i * 5 + (row % 2) * 2.5, -10 + row * 2.5];
      return Math.abs(sy) < 13 - Math.max(0, sx - 60) * 0.34
        ? stroke(`M${n(sx)} ${n(sy)}q2 1.2 0 2.5`, 0.5)
        : '';
    }),
  );
  plate.front(0.3, at(scales), 0, 0, 0.8);
  plate.lift(at(disc(8.6, -2.2, 3.1)));
  plate.ink(at(disc(8.8, -2.2, 1.8) + stroke('M0.6 1.6L7 4.6', 0.9)));
  plate.lift(at(disc(8.2, -2.8, 0.6)));
}

function herrings(plate: Plate, random: () => number): void {
  // A board of planks, a plate, and the morning's paper beneath.
  for (let i = 0; i < 7; i++) {
    const y = i * 156;
    plate.back(0.4 + random() * 0.16, rect(0, y, 1600, 154), 0);
    plate.back(0.12, rect(0, y + 152, 1600, 5));
    plate.back(
      0.28,
      stroke(
        `M${n(random() * 900)} ${n(y + 80)}c90 -30 150 -30 220 0c-70 30 -130 30 -220 0m40 0c60 -16 90 -16 140 0`,
        3,
      ),
      0,
    );
  }
  const sheet = turned(rect(150, 190, 1120, 760), -7, 700, 560);
  plate.back(0.14, placed(sheet, 12, 18), 0, 14, 0.7);
  plate.back(0.93, sheet);
  plate.back(
    0.5,
    turned(
      times(5, (c) =>
        times(30, (i) =>
          i % 9 === 8
            ? ''
            : line(190 + c * 216, 300 + i * 21, 376 + c * 216 - (i % 4 === 3 ? 60 : 0), 300 + i * 21, 5),
        ),
      ),
      -7,
      700,
      560,
    ),
    0,
  );
  plate.back(
    0.16,
    turned(rect(190, 214, 1040, 5) + rect(190, 268, 1040, 2) + rect(420, 226, 560, 30), -7, 700, 560),
    6,
  );
  plate.front(0.16, disc(760, 600, 500, 330), 0, 18, 0.6);
  plate.front(shade(260, 260, 1200, 900, 0.99, 0.9, 0.78), disc(740, 574, 494, 326), 0);
  plate.front(0.5, stroke('M254 574A486 318 0 0 1 1226 574A486 318 0 0 1 254 574', 4));
  plate.front(shade(400, 300, 1100, 860, 0.76, 0.92, 0.98), disc(740, 578, 388, 244));
  plate.spot(stroke('M288 574A452 292 0 0 1 1192 574A452 292 0 0 1 288 574', 7), 0.9);
  herring(plate, 320, 470, 800, 4);
  herring(plate, 1170, 590, 800, 182);
  herring(plate, 340, 690, 790, -3);
  for (const [ox, oy, r] of [
    [430, 800, 58],
    [560, 826, 44],
    [1000, 800, 50],
  ] as const) {
    plate.lift(disc(ox, oy, r, r * 0.7));
    plate.ink(
      times(3, (i) =>
        stroke(
          `M${ox - r + i * 13} ${oy}A${r - i * 13} ${(r - i * 13) * 0.7} 0 0 0 ${ox + r - i * 13} ${oy}A${r - i * 13} ${(r - i * 13) * 0.7} 0 0 0 ${ox - r + i * 13} ${oy}`,
          2.6,
        ),
      ),
    );
  }
  // Knife and a bottle of something clear.
  plate.front(0.1, turned(rect(1300, 330, 34, 480, 10), 9, 1330, 600), 0, 12, 0.6);
  plate.front(
    shade(1290, 0, 1330, 0, 0.99, 0.72, 0.9),
    turned(area('M1290 330C1312 250 1330 220 1332 200V560H1290Z'), 9, 1330, 600),
    6,
  );
  plate.front(shade(1288, 0, 1336, 0, 0.5, 0.2, 0.08), turned(rect(1288, 556, 46, 270, 14), 9, 1330, 600), 6);
  plate.lift(turned(disc(1311, 620, 6) + disc(1311, 760, 6), 9, 1330, 600));
  plate.front(
    shade(1440, 0, 1600, 0, 0.7, 0.96, 0.6, 0.4),
    area('M1440 60C1440 -20 1600 -20 1600 60V360C1560 400 1480 400 1440 360Z'),
    6,
  );
  plate.front(0.9, rect(1440, 110, 170, 150), 0);
  plate.spot(stroke('M1470 180h110M1490 214h70', 8));
}

/** A chair seen from behind or the side of a table. */
function chair(plate: Plate, x: number, foot: number, h: number, tone: number): void {
  const s = h / 100;
  plate.front(
    tone,
    rect(x - 22 * s, foot - 100 * s, 5 * s, 100 * s) + rect(x + 17 * s, foot - 100 * s, 5 * s, 100 * s),
    6,
  );
  plate.front(
    tone + 0.1,
    area(
      `M${n(x - 24 * s)} ${n(foot - 100 * s)}C${n(x - 10 * s)} ${n(foot - 112 * s)} ${n(x + 10 * s)} ${n(foot - 112 * s)} ${n(x + 24 * s)} ${n(foot - 100 * s)}V${n(foot - 88 * s)}H${n(x - 24 * s)}Z`,
    ),
    0,
  );
  plate.front(
    tone,
    times(4, (i) => rect(x - 14 * s + i * 8.4 * s, foot - 90 * s, 3 * s, 40 * s)),
    6,
  );
  plate.front(tone + 0.16, rect(x - 26 * s, foot - 52 * s, 52 * s, 9 * s, 3 * s), 0);
  plate.front(tone, rect(x - 20 * s, foot - 24 * s, 40 * s, 3 * s), 0);
}

function cup(plate: Plate, x: number, y: number, s: number): void {
  plate.front(0.3, disc(x, y + 4 * s, 34 * s, 11 * s), 0, 3);
  plate.front(0.98, disc(x, y, 32 * s, 10 * s), 0);
  plate.front(
    0.5,
    stroke(`M${n(x - 32 * s)} ${n(y)}A${n(32 * s)} ${n(10 * s)} 0 0 0 ${n(x + 32 * s)} ${n(y)}`, 1.6),
    0,
  );
  plate.front(
    shade(x - 18 * s, 0, x + 18 * s, 0, 0.99, 0.9, 0.46),
    area(
      `M${n(x - 18 * s)} ${n(y - 26 * s)}C${n(x - 17 * s)} ${n(y - 4 * s)} ${n(x - 10 * s)} ${n(y + 1 * s)} ${n(x)} ${n(y + 1 * s)}C${n(x + 10 * s)} ${n(y + 1 * s)} ${n(x + 17 * s)} ${n(y - 4 * s)} ${n(x + 18 * s)} ${n(y - 26 * s)}Z`,
    ),
    6,
  );
  plate.ink(
    disc(x, y - 26 * s, 16 * s, 4.4 * s) +
      stroke(
        `M${n(x + 17 * s)} ${n(y - 20 * s)}c${n(14 * s)} ${n(-4 * s)} ${n(12 * s)} ${n(14 * s)} ${n(-3 * s)} ${n(13 * s)}`,
        3 * s,
      ),
  );
}

function nineChairs(plate: Plate, random: () => number): void {
  plate.back(shade(0, 0, 1600, 0, 0.36, 0.6, 0.66, 0.4), rect(0, 0, 1600, 720), 6);
  plate.back(shade(0, 700, 0, 1067, 0.5, 0.24), rect(0, 700, 1600, 367), 0);
  plate.back(0.24, rect(0, 690, 1600, 16));
  // Wallpaper of small anchors nobody asked for.
  for (let row = 0; row < 9; row++) {
    for (let i = 0; i < 24; i++) {
      const [ax, ay] = [30 + i * 70 + (row % 2) * 35, 40 + row * 76];
      plate.back(0.36, stroke(`M${ax} ${ay}v24m-9 -16h18m-20 8q11 18 22 0`, 3), 6, 0, 0.7);
    }
  }
  for (const x of [190, 640, 1090]) {
    plate.back(0.2, rect(x - 18, 66, 336, 500));
    plate.back(shade(0, 80, 0, 550, 0.92, 0.99), rect(x, 84, 300, 464), 0);
    plate.back(
      0.62,
      area(`M${x} 430C${x + 80} 380 ${x + 140} 410 ${x + 200} 372S${x + 280} 400 ${x + 300} 390V548H${x}Z`),
      0,
    );
    plate.back(0.44, rect(x, 474, 300, 74), 0);
    plate.back(0.12, rect(x + 145, 84, 11, 464) + rect(x, 236, 300, 9) + rect(x, 388, 300, 9), 6);
    plate.back(0.3, rect(x - 30, 556, 360, 18));
    for (let i = 0; i < 4; i++) {
      plate.back(
        shade(x - 44 + i * 18, 0, x - 26 + i * 18, 0, 0.62, 0.2),
        area(
          `M${x - 40 + i * 16} 40C${x - 30 + i * 12} 240 ${x - 48 + i * 14} 420 ${x - 46 + i * 16} 660h18C${x - 34 + i * 14} 420 ${x - 16 + i * 12} 240 ${x - 22 + i * 16} 40Z`,
        ),
        6,
      );
    }
  }
  plate.back(0.9, placed(TRAWLER_HULL + TRAWLER_TOP, 1150, 470, 1.3, 1.2), 6);
  for (const x of [150, 620, 1090])
    plate.back(0.9, poly(x + 60, 860, x + 330, 860, x + 460, 1067, x + 60, 1067), 0, 20, 0.32);
  for (let i = 0; i < 4; i++) chair(plate, 420 + i * 250, 760, 250, 0.14);
  chair(plate, 120, 860, 300, 0.12);
  // The table, seen from its end, with nine cups on it.
  plate.front(0.08, rect(190, 810, 26, 250) + rect(1384, 810, 26, 250), 6);
  plate.front(0.06, rect(140, 808, 1320, 56), 0);
  plate.front(shade(0, 690, 0, 830, 0.84, 0.52), poly(300, 690, 1300, 690, 1480, 826, 120, 826), 0);
  plate.front(0.3, rect(120, 824, 1360, 14));
  for (const [x, y, w, tilt] of [
    [520, 742, 120, 3],
    [830, 730, 110, -4],
    [1090, 746, 120, 6],
    [700, 790, 140, -3],
  ] as const) {
    const page = poly(x - w / 2, y + 16, x - w / 2 + 16, y - 14, x + w / 2, y - 14, x + w / 2 - 6, y + 16);
    plate.front(0.99, turned(page, tilt, x, y));
    plate.front(
      0.46,
      turned(
        times(4, (i) => line(x - w / 2 + 20, y - 8 + i * 6, x + w / 2 - 16, y - 8 + i * 6, 1.6)),
        tilt,
        x,
        y,
      ),
    );
  }
  for (const [x, y, s] of [
    [400, 726, 1],
    [640, 722, 1],
    [880, 762, 1.06],
    [1000, 720, 1],
    [1210, 730, 1],
    [310, 800, 1.3],
    [590, 806, 1.3],
    [960, 808, 1.3],
    [1290, 800, 1.3],
  ] as const)
    cup(plate, x, y, s);
  plate.front(
    shade(740, 0, 820, 0, 0.98, 0.7, 0.3),
    area('M744 730C738 690 748 660 764 650H800C816 660 826 690 820 730C808 742 756 742 744 730Z'),
    6,
  );
  plate.ink(
    stroke('M820 676c34 -6 30 44 2 42M744 684c-26 -4 -22 -24 -34 -26', 7) +
      disc(782, 646, 20, 5) +
      disc(782, 636, 6),
  );
  for (let i = 0; i < 4; i++) chair(plate, 330 + i * 310 + random() * 12, 1096, 330, 0.07);
}

function umbrellas(plate: Plate): void {
  plate.back(shade(0, 0, 1600, 0, 0.72, 0.6, 0.4), rect(0, 0, 1600, 760), 6);
  plate.back(
    0.3,
    times(12, (i) => rect(i * 140, 430, 6, 330)) + rect(0, 424, 1600, 12) + rect(0, 742, 1600, 20),
    6,
  );
  plate.back(shade(0, 760, 0, 1067, 0.8, 0.5), rect(0, 760, 1600, 307));
  for (let row = 0; row < 5; row++) {
    for (let i = -2; i < 13; i++) {
      const [y0, y1] = [762 + row ** 1.3 * 36, 762 + (row + 1) ** 1.3 * 36];
      const at = (k: number, y: number): number => 800 + (k - 5.5) * (150 + (y - 762) * 0.5);
      if ((i + row) % 2)
        plate.back(0.26, poly(at(i, y0), y0, at(i + 1, y0), y0, at(i + 1, y1), y1, at(i, y1), y1), 0);
    }
  }
  // A door with light behind it; a mirror that shows the hall.
  plate.back(0.16, rect(1120, 90, 330, 672), 6);
  plate.back(shade(1150, 0, 1420, 0, 0.34, 0.2), rect(1146, 116, 278, 646), 6);
  plate.back(0.98, rect(1176, 150, 218, 230));
  plate.back(
    0.2,
    rect(1281, 150, 8, 230) + rect(1176, 262, 218, 8) + rect(1176, 420, 218, 6) + rect(1176, 700, 218, 6),
    6,
  );
  plate.lift(disc(1160, 480, 9));
  plate.back(0.92, poly(1176, 762, 1394, 762, 1230, 1067, 820, 1067), 0, 22, 0.4);
  plate.back(0.2, disc(640, 220, 210, 176));
  plate.back(shade(470, 90, 800, 350, 0.98, 0.6, 0.86), disc(640, 220, 184, 152), 3);
  plate.back(0.4, poly(700, 130, 760, 120, 790, 270, 720, 330), 6, 2, 0.7);
  plate.ink(stroke('M640 42V20M610 24h60', 6));
  // Hat pegs.
  plate.back(0.2, rect(120, 200, 250, 26), 0);
  plate.ink(stroke('M160 222v20q0 18 16 12M240 222v20q0 18 16 12M320 222v20q0 18 16 12', 8));
  plate.back(
    shade(110, 0, 240, 0, 0.3, 0.1),
    area(
      'M112 300C130 292 138 280 140 252C150 226 200 226 214 252C216 280 226 292 244 300C210 314 150 314 112 300Z',
    ),
    1,
  );
  plate.spot(area('M138 276C160 284 196 284 216 276V290C196 298 160 298 137 290Z'));
  // The stand, and in it two umbrellas that are not the same.
  plate.front(0.1, disc(700, 960, 190, 40), 0, 16, 0.8);
  const first = (x: number, lean: number, tone: number): void => {
    plate.front(
      shade(x - 50, 0, x + 50, 0, tone + 0.34, tone, tone + 0.18, tone),
      turned(
        area(
          `M${x - 16} 380C${x - 50} 500 ${x - 58} 620 ${x - 44} 740H${x + 44}C${x + 58} 620 ${x + 50} 500 ${x + 16} 380Z`,
        ),
        lean,
        x,
        900,
      ),
      7,
    );
    plate.front(
      tone + 0.4,
      turned(
        stroke(
          `M${x - 8} 384C${x - 26} 500 ${x - 26} 620 ${x - 18} 740M${x + 6} 384C${x + 20} 500 ${x + 22} 620 ${x + 16} 740`,
          3,
        ),
        lean,
        x,
        900,
      ),
      6,
    );
    plate.front(0.7, turned(rect(x - 18, 372, 36, 14), lean, x, 900), 0);
  };
  first(640, -9, 0.1);
  plate.ink(turned(stroke('M640 372V250C640 196 716 196 716 250V268', 17), -9, 640, 900));
  plate.lift(turned(stroke('M635 360V256C636 220 690 206 704 236', 3), -9, 640, 900));
  first(770, 10, 0.32);
  plate.front(shade(760, 0, 800, 0, 0.7, 0.3), turned(rect(760, 236, 20, 140), 10, 770, 900), 6);
  plate.front(shade(740, 0, 800, 0, 0.96, 0.4, 0.16), turned(disc(770, 222, 32, 28), 10, 770, 900), 3);
  plate.spot(turned(area('M712 560C740 570 800 570 828 560V600C800 610 740 610 712 600Z'), 10, 770, 900));
  plate.front(
    shade(560, 0, 840, 0, 0.5, 0.84, 0.4, 0.14),
    area('M560 640H850L826 970C790 990 620 990 584 970Z'),
    6,
  );
  plate.front(
    shade(560, 0, 850, 0, 0.3, 0.6, 0.2),
    area('M556 634C620 660 790 660 854 634V668C790 694 620 694 556 668Z'),
    0,
  );
  plate.front(0.2, area('M580 930C640 950 770 950 830 930L826 970C790 990 620 990 584 970Z'), 0);
  plate.ink(stroke('M640 800q65 -60 130 0q-65 60 -130 0M770 800l34 -24v48z', 6) + disc(668, 792, 6));
}

function drawer(plate: Plate, random: () => number): void {
  plate.back(shade(0, 0, 1600, 0, 0.2, 0.46, 0.62), rect(0, 0, 1600, 1067), 6);
  plate.back(0.3, rect(0, 960, 1600, 107), 0);
  for (let c = 0; c < 6; c++) {
    for (let r = 0; r < 5; r++) {
      const [x, y] = [60 + c * 252, 60 + r * 184];
      const open = c === 3 && r === 2;
      plate.back(0.08, rect(x - 8, y - 8, 248, 182));
      plate.back(
        shade(x, y, x + 230, y + 166, 0.66 - Math.abs(c - 3) * 0.07, 0.34 - Math.abs(c - 3) * 0.04),
        rect(x, y, 232, 166),
        c % 2 ? 6 : 0,
      );
      plate.back(0.2, stroke(`M${x + 12} ${y + 12}h208v142h-208z`, 2.4));
      if (open) continue;
      plate.back(0.96, rect(x + 66, y + 40, 100, 42));
      plate.ink(
        stroke(
          `M${x + 78} ${y + 56}h${n(34 + random() * 42)}M${x + 78} ${y + 68}h${n(20 + random() * 40)}`,
          3,
        ) + stroke(`M${x + 62} ${y + 36}h108v50h-108z`, 3),
      );
      plate.ink(stroke(`M${x + 92} ${y + 112}q24 34 48 0`, 7));
    }
  }
  // The one that is open.
  plate.front(0.02, rect(808, 420, 248, 120));
  for (let i = 0; i < 9; i++)
    plate.front(
      0.98 - i * 0.06,
      turned(
        poly(826 + i * 3, 380 + i * 16, 1036 - i * 3, 376 + i * 16, 1036 - i * 3, 560, 826 + i * 3, 560),
        (random() - 0.5) * 5,
        930,
        560,
      ),
      i % 2,
    );
  plate.spot(poly(850, 356, 930, 352, 934, 392, 852, 394));
  plate.front(0.14, poly(800, 470, 1064, 470, 1100, 560, 764, 560), 0, 10, 0.5);
  plate.front(
    shade(760, 0, 1100, 0, 0.3, 0.1),
    poly(808, 430, 764, 560, 764, 730, 808, 590) + poly(1056, 430, 1100, 560, 1100, 730, 1056, 590),
    6,
  );
  plate.front(shade(764, 560, 1100, 740, 0.86, 0.5), rect(764, 556, 336, 186), 0);
  plate.front(0.3, stroke('M780 572h304v154h-304z', 3));
  plate.lift(rect(858, 600, 148, 56));
  plate.ink(
    stroke('M852 594h160v68h-160z', 4) +
      stroke('M876 620h112M876 640h60', 4) +
      stroke('M896 690q36 44 72 0', 10),
  );
  plate.front(0.1, rect(770, 744, 330, 60), 0, 18, 0.6);
  // A hand lamp's cone from the left, and a ladder.
  plate.front(0.98, poly(0, 300, 1100, 380, 1100, 760, 0, 560), 0, 60, 0.16);
  plate.ink(
    lattice(220, 1067, 330, 20, 120, 100, 1, 15) +
      times(9, (i) => line(226 + i * 12 - 56, 980 - i * 112, 226 + i * 12 + 62, 968 - i * 112, 12)),
  );
}

function bridge(plate: Plate, random: () => number): void {
  plate.back(
    0.6,
    area('M0 600C160 540 320 570 480 556V660H0ZM1140 560C1300 520 1460 550 1600 530V660H1140Z'),
    0,
    2,
  );
  roofs(plate, 648, 0, 330, 0.46, 70, random);
  for (const x of [520, 1060]) {
    plate.back(
      shade(x - 40, 0, x + 40, 0, 0.42, 0.2, 0.1),
      rect(x - 38, 200, 18, 450) + rect(x + 20, 200, 18, 450),
      6,
    );
    plate.back(0.18, lattice(x, 200, x, 640, 58, 58, 8, 5), 6);
    plate.back(
      0.14,
      rect(x - 54, 178, 108, 26) + poly(x - 40, 178, x, 140, x + 40, 178) + rect(x - 62, 640, 124, 30),
      0,
    );
    plate.back(0.3, rect(x - 26, 250, 52, 60), 6);
    plate.spot(disc(x, 122, 8));
  }
  plate.back(0.16, lattice(560, 214, 1020, 214, 26, 26, 14, 5), 0);
  plate.back(0.12, lattice(556, 330, 1024, 330, 58, 58, 12, 6) + rect(552, 354, 476, 14), 0);
  plate.back(
    0.14,
    rect(0, 560, 484, 16) +
      rect(1096, 560, 504, 16) +
      lattice(0, 590, 484, 590, 44, 44, 14, 4) +
      lattice(1096, 590, 1600, 590, 44, 44, 14, 4),
    0,
  );
  plate.back(0.1, line(540, 204, 560, 340, 3) + line(1040, 204, 1022, 340, 3), 6);
  for (const x of [180, 1300, 1500]) plate.back(0.2, rect(x, 600, 34, 56), 6);
  // Cars that wait, and a ship that is taller than was agreed.
  plate.back(
    0.1,
    times(7, (i) =>
      placed(
        area('M0 0V-10L6 -12L12 -20H30L38 -12L46 -10V0Z') + disc(11, 0, 5) + disc(36, 0, 5),
        70 + i * 56,
        556,
        1,
      ),
    ),
    0,
  );
  plate.front(
    shade(600, 0, 1000, 0, 0.34, 0.08),
    area('M600 640C606 710 640 770 680 786H900C936 770 976 700 984 634C900 664 690 664 600 640Z'),
    6,
  );
  plate.spot(area('M648 742C656 762 666 778 680 786H900C914 780 926 764 936 742Z'), 0.9);
  plate.front(
    shade(640, 0, 950, 0, 0.94, 0.7, 0.44),
    area('M662 650V560H690V500H720V440H870V500H900V560H926V648Z'),
    6,
  );
  plate.front(
    0.1,
    times(6, (i) => rect(732 + i * 22, 456, 14, 18)) +
      times(8, (i) => rect(700 + i * 24, 520, 13, 14)) +
      times(10, (i) => rect(676 + i * 24, 584, 12, 13)),
  );
  plate.front(
    0.12,
    lattice(796, 440, 796, 300, 22, 8, 5, 4) + line(752, 360, 840, 360, 4) + line(766, 330, 826, 330, 4),
    6,
  );
  plate.lift(disc(796, 296, 7));
  plate.ink(stroke('M640 690v30m-8 -30h16m-20 18q12 22 24 0M944 690v30m-8 -30h16m-20 18q12 22 24 0', 5));
  plate.front(
    0.96,
    times(26, (i) =>
      stroke(
        `M${n(560 + random() * 470)} ${n(786 + random() * 60)}q14 -6 ${n(24 + random() * 30)} 0`,
        2 + (i % 3),
      ),
    ),
    0,
  );
  plate.front(
    shade(0, 940, 0, 1067, 0.3, 0.1),
    area('M0 1000C200 960 330 990 470 1020S820 1040 900 1067H0Z'),
    1,
  );
  plate.ink(person(190, 992, 150) + person(262, 1000, 136, false, -1));
}

function auction(plate: Plate, random: () => number): void {
  plate.back(shade(0, 0, 0, 560, 0.12, 0.34), rect(0, 0, 1600, 620), 0);
  // A nave of iron, narrowing to the doors on the quay.
  for (let i = 0; i < 7; i++) {
    const k = 0.86 ** i;
    const [half, top] = [760 * k, 500 - 480 * k];
    const foot = 600 + 300 * (k - 0.3);
    plate.back(
      0.1 + i * 0.075,
      stroke(
        `M${n(800 - half)} ${n(foot)}V${n(top + half * 0.5)}A${n(half)} ${n(half * 0.5)} 0 0 1 ${n(800 + half)} ${n(top + half * 0.5)}V${n(foot)}`,
        34 * k,
      ),
      6,
    );
    plate.back(
      0.2 + i * 0.07,
      stroke(
        `M${n(800 - half * 0.9)} ${n(top + half * 0.55)}A${n(half * 0.9)} ${n(half * 0.42)} 0 0 1 ${n(800 + half * 0.9)} ${n(top + half * 0.55)}`,
        8 * k,
      ),
      0,
    );
    plate.back(
      0.9,
      poly(
        800 - half * 0.34,
        top + half * 0.09 + 6,
        800 + half * 0.34,
        top + half * 0.09 + 6,
        800 + half * 0.27,
        top + half * 0.09 + 34 * k,
        800 - half * 0.27,
        top + half * 0.09 + 34 * k,
      ),
      0,
      0,
      0.9,
    );
  }
  plate.back(0.99, area('M590 640V420A210 150 0 0 1 1010 420V640Z'));
  plate.back(0.6, placed(TRAWLER_HULL + TRAWLER_TOP, 650, 610, 2.6, 2.6), 6);
  plate.back(
    0.3,
    rect(796, 270, 9, 370) + rect(660, 300, 7, 340) + rect(934, 300, 7, 340) + rect(590, 440, 420, 7),
    6,
  );
  plate.back(shade(0, 620, 0, 1067, 0.86, 0.3), rect(0, 630, 1600, 440), 0);
  plate.back(0.98, poly(600, 640, 1000, 640, 1240, 1067, 360, 1067), 0, 40, 0.44);
  for (const x of [470, 800, 1130]) {
    plate.back(0.08, line(x, 120, x, 236, 4), 6);
    plate.back(0.1, poly(x - 44, 262, x - 16, 232, x + 16, 232, x + 44, 262));
    plate.lift(disc(x, 264, 32, 9));
    plate.back(0.96, poly(x - 40, 270, x + 40, 270, x + 150, 640, x - 150, 640), 0, 30, 0.2);
  }
  // Rows of boxes with fish in them.
  for (let row = 0; row < 4; row++) {
    const y = 690 + row ** 1.25 * 92;
    const s = 0.66 + row * 0.27;
    for (const side of [-1, 1]) {
      for (let i = 0; i < 4; i++) {
        const x = 800 + side * (170 * s + 40 + i * 178 * s);
        const [w, h] = [158 * s, 44 * s];
        plate.front(0.1, rect(x - w / 2, y + h, w, 8), 0, 3, 0.7);
        plate.front(
          0.2,
          poly(x - w / 2 + 8, y - 24 * s, x + w / 2 - 8, y - 24 * s, x + w / 2, y, x - w / 2, y),
        );
        for (let f = 0; f < 6; f++) {
          const [fx, fy] = [x - w / 2 + 12 + f * 22 * s, y - 20 * s + random() * 6];
          plate.front(
            shade(0, -16, 0, 16, 0.2, 0.9, 0.98),
            turned(placed(area(FISH), fx, fy, 0.32 * s, 0.5 * s), 12 + random() * 10, fx, fy),
            0,
          );
        }
        plate.front(shade(x - w / 2, 0, x + w / 2, 0, 0.74, 0.5), rect(x - w / 2, y, w, h), 0);
        plate.front(
          0.24,
          rect(x - w / 2, y + h * 0.46, w, 3) + rect(x - 20 * s, y + h * 0.16, 40 * s, 8 * s, 4),
        );
        if ((i + row) % 3 === 0) plate.spot(rect(x - w / 2 + 6, y + h * 0.62, 30 * s, 10 * s));
      }
    }
  }
  // Buyers, and the auctioneer on his stool.
  plate.ink(
    person(420, 790, 210, true) +
      person(492, 770, 184, false) +
      person(352, 776, 190, true, -1) +
      person(1190, 786, 206, false, -1) +
      person(1262, 772, 190),
  );
  plate.ink(
    rect(764, 706, 74, 12) +
      line(772, 716, 760, 800, 7) +
      line(830, 716, 842, 800, 7) +
      person(800, 708, 216) +
      stroke('M812 560L866 516', 11) +
      disc(870, 512, 7),
  );
}

function booth(plate: Plate): void {
  plate.back(shade(0, 0, 0, 1067, 0.16, 0.34), rect(0, 0, 1600, 1067), 6);
  for (let i = 0; i < 12; i++) plate.back(0.1 + (i % 2) * 0.14, rect(i * 136, 0, 66, 1067), 6);
  // Three windows of the booths; in the middle one the lamp is on.
  for (const [x, w, on] of [
    [60, 420, false],
    [540, 520, true],
    [1120, 420, false],
  ] as const) {
    plate.back(0.04, rect(x - 16, 150, w + 32, 480));
    plate.back(
      on ? ball(x + w / 2, 520, 460, 0.99, 0.8, 0.46) : shade(x, 150, x + w, 620, 0.34, 0.12),
      rect(x, 166, w, 448),
      on ? 0 : 3,
    );
    if (!on) plate.back(0.6, poly(x + 40, 166, x + 130, 166, x + 20, 500, x, 500, x, 300), 3, 4, 0.4);
    if (!on)
      plate.back(
        0.06,
        placed(area('M-40 0C-40 -60 40 -60 40 0Z') + disc(0, -78, 26, 32), x + w / 2, 614, 1.7),
        4,
      );
    plate.back(0.72, rect(x + w / 2 - 54, 104, 108, 34));
    plate.ink(stroke(`M${x + w / 2 - 38} 121h${on ? 60 : 76}`, 7));
  }
  plate.back(0.3, rect(1040 - 560, 0, 10, 166) + rect(1090, 0, 10, 166), 6);
  // The empty chair behind the glass, its headphones, its microphone.
  plate.front(0.14, area('M690 614V400C690 360 730 346 800 346S910 360 910 400V614Z'), 6);
  plate.front(0.32, area('M712 600V410C712 384 744 372 800 372S888 384 888 410V600Z'), 3);
  plate.front(0.1, stroke('M826 440C826 372 930 372 930 440', 15), 4);
  plate.front(shade(806, 0, 850, 0, 0.4, 0.06), rect(806, 430, 40, 72, 18) + rect(910, 430, 40, 72, 18), 6);
  plate.ink(stroke('M928 502C936 560 990 560 1000 614', 5));
  plate.front(0.12, area('M602 592L660 540L720 592Z'), 1);
  plate.front(0.08, line(660, 590, 660, 470, 8));
  plate.lift(disc(660, 500, 50, 20), 0.5);
  plate.spot(area('M612 482C620 440 700 440 708 482Z'));
  // The sill and the desk beneath: notes, a glass, a pencil laid across.
  plate.front(shade(0, 630, 0, 1067, 0.5, 0.12), poly(0, 700, 1600, 700, 1600, 1067, 0, 1067), 0);
  plate.front(0.7, rect(0, 690, 1600, 18));
  plate.front(0.98, turned(poly(560, 780, 930, 770, 980, 960, 520, 970), 0, 0, 0));
  plate.front(
    0.44,
    times(7, (i) => line(588 - i * 5, 802 + i * 21, 880 + i * 7 - (i % 3) * 90, 797 + i * 21, 3)),
    0,
  );
  plate.ink(stroke('M700 930L920 812', 9));
  plate.lift(stroke('M704 925L900 820', 2));
  plate.front(shade(1080, 0, 1190, 0, 0.96, 0.6, 0.9, 0.5), area('M1080 740H1190L1176 910H1094Z'), 6);
  plate.front(0.5, area('M1085 800H1185L1176 910H1094Z'), 0);
  plate.ink(stroke('M1080 740A55 14 0 0 1 1190 740A55 14 0 0 1 1080 740', 3));
  plate.front(
    0.12,
    times(5, (i) => disc(230 + i * 44, 860, 15, 12)),
    0,
  );
  plate.spot(disc(274, 860, 15, 12));
  plate.front(0.3, rect(180, 900, 260, 10), 0);
}

function tideGauge(plate: Plate, random: () => number): void {
  // The wall fills the picture; the water comes up it.
  for (let row = 0; row < 8; row++) {
    for (let x = -random() * 160; x < 1200; ) {
      const w = 130 + random() * 120;
      plate.back(
        0.46 + random() * 0.26 - row * 0.03,
        rect(x + 3, row * 92 + 3, w - 6, 86, 5),
        row % 3 ? 0 : 1,
      );
      x += w;
    }
  }
  plate.back(
    0.24,
    times(140, () => disc(random() * 1200, 430 + random() * 150, 3 + random() * 7, 2 + random() * 4)),
    2,
  );
  plate.back(0.2, area('M0 520C100 470 180 520 300 500S520 540 640 506S900 530 1200 494V640H0Z'), 0, 6, 0.7);
  plate.back(0.1, rect(588, -10, 150, 660), 0, 8, 0.6);
  plate.back(0.98, rect(580, -10, 140, 640), 6);
  for (let i = 0; i < 13; i++) {
    const y = 20 + i * 50;
    plate.ink(
      rect(580, y, i % 2 ? 46 : 76, 25) +
        (i % 2
          ? ''
          : rect(664, y + 4, 9, 32) +
            (i % 4 ? rect(684, y + 4, 16, 7) + rect(684, y + 28, 16, 7) : rect(684, y + 4, 9, 32))),
    );
  }
  plate.spot(rect(580, 270, 140, 9));
  plate.ink(stroke('M580 -10V640M720 -10V640', 5));
  plate.back(
    0.12,
    rect(150, 0, 15, 640) + rect(290, 0, 15, 640) + times(10, (i) => rect(150, 30 + i * 64, 150, 13)),
    6,
  );
  plate.back(0.16, disc(960, 210, 58), 4);
  plate.back(0.6, disc(952, 200, 34), 4);
  plate.ink(stroke('M912 214a48 60 0 1 0 96 0', 15) + stroke('M980 270C1010 400 1100 480 1200 500', 8));
  plate.front(
    0.9,
    times(22, () =>
      stroke(`M${n(random() * 1200)} ${n(640 + random() * 24)}q18 -8 ${n(30 + random() * 40)} 0`, 3),
    ),
    0,
  );
}

function dredger(plate: Plate, random: () => number): void {
  plate.back(0.7, area('M0 560C240 520 460 560 700 530S1200 560 1600 520V640H0Z'), 0, 2);
  roofs(plate, 632, 980, 1600, 0.56, 52, random);
  const y = 660;
  plate.back(
    shade(0, 600, 0, 670, 0.3, 0.06),
    area('M240 596H1320L1370 560V610C1350 650 1330 668 1300 668H290C260 660 246 640 240 596Z'),
    0,
  );
  plate.spot(area('M250 630C256 648 268 662 290 668H1300C1324 664 1340 648 1352 630Z'), 0.9);
  plate.back(0.6, rect(250, 588, 1080, 9));
  // The ladder of buckets, down into the well.
  plate.back(0.16, lattice(620, 330, 1010, 640, 56, 56, 9, 6), 3);
  for (let i = 0; i < 12; i++) {
    const [bx, by] = [610 + i * 36, 288 + i * 28.6];
    plate.back(
      shade(bx, 0, bx + 34, 0, 0.5, 0.08),
      turned(area(`M${n(bx)} ${n(by)}h34l-6 30h-22z`), 38, bx + 17, by + 14),
      6,
    );
  }
  plate.back(0.12, lattice(600, 590, 640, 190, 90, 26, 7, 7) + lattice(760, 590, 660, 190, 60, 22, 7, 7), 6);
  plate.back(0.1, disc(650, 330, 46) + rect(624, 176, 52, 18), 4);
  plate.back(0.7, disc(650, 330, 22), 4);
  plate.back(
    0.14,
    lattice(980, 590, 1010, 330, 60, 20, 5, 6) + line(1010, 330, 1000, 640, 4) + line(1010, 330, 660, 190, 4),
    6,
  );
  plate.back(shade(0, 600, 600, 500, 0.2, 0.4), poly(600, 380, 620, 410, 420, 560, 396, 540), 2);
  plate.back(shade(320, 0, 470, 0, 0.8, 0.5), rect(330, 490, 180, 106), 6);
  plate.back(
    0.1,
    times(4, (i) => rect(346 + i * 42, 514, 26, 26)),
  );
  plate.back(shade(380, 0, 440, 0, 0.4, 0.06), rect(388, 300, 60, 190), 6);
  plate.spot(rect(388, 340, 60, 26));
  plate.back(shade(1080, 0, 1240, 0, 0.84, 0.46), rect(1080, 480, 170, 116) + rect(1104, 430, 110, 52), 6);
  plate.back(
    0.1,
    times(3, (i) => rect(1114 + i * 34, 442, 22, 24)) + times(4, (i) => disc(1104 + i * 40, 540, 9)),
  );
  plate.back(0.12, line(1160, 430, 1160, 250, 6) + line(1120, 300, 1200, 300, 4), 6);
  plate.back(0.44, stroke('M418 296C400 240 330 230 300 180S190 130 120 140', 46), 0, 22, 0.8);
  plate.back(0.3, stroke('M410 290C400 250 350 236 330 200', 30), 0, 12, 0.8);
  plate.ink(times(6, (i) => stroke(`M${300 + i * 40} ${120 + (i % 3) * 30}q14 -16 26 0q14 -16 26 0`, 4)));
  // Barge alongside, half full.
  plate.front(shade(0, 700, 0, 800, 0.3, 0.08), area('M120 716H760L730 800C720 812 160 812 150 800Z'), 0);
  plate.front(shade(0, 660, 0, 720, 0.5, 0.2), area('M170 718C230 660 330 690 400 650S600 690 710 718Z'), 1);
  plate.front(0.66, rect(114, 710, 652, 10));
  plate.front(
    0.5,
    times(40, () => disc(230 + random() * 420, 690 + random() * 24, 4 + random() * 6, 3)),
    2,
  );
  plate.ink(person(820, 596, 74, false) + person(560, 594, 74));
  plate.front(
    0.94,
    times(50, () =>
      stroke(
        `M${n(100 + random() * 1400)} ${n(y + 30 + random() * 340)}q22 -8 ${n(40 + random() * 60)} 0`,
        2.4,
      ),
    ),
    0,
    0,
    0.8,
  );
}

function ministry(plate: Plate, random: () => number): void {
  // The old ropewalk: long, low, and in perspective; a tower was added when the ministry was.
  plate.back(0.62, area('M0 600C200 560 320 590 480 570V720H0Z'), 0, 2);
  plate.back(shade(200, 0, 1600, 0, 0.62, 0.4), poly(180, 470, 1600, 250, 1600, 820, 180, 742), 6);
  plate.back(shade(200, 0, 1600, 0, 0.4, 0.16), poly(160, 472, 300, 400, 1600, 120, 1600, 256), 1);
  for (let i = 0; i < 15; i++) {
    const k = (i / 15) ** 1.35;
    const [x, w] = [220 + k * 1330, 24 + k * 62];
    const [y, h] = [500 - k * 140, 100 + k * 150];
    const skew = w * 0.13;
    const frame = poly(x, y, x + w, y - skew, x + w, y + h - skew * 0.4, x, y + h);
    plate.back(0.12, frame, 6);
    if (i === 9 || i === 4) plate.spot(frame, 0.95);
    plate.back(
      0.9,
      line(x + w / 2, y - skew / 2, x + w / 2, y + h - 4, 2 + k * 4) +
        line(x, y + h / 2, x + w, y + h / 2 - skew * 0.6, 2 + k * 4),
      6,
    );
    plate.back(
      0.86,
      poly(
        x - 4,
        y + h,
        x + w + 4,
        y + h - skew * 0.4,
        x + w + 4,
        y + h + 8 + k * 5,
        x - 4,
        y + h + 8 + k * 4,
      ),
      0,
    );
    const dormer = 300 + k * 1250;
    if (i % 3 === 1) {
      plate.back(
        0.5,
        poly(dormer, 420 - k * 210, dormer + 20 + k * 30, 380 - k * 226, dormer + 44 + k * 64, 410 - k * 224),
        2,
      );
      plate.back(
        0.1,
        poly(
          dormer + 6,
          420 - k * 210,
          dormer + 38 + k * 54,
          412 - k * 222,
          dormer + 38 + k * 54,
          436 - k * 214,
          dormer + 6,
          446 - k * 204,
        ),
        6,
      );
    }
  }
  plate.back(shade(700, 0, 900, 0, 0.76, 0.5, 0.26), rect(700, 190, 190, 590), 6);
  plate.back(
    shade(700, 0, 900, 0, 0.4, 0.12),
    area('M684 194C700 110 760 90 795 30C830 90 890 110 906 194Z'),
    1,
  );
  plate.back(0.1, line(795, 34, 795, -20, 5) + rect(690, 188, 210, 12) + rect(690, 400, 210, 10));
  plate.back(0.94, disc(795, 290, 48));
  plate.ink(
    stroke('M747 290A48 48 0 1 1 843 290A48 48 0 1 1 747 290', 5) + stroke('M795 290V256M795 290L824 306', 6),
  );
  plate.back(0.08, area('M742 780V560A53 60 0 0 1 848 560V780Z'), 6);
  plate.back(0.3, line(795, 510, 795, 780, 4), 6);
  plate.back(0.94, rect(730, 446, 130, 30));
  plate.ink(stroke('M744 462h102', 8));
  for (let i = 0; i < 5; i++)
    plate.front(0.86 - i * 0.1, rect(690 - i * 26, 778 + i * 18, 210 + i * 52, 19), 0);
  plate.front(shade(0, 780, 0, 1067, 0.72, 0.44), area('M0 742L560 776V868H1030V800L1600 822V1067H0Z'), 0);
  for (let row = 0; row < 9; row++) {
    for (let i = 0; i < 34; i++) {
      const y = 862 + row ** 1.2 * 18;
      plate.front(
        0.3 + random() * 0.4,
        disc(20 + i * 50 + (row % 2) * 25 + random() * 8, y, 20, 6 + row * 0.7),
        0,
        0,
        0.7,
      );
    }
  }
  // Bare trees, a bicycle, and people who are leaving at four.
  const tree = (x: number, y: number, length: number, angle: number, w: number): string => {
    if (length < 12) return '';
    const [tx, ty] = [x + Math.cos(angle) * length, y + Math.sin(angle) * length];
    const next = w * 0.66;
    return (
      line(x, y, tx, ty, w) +
      tree(tx, ty, length * (0.7 + random() * 0.1), angle - 0.24 - random() * 0.3, next) +
      tree(tx, ty, length * (0.68 + random() * 0.12), angle + 0.22 + random() * 0.3, next)
    );
  };
  plate.ink(tree(120, 900, 190, -1.55, 24) + tree(1460, 960, 220, -1.6, 28));
  plate.ink(
    person(640, 900, 130) +
      person(570, 916, 136, true, -1) +
      person(1000, 930, 150, false) +
      person(360, 960, 166),
  );
  plate.ink(
    stroke(
      'M1120 900a38 38 0 1 0 76 0a38 38 0 1 0 -76 0M1240 900a38 38 0 1 0 76 0a38 38 0 1 0 -76 0M1158 900L1186 838H1256L1220 900ZM1186 838L1220 900M1256 838L1278 900M1250 820L1256 838M1240 818h28M1176 830h24',
      5,
    ),
  );
}

function containers(plate: Plate, random: () => number): void {
  crane(plate, 1380, 800, 330, -1, 0.46, 0.5);
  for (let row = 0; row < 5; row++) {
    for (let i = 0; i < 7; i++) {
      if (row === 4 && (i === 1 || i === 5 || i === 6)) continue;
      if (row === 3 && i === 6) continue;
      const [x, y] = [60 + i * 204 + (row % 2) * 6, 760 - (row + 1) * 116];
      const tone = 0.24 + random() * 0.4;
      const painted = random();
      plate.back(0.06, rect(x - 3, y - 3, 206, 118));
      plate.back(shade(x, y, x, y + 112, tone + 0.12, tone), rect(x, y, 200, 112), 6);
      if (painted < 0.26) plate.spot(rect(x, y, 200, 112), 0.85);
      plate.back(
        Math.max(0, tone - 0.16),
        times(16, (k) => rect(x + 8 + k * 12, y + 8, 4, 96)),
        6,
      );
      if (painted < 0.26)
        plate.ink(
          times(16, (k) => rect(x + 8 + k * 12, y + 8, 4, 96)),
          0.4,
        );
      plate.back(0.94, rect(x + 18, y + 18, 62, 26));
      plate.ink(
        stroke(
          `M${x + 26} ${y + 26}h${n(20 + random() * 24)}M${x + 26} ${y + 36}h${n(12 + random() * 20)}`,
          4,
        ),
      );
      plate.ink(
        rect(x, y, 10, 10) +
          rect(x + 190, y, 10, 10) +
          rect(x, y + 102, 10, 10) +
          rect(x + 190, y + 102, 10, 10),
      );
    }
  }
  plate.back(0.16, rect(0, 756, 1600, 10));
  plate.front(shade(0, 762, 0, 1067, 0.84, 0.5), rect(0, 764, 1600, 303), 0);
  plate.front(0.22, poly(40, 764, 1490, 764, 1600, 850, 160, 850), 0, 14, 0.6);
  plate.front(0.95, poly(0, 968, 1600, 900, 1600, 912, 0, 984));
  // The man on his stool, with binoculars, a flask and an exercise book.
  plate.ink(
    area('M1180 1010L1196 900H1286L1304 1010H1292L1276 914H1206L1192 1010Z') +
      area('M1200 902C1190 830 1194 770 1222 744C1250 734 1280 744 1290 776C1300 820 1294 870 1286 902Z') +
      area('M1200 880L1120 900L1108 1004H1086L1094 890C1098 872 1110 866 1128 862L1204 850Z') +
      area('M1084 1004h34l2 14h-58c2 -10 10 -14 22 -14Z') +
      disc(1238, 706, 31, 36) +
      area('M1200 700C1196 660 1220 654 1244 656C1272 660 1276 690 1272 704L1196 706Z') +
      rect(1150, 692, 62, 18, 7) +
      rect(1140, 688, 18, 26, 5) +
      stroke('M1240 770C1210 800 1170 780 1164 716', 20),
  );
  plate.lift(turned(rect(1112, 838, 76, 52), -14, 1150, 864));
  plate.ink(
    turned(
      times(4, (i) => line(1122, 848 + i * 9, 1176, 848 + i * 9, 2.4)),
      -14,
      1150,
      864,
    ),
  );
  plate.front(shade(1340, 0, 1386, 0, 0.8, 0.3), rect(1340, 930, 40, 86, 8), 6);
  plate.spot(rect(1344, 914, 32, 20, 4));
  plate.front(0.2, rect(1170, 1012, 230, 10), 0, 5, 0.8);
}

function cat(plate: Plate, random: () => number): void {
  roofs(plate, 560, 820, 1600, 0.62, 60, random);
  plate.back(0.66, area('M0 540C240 490 500 540 800 510V580H0Z'), 0, 2);
  plate.back(0.5, placed(TRAWLER_HULL + TRAWLER_TOP, 1040, 566, 2.2, 2.2), 6);
  quayWall(plate, 850, 1067, 0.4, random);
  plate.front(shade(0, 800, 0, 850, 0.84, 0.66), rect(0, 812, 1600, 40));
  // Nets and floats on the quay.
  for (let i = 0; i < 16; i++)
    plate.front(0.3, stroke(`M${1100 + i * 30} 830q20 -${60 + (i % 5) * 16} 60 -10t70 10`, 3), 3);
  plate.spot(times(7, (i) => disc(1140 + i * 62, 812 - (i % 3) * 16, 22, 18)));
  plate.ink(times(7, (i) => stroke(`M${1118 + i * 62} ${812 - (i % 3) * 16}h44`, 3)));
  const x = 620;
  plate.front(
    shade(x - 150, 0, x + 160, 0, 0.5, 0.66, 0.2, 0.06),
    area(
      `M${x - 130} 870C${x - 96} 800 ${x - 96} 720 ${x - 116} 640H${x + 116}C${x + 96} 720 ${x + 96} 800 ${x + 130} 870Z`,
    ),
    6,
  );
  plate.front(shade(x - 190, 0, x + 190, 0, 0.7, 0.84, 0.3, 0.1), disc(x, 620, 180, 56), 0);
  plate.front(
    0.3,
    stroke(
      `M${x - 104} 780C${x - 40} 810 ${x + 40} 810 ${x + 104} 780M${x - 106} 812C${x - 40} 842 ${x + 40} 842 ${x + 106} 812`,
      17,
    ),
    2,
  );
  plate.ink(stroke(`M${x + 100} 800C${x + 240} 830 ${x + 320} 700 ${x + 430} 580`, 12));
  // The cat, who has been told about the photographer.
  plate.ink(
    area(
      `M${x - 78} 612C${x - 120} 540 ${x - 96} 430 ${x - 44} 380C${x - 60} 340 ${x - 62} 300 ${x - 54} 232L${x - 22} 268C${x - 4} 262 ${x + 20} 262 ${x + 36} 268L${x + 70} 232C${x + 78} 300 ${x + 74} 336 ${x + 56} 372C${x + 96} 430 ${x + 104} 530 ${x + 84} 612Z`,
    ) +
      stroke(
        `M${x + 70} 596C${x + 170} 610 ${x + 210} 540 ${x + 186} 470C${x + 176} 440 ${x + 200} 410 ${x + 220} 420`,
        30,
      ),
  );
  plate.lift(
    area(
      `M${x - 24} 392C${x - 6} 420 ${x + 22} 420 ${x + 38} 392C${x + 40} 470 ${x + 24} 520 ${x + 8} 540C${x - 10} 520 ${x - 26} 470 ${x - 24} 392Z`,
    ) +
      disc(x - 36, 606, 30, 14) +
      disc(x + 44, 606, 30, 14),
  );
  plate.spot(disc(x - 22, 312, 15, 12) + disc(x + 40, 312, 15, 12));
  plate.ink(
    rect(x - 25, 301, 6, 22, 3) +
      rect(x + 37, 301, 6, 22, 3) +
      stroke(`M${x - 46} 600v14M${x - 32} 600v14M${x + 36} 600v14M${x + 52} 600v14`, 3),
  );
  plate.lift(
    poly(x + 1, 336, x + 19, 336, x + 10, 347) +
      stroke(
        `M${x + 10} 347v8q-10 10 -18 2M${x + 10} 355q10 10 18 2M${x - 30} 340l-60 -8M${x - 30} 348l-58 8M${x + 50} 340l60 -8M${x + 50} 348l58 8`,
        2.6,
      ),
  );
  plate.lift(stroke(`M${x - 84} 590C${x - 108} 530 ${x - 90} 440 ${x - 44} 390M${x - 46} 250l4 50`, 4), 0.7);
  plate.ink(times(5, (i) => stroke(`M${1000 + i * 90} ${180 + (i % 2) * 50}q18 -20 36 0q18 -20 36 0`, 5)));
}

function radio(plate: Plate, random: () => number): void {
  // A window with weather in it.
  plate.back(shade(0, 0, 0, 1067, 0.3, 0.2), rect(0, 0, 1600, 1067), 6);
  plate.back(shade(0, 60, 0, 700, 0.6, 0.9), rect(180, 50, 1240, 680), 0);
  for (let i = 0; i < 7; i++)
    plate.back(
      0.46 + i * 0.03,
      area(
        `M180 ${200 + i * 40}C${400 + i * 60} ${120 + i * 50} ${700 - i * 30} ${260 + i * 30} ${960} ${170 + i * 44}S1300 ${230 + i * 30} 1420 ${160 + i * 40}V${214 + i * 40}C1200 ${280 + i * 30} 900 ${230 + i * 40} 700 ${280 + i * 36}S300 ${200 + i * 40} 180 ${250 + i * 40}Z`,
      ),
      0,
      14,
      0.5,
    );
  plate.back(0.4, area('M180 560C420 530 640 560 900 540S1280 560 1420 545V730H180Z'), 0);
  plate.back(
    0.2,
    area('M1080 548L1110 510L1150 500L1190 520L1230 548Z') +
      rect(1136, 410, 24, 94) +
      rect(1130, 396, 36, 16),
    6,
  );
  plate.lift(disc(1148, 404, 9));
  for (let i = 0; i < 30; i++)
    plate.back(
      0.9,
      stroke(`M${n(200 + random() * 1180)} ${n(570 + random() * 140)}q20 -10 ${n(30 + random() * 60)} 0`, 3),
    );
  for (let i = 0; i < 130; i++) {
    const [x, y] = [190 + random() * 1220, 60 + random() * 640];
    plate.lift(line(x, y, x - 16, y + 56, 2), 0.55);
  }
  plate.back(
    0.12,
    rect(160, 30, 1280, 26) +
      rect(160, 30, 26, 710) +
      rect(1414, 30, 26, 710) +
      rect(786, 50, 28, 690) +
      rect(180, 300, 1240, 18),
    6,
  );
  for (const side of [0, 1]) {
    for (let i = 0; i < 7; i++) {
      const x = side ? 1390 + i * 30 : i * 30;
      plate.back(
        shade(x, 0, x + 30, 0, 0.7, 0.3, 0.56),
        area(`M${x} 0C${x + 12} 300 ${x - 6} 600 ${x + 4} 800h30C${x + 24} 600 ${x + 42} 300 ${x + 30} 0Z`),
        6,
      );
    }
  }
  plate.front(shade(0, 730, 0, 1067, 0.74, 0.3), rect(0, 736, 1600, 331), 0);
  plate.front(0.14, rect(0, 730, 1600, 12));
  // The set.
  plate.front(0.1, rect(380, 920, 620, 30, 10), 0, 14, 0.8);
  plate.front(
    shade(370, 0, 990, 0, 0.5, 0.34, 0.16),
    area('M370 930V600C370 560 390 540 430 540H930C970 540 990 560 990 600V930Z'),
    0,
  );
  plate.front(0.1, rect(392, 926, 60, 18) + rect(908, 926, 60, 18));
  plate.front(0.72, rect(408, 578, 290, 300, 24), 6);
  plate.front(
    0.24,
    times(14, (i) => rect(424 + i * 19, 592, 7, 272)),
    6,
  );
  plate.front(0.99, rect(730, 590, 226, 130, 8));
  plate.ink(
    times(12, (i) => line(744 + i * 18, 606, 744 + i * 18, i % 3 ? 622 : 634, 3)) +
      stroke('M744 660h198M744 686h120', 4),
  );
  plate.spot(rect(846, 596, 5, 116));
  for (const x of [780, 906]) {
    plate.front(shade(x - 46, 0, x + 46, 0, 0.8, 0.3, 0.08), disc(x, 806, 46), 4);
    plate.ink(
      stroke(`M${x - 46} 806A46 46 0 1 1 ${x + 46} 806A46 46 0 1 1 ${x - 46} 806M${x} 806L${x + 18} 774`, 5),
    );
  }
  plate.ink(stroke('M930 540L1060 250', 5) + disc(1060, 248, 7));
  // A pencilled forecast, a mug, a barometer on the wall.
  plate.front(0.98, turned(rect(1070, 800, 300, 190), 8, 1220, 890));
  plate.front(
    0.4,
    turned(
      times(7, (i) => line(1096, 826 + i * 22, 1340 - (i % 3) * 60, 826 + i * 22, 3.4)),
      8,
      1220,
      890,
    ),
  );
  plate.ink(turned(stroke('M1120 972L1330 946', 9), 8, 1220, 890));
  plate.front(
    shade(150, 0, 300, 0, 0.98, 0.8, 0.4),
    area('M160 770H300L290 930C280 944 180 944 170 930Z'),
    6,
  );
  plate.ink(disc(230, 772, 68, 16) + stroke('M298 800c60 -8 56 90 -6 88', 15));
  plate.spot(area('M164 830H296L293 858H167Z'));
  plate.front(0.9, stroke('M210 740c-20 -40 20 -60 0 -110M250 740c-20 -40 20 -60 0 -110', 8), 0, 7, 0.7);
}

function ropes(plate: Plate): void {
  plate.back(shade(0, 0, 1200, 800, 0.5, 0.26), rect(0, 0, 1200, 800), 6);
  for (let i = 0; i < 6; i++) plate.back(0.1, rect(i * 206, 0, 6, 800), 6);
  const strand = (d: string, w: number): void => {
    plate.front(0.06, placed(stroke(d, w + 10), 6, 12), 0, 8, 0.6);
    plate.front(0.1, stroke(d, w + 7), 0);
    plate.front(0.66, stroke(d, w), 0);
    plate.front(0.95, placed(stroke(d, w * 0.4), -w * 0.1, -w * 0.16), 0, 2);
    plate.ink(
      `<path d="${d}" fill="none" stroke="currentColor" stroke-width="${w * 0.9}" stroke-dasharray="3 ${n(w * 0.36)}"/>`,
      0.75,
    );
  };
  // A coil, and a bowline that took a minister three attempts.
  for (let i = 5; i >= 0; i--)
    strand(
      `M${210 - i * 4} ${360}a${130 - i * 18} ${118 - i * 16} 0 1 1 ${(130 - i * 18) * 2 - 1} 2a${130 - i * 18} ${118 - i * 16} 0 1 1 -${(130 - i * 18) * 2 - 1} -2`.replace(
        /M\S+/,
        `M${340 - (130 - i * 18)}`,
      ),
      26,
    );
  strand('M700 -20C704 90 716 170 720 250', 30);
  strand(
    'M720 620C560 640 520 450 640 380C700 340 800 330 830 280C850 230 790 190 740 210C690 232 700 300 740 330',
    30,
  );
  strand('M740 330C860 400 900 560 720 620', 30);
  strand('M720 250C716 300 690 320 660 300C620 270 650 210 700 200', 30);
  strand('M740 330C770 370 780 420 770 470', 30);
  plate.front(0.3, rect(980, 0, 90, 620), 6);
  plate.front(
    shade(980, 0, 1080, 0, 0.84, 0.5, 0.2),
    area('M990 120H1060L1048 640C1040 720 1010 720 1004 640Z'),
    6,
  );
  plate.spot(rect(986, 150, 80, 26));
}

function lampLit(plate: Plate, random: () => number): void {
  stars(plate, 60, 300, random);
  plate.back(0.14, area('M0 560C240 500 420 520 640 470S1050 500 1250 480S1500 520 1600 505V640H0Z'), 0, 2);
  roofs(plate, 640, 560, 1600, 0.1, 84, random);
  plate.spot(
    times(26, () => rect(580 + Math.floor(random() * 46) * 22, 572 + Math.floor(random() * 2) * 28, 8, 12)),
    0.9,
  );
  warehouse(plate, 90, 650, 430, 250, 0.18, random, 0.34);
  plate.back(0.14, rect(250, 236, 110, 140), 6);
  plate.back(0.84, poly(240, 238, 305, 160, 370, 238), 1);
  plate.back(0.86, poly(82, 400, 160, 322, 450, 322, 528, 400), 1);
  plate.back(0.9, disc(305, 292, 31));
  plate.ink(stroke('M305 292V270M305 292L322 300', 4));
  plate.back(0.9, rect(500, 632, 1100, 10));
  quayWall(plate, 876, 1067, 0.2, random, 0, 1600);
  // The light falls on new snow.
  plate.front(shade(0, 840, 0, 880, 0.6, 0.5), poly(0, 846, 1600, 812, 1600, 880, 0, 880), 0);
  plate.front(0.99, disc(860, 852, 420, 34), 0, 22);
  plate.front(0.9, disc(860, 470, 190), 0, 70, 0.5);
  plate.front(0.96, poly(840, 450, 880, 450, 1130, 862, 590, 862), 0, 40, 0.3);
  bollard(plate, 1240, 862, 1.2);
  plate.lift(disc(1240, 796, 33, 9));
  bollard(plate, 420, 868, 1.2);
  plate.lift(disc(420, 802, 33, 9));
  plate.ink(stroke('M1240 812C1120 860 1020 860 950 900', 5));
  lampPost(plate, 860, 862, 470, true);
  plate.spot(disc(860, 412, 13, 20));
  // Two men from two customs services, and one ladder.
  plate.ink(person(690, 878, 196) + person(1010, 874, 190, true, -1));
  plate.ink(
    line(905, 866, 876, 520, 7) +
      line(945, 866, 904, 520, 7) +
      times(9, (i) => line(904 - i * 3 + 2, 840 - i * 38, 943 - i * 5, 840 - i * 38, 5)),
  );
  plate.lift(
    times(260, () => disc(random() * 1600, random() * 1067, 2 + random() * 3.4)),
    0.85,
  );
}

function heavySea(plate: Plate, random: () => number): void {
  const wave = (y: number, tone: number, height: number, phase: number): void => {
    let d = `M-20 ${y}`;
    for (let i = 0; i < 6; i++) {
      const x = i * 300 - 60 + phase;
      d += `C${x + 60} ${y - 8} ${x + 130} ${n(y - height * (0.8 + random() * 0.4))} ${x + 190} ${n(y - height)}C${x + 220} ${n(y - height * 0.9)} ${x + 200} ${y - 24} ${x + 300} ${y}`;
    }
    plate.front(
      shade(0, y - height, 0, y + 160, Math.min(0.9, tone + 0.28), tone, tone - 0.12),
      area(`${d}V1067H-20Z`),
      0,
    );
    for (let i = 0; i < 6; i++) {
      const x = i * 300 - 60 + phase;
      plate.lift(
        stroke(
          `M${x + 96} ${n(y - height * 0.62)}C${x + 130} ${n(y - height * 0.9)} ${x + 160} ${n(y - height * 1.02)} ${x + 196} ${n(y - height)}`,
          7 + height * 0.06,
        ),
        0.9,
      );
      plate.lift(
        times(16, () =>
          disc(x + 120 + random() * 110, y - height * (0.7 + random() * 0.5), 2 + random() * 4),
        ),
        0.8,
      );
      plate.front(
        Math.max(0, tone - 0.2),
        times(5, (k) =>
          stroke(
            `M${x + 196 + k * 12} ${n(y - height + 16 + k * 10)}q${n(10 + k * 3)} ${n(height * 0.4)} ${n(70 + k * 16)} ${n(height * 0.66)}`,
            3,
          ),
        ),
        0,
      );
    }
  };
  wave(600, 0.5, 70, 0);
  wave(680, 0.42, 100, -140);
  plate.front(
    shade(0, -20, 0, 8, 0.4, 0.1),
    turned(placed(TRAWLER_HULL, 430, 730, 7.2, 7.2), -11, 760, 690),
    0,
  );
  plate.spot(
    turned(
      placed(area('M1 -9C3 0 5 4 10 6H88C92 2 95 -2 97 -8C70 -2 30 -2 1 -9Z'), 430, 730, 7.2, 7.2),
      -11,
      760,
      690,
    ),
    0.9,
  );
  plate.front(
    0.7,
    turned(placed(area('M56 -15V-33H60V-40H75V-33H79L81 -15Z'), 430, 730, 7.2, 7.2), -11, 760, 690),
    6,
  );
  plate.front(
    0.08,
    turned(
      placed(
        TRAWLER_PORTS +
          line(66, -40, 66, -68, 1.2) +
          line(30, -15, 30, -58, 1.5) +
          line(30, -54, 52, -30, 1.1) +
          line(30, -54, 8, -30, 1.1) +
          line(30, -58, 66, -66, 0.4) +
          line(66, -66, 99, -22, 0.4) +
          line(30, -58, 2, -15, 0.4) +
          rect(6, -26, 3, 12) +
          rect(15, -26, 3, 12) +
          rect(5, -27, 14, 3),
        430,
        730,
        7.2,
        7.2,
      ),
      -11,
      760,
      690,
    ),
    6,
  );
  plate.lift(
    times(130, () => disc(1080 + random() * 190, 470 + random() * 200, 2 + random() * 7)),
    0.8,
  );
  plate.lift(stroke('M1090 640C1150 600 1220 600 1270 560M1080 660C1150 640 1230 650 1300 610', 12), 0.8);
  wave(820, 0.3, 130, -60);
  wave(980, 0.16, 150, -200);
  plate.ink(
    times(11, (i) => stroke(`M${240 + i * 70} ${200 + ((i * 53) % 120)}q${16} -20 34 0q18 -20 34 2`, 5)),
  );
}

function writingDesk(plate: Plate, random: () => number): void {
  plate.back(shade(0, 0, 1600, 0, 0.18, 0.34, 0.2), rect(0, 0, 1600, 640), 6);
  // Pigeonholes.
  for (let row = 0; row < 3; row++) {
    for (let i = 0; i < 10; i++) {
      const [x, y] = [20 + i * 158, 20 + row * 170];
      plate.back(0.04, rect(x, y, 148, 158));
      plate.back(0.44, rect(x - 8, y + 158, 164, 10) + rect(x + 148, y - 8, 9, 176));
      for (let k = 0; k < Math.floor(random() * 6); k++)
        plate.back(
          0.98 - random() * 0.3,
          turned(
            rect(x + 10, y + 144 - k * 15, 110 + random() * 26, 11),
            (random() - 0.5) * 5,
            x + 60,
            y + 100,
          ),
        );
      if (random() < 0.2) plate.spot(rect(x + 30, y + 60, 60, 90), 0.85);
    }
  }
  plate.front(shade(0, 540, 0, 1067, 0.62, 0.26), rect(0, 546, 1600, 521), 0);
  plate.front(0.98, disc(1130, 800, 520, 260), 0, 80, 0.55);
  // Typewriter.
  plate.front(0.06, disc(620, 930, 430, 50), 0, 18, 0.8);
  plate.front(0.99, poly(420, 210, 820, 210, 832, 560, 408, 560));
  plate.front(
    0.36,
    times(10, (i) => line(456, 250 + i * 26, 784 - (i % 4 === 3 ? 140 : (i * 17) % 30), 250 + i * 26, 4)),
  );
  plate.front(shade(0, 520, 0, 600, 0.5, 0.04), rect(300, 520, 640, 66, 32), 0);
  plate.ink(disc(300, 553, 24, 36) + disc(940, 553, 24, 36) + stroke('M280 540L190 500', 12));
  plate.front(
    shade(300, 0, 940, 0, 0.34, 0.16, 0.06),
    area('M330 584H910L1000 860C1000 930 990 940 960 940H280C250 940 240 930 240 860Z'),
    0,
  );
  plate.front(0.04, area('M440 600H800L820 690C760 640 480 640 420 690Z'));
  plate.front(
    0.5,
    times(15, (i) => stroke(`M${620 + (i - 7) * 8} 690L${620 + (i - 7) * 24} 610`, 2.6)),
  );
  for (let row = 0; row < 4; row++) {
    for (let i = 0; i < 11; i++) {
      const [x, y] = [340 + i * (52 + row * 3) - row * 16 + (row % 2) * 20, 724 + row * 52];
      plate.ink(disc(x, y + 7, 20, 15));
      plate.lift(disc(x, y, 19, 14));
      plate.ink(stroke(`M${n(x - 5)} ${n(y + 5)}l5 -10l5 10`, 2.4));
    }
  }
  plate.front(0.6, rect(420, 912, 400, 16, 8));
  // Letters, opened and not; a knife; a lamp.
  for (const [x, y, tilt, open] of [
    [1010, 640, 12, 0],
    [1230, 720, -8, 1],
    [1090, 850, 5, 0],
    [1370, 880, 16, 0],
    [1260, 960, -14, 1],
  ] as const) {
    plate.front(0.14, turned(rect(x - 112, y - 68, 236, 150), tilt, x, y), 0, 9, 0.6);
    plate.front(0.97, turned(rect(x - 118, y - 76, 236, 150), tilt, x, y));
    if (open)
      plate.front(
        0.4,
        turned(
          times(7, (i) => line(x - 96, y - 54 + i * 18, x + 90 - (i % 3) * 40, y - 54 + i * 18, 3)),
          tilt,
          x,
          y,
        ),
      );
    else
      plate.ink(
        turned(
          stroke(
            `M${x - 118} ${y - 76}L${x} ${y + 10}L${x + 118} ${y - 76}M${x - 118} ${y - 76}h236v150h-236z`,
            3,
          ),
          tilt,
          x,
          y,
        ),
      );
    if (!open) plate.spot(turned(disc(x, y + 8, 17), tilt, x, y));
  }
  plate.ink(stroke('M1500 1000V620C1500 500 1420 470 1330 470', 14) + rect(1430, 1000, 150, 22, 8));
  plate.front(
    shade(1180, 0, 1400, 0, 0.5, 0.2),
    area('M1180 540C1190 450 1250 420 1320 430C1370 440 1390 480 1384 540Z'),
    2,
  );
  plate.lift(disc(1282, 542, 100, 16));
}

function minutes(plate: Plate): void {
  plate.back(shade(0, 0, 1600, 1067, 0.44, 0.2), rect(0, 0, 1600, 1067), 2);
  for (let i = 5; i >= 0; i--) {
    const sheet = turned(rect(420, 90, 700, 940), -5 + i * 1.7, 770, 560);
    plate.back(0.06, placed(sheet, 10, 14), 0, 10, 0.5);
    plate.back(i ? 0.8 - i * 0.05 : 0.98, sheet);
    plate.back(0.4, turned(stroke('M420 90h700v940h-700z', 2), -5 + i * 1.7, 770, 560));
  }
  const text = (shapes: string): string => turned(shapes, -5, 770, 560);
  plate.back(0.2, text(rect(490, 150, 360, 24) + rect(490, 192, 210, 12)), 6);
  plate.ink(text(stroke('M990 150v60m-18 -42h36m-48 22q30 46 60 0', 7)));
  plate.back(
    0.34,
    text(
      times(24, (i) =>
        i === 7 || i === 16
          ? ''
          : line(
              490 + (i % 8 === 0 ? 40 : 0),
              254 + i * 28,
              1050 - (i % 8 === 6 ? 260 : (i * 29) % 40),
              254 + i * 28,
              7,
            ),
      ),
    ),
  );
  // One line in another hand, and the ring of a cup.
  plate.spot(
    text(
      stroke(
        'M500 726q14 -26 24 0t26 -4t22 2q12 -34 20 2t30 -2q10 -20 24 0t24 -6t20 8M700 724q16 -30 24 0t30 -4q12 -24 20 2t30 0q14 -30 26 0t30 -6t26 6',
        5,
      ),
    ),
  );
  plate.back(
    0.5,
    stroke('M860 860a112 104 0 1 0 224 0a112 104 0 1 0 -224 0M874 862a98 90 0 1 0 196 0', 8),
    3,
    2,
    0.6,
  );
  plate.front(0.1, turned(rect(1150, 250, 26, 560, 12), 28, 1160, 520), 0, 12, 0.6);
  plate.front(
    shade(1146, 0, 1176, 0, 0.5, 0.14, 0.04),
    turned(rect(1146, 240, 28, 430, 13), 28, 1160, 520),
    6,
  );
  plate.front(
    shade(1146, 0, 1176, 0, 0.95, 0.5),
    turned(area('M1148 670H1172L1162 800H1158Z') + rect(1144, 420, 32, 12), 28, 1160, 520),
    6,
  );
  // Spectacles, folded on the margin.
  plate.ink(
    turned(
      stroke(
        'M150 360a86 70 0 1 0 172 0a86 70 0 1 0 -172 0M360 360a86 70 0 1 0 172 0a86 70 0 1 0 -172 0M322 350q20 -18 38 0M152 340C90 300 120 500 300 520M530 340C590 310 560 480 420 520',
        10,
      ),
      -12,
      300,
      380,
    ),
  );
  plate.lift(turned(disc(236, 360, 76, 60) + disc(446, 360, 76, 60), -12, 300, 380), 0.22);
  plate.lift(turned(stroke('M190 350q16 -30 44 -34M400 350q16 -30 44 -34', 6), -12, 300, 380), 0.8);
  plate.front(shade(130, 0, 330, 0, 0.98, 0.6), disc(210, 880, 170, 60), 0);
  plate.front(
    shade(100, 0, 330, 0, 0.96, 0.8, 0.36),
    area('M104 740H316L290 890C270 912 150 912 130 890Z'),
    6,
  );
  plate.ink(disc(210, 742, 104, 28) + stroke('M312 770c70 -10 60 100 -16 94', 18));
  herring(plate, 1290, 850, 330, -14);
}

type Face = {
  readonly skin: number;
  readonly jaw: number;
  readonly behind: string;
  readonly hair: string;
  readonly hairTone: number;
  readonly coat: readonly [from: number, to: number];
  readonly extras: (plate: Plate) => void;
};

/** A head and shoulders, lit from the right, as an engraver would do it for the top of a column. */
function bust(face: Face): (plate: Plate) => void {
  return (plate) => {
    plate.back(shade(0, 0, 480, 0, 0.86, 0.62, 0.44), rect(0, 0, 480, 480), 3);
    plate.back(0.36, disc(240, 250, 200, 220), 3, 46, 0.5);
    if (face.behind)
      plate.front(shade(100, 0, 380, 0, face.hairTone - 0.06, face.hairTone + 0.2), area(face.behind), 5);
    plate.front(
      shade(40, 0, 440, 0, face.coat[0], face.coat[1]),
      area(
        'M18 490C26 424 60 398 120 380C160 368 186 358 196 338L240 366L286 338C296 358 322 368 362 380C420 398 456 424 462 490Z',
      ),
      7,
    );
    plate.front(shade(190, 0, 290, 0, 0.26, 0.5, 0.74), area('M200 290H282V344C270 372 212 372 198 344Z'), 1);
    plate.front(0.3, area('M200 304C220 336 262 336 282 304V326C260 352 222 350 200 324Z'), 1, 3);
    const j = face.jaw;
    const outline = `M160 190C156 124 192 96 240 96S326 124 322 190C321 224 ${n(314 - j * 0.2)} ${n(252 + j * 0.4)} ${n(298 + j * 0.5)} ${n(280 + j * 0.3)}C${n(284 + j * 0.3)} 306 262 ${n(324 + j * 0.2)} 241 ${n(325 + j * 0.2)}C220 ${n(324 + j * 0.2)} ${n(198 - j * 0.3)} 306 ${n(184 - j * 0.5)} ${n(280 + j * 0.3)}C168 ${n(252 + j * 0.4)} 161 224 160 190Z`;
    plate.front(
      shade(158, 0, 324, 0, face.skin - 0.46, face.skin - 0.12, face.skin, face.skin + 0.02),
      area(outline),
      2,
    );
    plate.front(
      face.skin - 0.44,
      area(
        'M160 190C160 236 172 270 190 292C208 312 224 322 240 325C210 300 190 266 186 216C184 170 190 140 206 112C176 120 158 146 160 190Z',
      ),
      3,
      6,
      0.85,
    );
    plate.front(face.skin - 0.34, disc(206, 194, 21, 11) + disc(275, 194, 20, 10), 0, 4, 0.8);
    plate.front(
      face.skin - 0.4,
      area('M238 190C234 216 226 232 224 244C230 252 244 252 248 248C240 240 240 214 238 190Z'),
      2,
      2,
      0.8,
    );
    plate.front(
      face.skin - 0.26,
      area('M196 248C190 262 192 276 200 288C196 276 200 262 208 252Z') +
        area('M292 250C296 262 294 272 288 282C290 272 290 260 284 252Z'),
      2,
      3,
      0.7,
    );
    plate.front(0.97, disc(284, 230, 16, 12) + disc(262, 138, 30, 16), 0, 9, 0.6);
    plate.lift(disc(207, 199, 12, 5.4) + disc(274, 199, 12, 5.4), 0.85);
    plate.ink(
      disc(208, 198.6, 5.6) +
        disc(275, 198.6, 5.6) +
        stroke('M192 199Q206 187 222 199M260 199Q275 187 290 198', 3.2) +
        stroke('M196 205Q208 210 219 204M263 204Q275 210 286 204', 1.2) +
        stroke('M226 246Q234 252 241 250Q249 253 255 246', 2.4) +
        stroke('M248 190C250 214 256 230 256 242', 1.2),
    );
    plate.lift(disc(210, 196.6, 1.8) + disc(277, 196.6, 1.8));
    plate.front(
      face.skin - 0.34,
      area('M212 278C226 270 236 272 241 274C247 271 258 270 272 277C260 292 226 294 212 278Z'),
      0,
      0.8,
    );
    plate.ink(
      stroke('M211 278C226 280 234 277 241 279C250 276 260 279 273 276', 2.6) +
        stroke('M228 292Q242 298 256 291', 1.2),
    );
    plate.front(
      shade(150, 0, 330, 0, face.hairTone - 0.08, face.hairTone, face.hairTone + 0.26),
      area(face.hair),
      4,
    );
    face.extras(plate);
  };
}

const maren = bust({
  skin: 0.94,
  jaw: -6,
  behind:
    'M146 200C130 90 190 60 244 62C310 64 352 104 340 210C344 260 346 292 332 322C300 340 300 300 296 270H190C186 300 176 336 146 320C134 290 142 250 146 200Z',
  hair: 'M152 236C140 150 160 78 244 74C318 78 344 140 330 240C322 230 322 190 314 164C300 152 276 150 262 128C250 150 206 158 176 168C164 190 164 224 152 236Z',
  hairTone: 0.3,
  coat: [0.08, 0.34],
  extras: (plate) => {
    plate.ink(stroke('M186 178Q204 168 224 176M258 176Q276 168 294 177', 4.4));
    plate.front(
      0.88,
      area(
        'M176 350C200 372 220 380 240 382C262 380 284 370 306 350L316 376C290 400 262 410 240 410S190 400 166 378Z',
      ),
      0,
    );
    plate.spot(
      area(
        'M170 364C196 388 220 395 240 396C262 395 288 386 312 364L314 372C290 394 262 403 240 404S192 395 168 373Z',
      ),
    );
    plate.lift(stroke('M200 96C220 84 260 82 286 98M186 120C200 100 220 96 240 94', 2), 0.7);
  },
});

const ivar = bust({
  skin: 0.9,
  jaw: 12,
  behind: '',
  hair: 'M154 206C150 180 152 160 160 146H322C330 160 332 180 328 206C324 190 320 176 316 168H168C162 178 158 190 154 206Z',
  hairTone: 0.3,
  coat: [0.1, 0.28],
  extras: (plate) => {
    plate.front(
      shade(150, 0, 330, 0, 0.2, 0.5, 0.84),
      area(
        'M164 232C166 262 170 290 186 312C200 340 222 354 242 354C264 354 284 338 298 312C312 290 318 262 319 232C306 250 296 262 284 264C270 258 256 256 242 260C228 256 212 258 200 264C184 262 176 250 164 232ZM214 279C230 272 256 272 270 278C262 288 224 290 214 279Z',
      ),
      6,
    );
    plate.ink(
      times(16, (i) =>
        stroke(`M${182 + i * 8} ${286 + Math.abs(8 - i) * -2 + 18}q${i - 8} 16 ${(i - 8) * 0.4} 26`, 1.4),
      ),
      0.6,
    );
    plate.front(
      shade(140, 0, 340, 0, 0.06, 0.2, 0.36),
      area('M138 150C130 96 180 62 244 60C310 62 354 100 342 150C300 132 184 132 138 150Z'),
      1,
    );
    plate.front(
      shade(140, 0, 340, 0, 0.02, 0.14, 0.24),
      area(
        'M136 148C190 130 296 130 344 148C346 160 340 170 330 174C290 150 196 150 152 176C142 172 136 160 136 148Z',
      ),
      0,
    );
    plate.front(
      0.4,
      area(
        'M148 176C190 152 296 150 332 176C326 184 310 180 300 178C270 168 212 168 182 180C168 186 154 186 148 176Z',
      ),
      0,
    );
    plate.ink(stroke('M150 178C192 156 294 154 330 178', 3));
    plate.lift(stroke('M242 98v18m-7 -11h14m-16 6q9 10 18 0', 2.6), 0.9);
    plate.ink(stroke('M186 182Q204 174 224 181M258 181Q276 174 296 182', 6));
    plate.front(
      0.62,
      area(
        'M192 352C210 380 226 388 240 390C256 388 274 378 290 352L300 372C290 396 264 414 240 416C214 414 190 396 182 372Z',
      ),
      6,
    );
  },
});

const tove = bust({
  skin: 0.96,
  jaw: -2,
  behind:
    'M196 78C190 40 220 22 246 22C276 24 300 44 290 80C330 104 340 150 330 200H150C142 150 156 100 196 78Z',
  hair: 'M154 214C138 140 172 84 242 80C314 84 342 140 328 214C322 196 320 176 312 158C296 132 268 120 240 122C212 122 184 134 170 160C162 178 160 196 154 214Z',
  hairTone: 0.62,
  coat: [0.3, 0.56],
  extras: (plate) => {
    plate.ink(stroke('M188 174Q206 166 222 172M260 172Q276 166 294 174', 3));
    plate.lift(disc(206, 198, 31, 29) + disc(276, 198, 31, 29), 0.16);
    plate.ink(
      stroke(
        'M175 198a31 29 0 1 0 62 0a31 29 0 1 0 -62 0M245 198a31 29 0 1 0 62 0a31 29 0 1 0 -62 0M237 194q4 -4 8 0M175 194L160 190M307 194L322 190',
        4,
      ),
    );
    plate.ink(
      stroke(
        'M180 130C200 108 280 108 304 132M170 150C196 110 284 110 314 150M214 70C230 52 262 52 276 72M222 46C236 38 256 38 266 48',
        1.8,
      ),
      0.7,
    );
    plate.front(
      0.5,
      stroke(
        'M196 258Q190 272 198 284M288 258Q294 272 286 284M206 222Q212 226 220 224M264 226Q272 228 280 224',
        1.8,
      ),
      0,
    );
    plate.front(
      0.97,
      poly(196, 344, 240, 372, 286, 344, 304, 380, 254, 408, 240, 388, 226, 408, 178, 380),
      0,
    );
    plate.ink(stroke('M196 344L240 372L286 344M240 388L226 408L178 380M240 388L254 408L304 380', 2));
    plate.spot(disc(240, 386, 10));
  },
});

const nadia = bust({
  skin: 0.78,
  jaw: -8,
  behind:
    'M132 250C104 230 110 190 122 170C112 130 140 96 168 92C184 60 230 50 256 62C300 52 340 84 342 116C372 140 376 190 360 220C378 260 360 300 338 316C310 330 300 300 296 270H188C184 310 160 330 140 314C116 300 118 268 132 250Z',
  hair: 'M150 220C136 190 146 150 164 138C160 106 196 84 224 88C250 72 300 82 312 110C338 124 344 176 330 216C320 204 322 178 312 164C300 166 292 150 288 142C270 150 250 144 240 132C226 150 204 152 192 148C188 166 172 168 168 172C160 190 160 204 150 220Z',
  hairTone: 0.14,
  coat: [0.5, 0.8],
  extras: (plate) => {
    plate.ink(stroke('M186 177Q204 166 224 175M258 175Q276 166 296 177', 5));
    const curls = [
      [140, 200],
      [132, 160],
      [150, 122],
      [186, 92],
      [226, 76],
      [268, 76],
      [308, 96],
      [336, 132],
      [346, 176],
      [346, 220],
      [344, 264],
      [336, 300],
      [138, 244],
      [138, 286],
      [152, 310],
      [172, 116],
      [300, 118],
    ] as const;
    plate.lift(curls.map(([x, y]) => stroke(`M${x - 12} ${y}q6 -14 18 -6q8 8 -2 14`, 1.8)).join(''), 0.4);
    plate.ink(stroke('M196 346C214 380 224 420 232 478M286 346C266 380 256 420 250 478', 4));
    plate.front(0.16, area('M198 346L240 376L284 346L262 430H220Z'), 0);
    plate.spot(disc(172, 258, 6, 9) + disc(310, 258, 6, 9));
  },
});

const wide = { width: 1600, height: 1067, pitch: 8 };
const portrait = { width: 480, height: 480, pitch: 5, sky: { top: 0.6, foot: 0.6, cloud: 0 } };
const scenes: readonly Scene[] = [
  {
    ...wide,
    file: 'assets/customs-quay.jpg',
    seed: 3,
    palette: DUSK,
    sky: { top: 0.5, foot: 0.94, cloud: 0.34, glow: [1080, 520, 560, 0.3] },
    water: { y: 650, tone: 0.62, mirror: 0.8, swell: 0.8 },
    draw: lindholmQuay,
  },
  {
    ...wide,
    file: 'assets/giraffe-crane.jpg',
    seed: 8,
    palette: BRICK,
    sky: { top: 0.6, foot: 0.96, cloud: 0.42, glow: [420, 640, 520, 0.2] },
    water: { y: 818, tone: 0.6, mirror: 0.8, swell: 0.7 },
    draw: giraffe,
  },
  {
    ...wide,
    file: 'assets/fog.jpg',
    seed: 14,
    palette: MIST,
    sky: { top: 0.7, foot: 0.88, cloud: 0.22 },
    water: { y: 610, tone: 0.84, mirror: 0.5, swell: 0.5 },
    draw: fog,
  },
  {
    file: 'assets/ytre-lind-light.jpg',
    width: 1067,
    height: 1600,
    pitch: 8,
    seed: 21,
    palette: NIGHT,
    sky: { top: 0.06, foot: 0.42, cloud: 0.3, glow: [560, 372, 190, 0.4] },
    water: { y: 1296, tone: 0.26, mirror: 0.6, swell: 1 },
    draw: lighthouse,
  },
  {
    ...wide,
    file: 'posts/2008/2008-05-10-the-night-boat/night-boat.jpg',
    seed: 27,
    palette: NIGHT,
    sky: { top: 0.07, foot: 0.36, cloud: 0.26, glow: [1330, 170, 260, 0.34] },
    water: { y: 652, tone: 0.18, mirror: 0.55, swell: 0.9 },
    draw: ferry,
  },
  {
    ...wide,
    file: 'assets/lectern.jpg',
    seed: 33,
    palette: ROOM,
    sky: { top: 0.5, foot: 0.5, cloud: 0 },
    draw: lectern,
  },
  {
    ...wide,
    file: 'assets/herrings.jpg',
    seed: 41,
    palette: SEA,
    sky: { top: 0.4, foot: 0.4, cloud: 0 },
    draw: herrings,
  },
  {
    ...wide,
    file: 'assets/nine-chairs.jpg',
    seed: 46,
    palette: ROOM,
    sky: { top: 0.5, foot: 0.5, cloud: 0 },
    draw: nineChairs,
  },
  {
    ...wide,
    file: 'assets/second-umbrella.jpg',
    seed: 52,
    palette: BRICK,
    sky: { top: 0.5, foot: 0.5, cloud: 0 },
    draw: umbrellas,
  },
  {
    ...wide,
    file: 'assets/open-drawer.jpg',
    seed: 57,
    palette: PINE,
    sky: { top: 0.4, foot: 0.4, cloud: 0 },
    draw: drawer,
  },
  {
    ...wide,
    file: 'assets/lift-bridge.jpg',
    seed: 63,
    palette: SEA,
    sky: { top: 0.52, foot: 0.95, cloud: 0.44, glow: [800, 560, 480, 0.2] },
    water: { y: 652, tone: 0.66, mirror: 0.75, swell: 0.9 },
    draw: bridge,
  },
  {
    ...wide,
    file: 'assets/fish-hall.jpg',
    seed: 68,
    palette: SEA,
    sky: { top: 0.3, foot: 0.4, cloud: 0 },
    draw: auction,
  },
  {
    ...wide,
    file: 'assets/empty-booth.jpg',
    seed: 74,
    palette: ROOM,
    sky: { top: 0.3, foot: 0.3, cloud: 0 },
    draw: booth,
  },
  {
    ...wide,
    width: 1200,
    height: 800,
    pitch: 7,
    file: 'assets/tide-gauge.jpg',
    seed: 79,
    palette: SEA,
    sky: { top: 0.3, foot: 0.3, cloud: 0 },
    water: { y: 632, tone: 0.5, mirror: 0.7, swell: 0.9 },
    draw: tideGauge,
  },
  {
    ...wide,
    file: 'assets/bucket-dredger.jpg',
    seed: 85,
    palette: MIST,
    sky: { top: 0.56, foot: 0.93, cloud: 0.4 },
    water: { y: 664, tone: 0.64, mirror: 0.7, swell: 0.9 },
    draw: dredger,
  },
  {
    ...wide,
    file: 'assets/ministry.jpg',
    seed: 91,
    palette: PINE,
    sky: { top: 0.56, foot: 0.92, cloud: 0.4 },
    draw: ministry,
  },
  {
    ...wide,
    file: 'assets/containers.jpg',
    seed: 97,
    palette: BRICK,
    sky: { top: 0.64, foot: 0.94, cloud: 0.34 },
    draw: containers,
  },
  {
    ...wide,
    file: 'assets/harbour-cat.jpg',
    seed: 103,
    palette: DUSK,
    sky: { top: 0.66, foot: 0.95, cloud: 0.36 },
    water: { y: 566, tone: 0.68, mirror: 0.7, swell: 0.8 },
    draw: cat,
  },
  {
    ...wide,
    file: 'assets/weather-radio.jpg',
    seed: 108,
    palette: ROOM,
    sky: { top: 0.4, foot: 0.4, cloud: 0 },
    draw: radio,
  },
  {
    ...wide,
    width: 1200,
    height: 800,
    pitch: 7,
    file: 'assets/bowline.jpg',
    seed: 114,
    palette: DUSK,
    sky: { top: 0.4, foot: 0.4, cloud: 0 },
    draw: ropes,
  },
  {
    ...wide,
    file: 'assets/lamp-lit.jpg',
    seed: 3,
    palette: NIGHT,
    sky: { top: 0.06, foot: 0.34, cloud: 0.22, glow: [860, 440, 300, 0.34] },
    water: { y: 650, tone: 0.2, mirror: 0.7, swell: 0.8 },
    draw: lampLit,
  },
  {
    ...wide,
    file: 'assets/heavy-sea.jpg',
    seed: 120,
    palette: SEA,
    sky: { top: 0.4, foot: 0.86, cloud: 0.5 },
    draw: heavySea,
  },
  {
    ...wide,
    file: 'assets/letters-desk.jpg',
    seed: 126,
    palette: PINE,
    sky: { top: 0.3, foot: 0.3, cloud: 0 },
    draw: writingDesk,
  },
  {
    ...wide,
    file: 'assets/minutes.jpg',
    seed: 131,
    palette: DUSK,
    sky: { top: 0.3, foot: 0.3, cloud: 0 },
    draw: minutes,
  },
  { ...portrait, file: 'assets/portraits/maren-odd.jpg', seed: 140, palette: DUSK, draw: maren },
  { ...portrait, file: 'assets/portraits/ivar-lund.jpg', seed: 141, palette: SEA, draw: ivar },
  { ...portrait, file: 'assets/portraits/tove-askeland.jpg', seed: 142, palette: ROOM, draw: tove },
  { ...portrait, file: 'assets/portraits/nadia-karam.jpg', seed: 143, palette: BRICK, draw: nadia },
];

const wanted = process.argv.slice(2);
for (const scene of scenes) {
  if (wanted.length === 0 || wanted.some((name) => scene.file.includes(name))) await print(scene);
}
