import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Font } from 'satori';
import type { CardWords } from '../../model/picture.ts';
import { PACKAGE } from '../program/generator.ts';

/** Sets the words of a card in the theme's typeface; returns an SVG drawing with letters as outlines. */
export type DrawCard = (words: CardWords, size: { width: number; height: number }) => Promise<string>;

const PAPER = '#fcfbf8';
const INK = '#1b1a17';
const SOFT = '#5f5a50';
const ACCENT = '#9c1b1b';

type Box = { readonly type: 'div'; readonly props: object };

/** Loads satori, which a site installs if it wants such cards. Throws if it is not installed. */
export async function openCardDrawing(): Promise<DrawCard> {
  const { default: satori } = await import('satori').catch(() => {
    throw new Error('satori is not installed');
  });
  const file = (name: string) =>
    readFileSync(join(PACKAGE, 'templates', 'theme', `newsreader-${name}.woff2`));
  const [roman, italic] = [file('roman'), file('italic')];
  const fonts: Font[] = [
    { name: 'Newsreader', data: roman, weight: 400, style: 'normal' },
    { name: 'Newsreader', data: roman, weight: 700, style: 'normal' },
    { name: 'Newsreader', data: italic, weight: 400, style: 'italic' },
  ];
  return (words, size) => satori(cardOf(words), { ...size, fonts, embedFont: true });
}

/** The masthead's thick rule over a thin one, the headline, and the byline with the date at the foot. */
function cardOf({ column, headline, byline, date, accent }: CardWords): Box {
  return box(
    {
      width: 1200,
      height: 630,
      boxSizing: 'border-box',
      padding: '56px 72px 60px',
      background: PAPER,
      color: INK,
      fontFamily: 'Newsreader',
      flexDirection: 'column',
      justifyContent: 'space-between',
    },
    box(
      { flexDirection: 'column', width: '100%', borderTop: `10px solid ${INK}`, paddingTop: 6 },
      box(
        { width: '100%', borderTop: `2px solid ${INK}`, paddingTop: 18, fontSize: 34, fontWeight: 700 },
        text(column, { color: accent ?? ACCENT }),
      ),
    ),
    text(headline, { fontSize: sizeFor(headline), fontWeight: 700, lineHeight: 1.1, width: '100%' }),
    box(
      { width: '100%', justifyContent: 'space-between', fontSize: 32, color: SOFT },
      text(byline, { fontStyle: 'italic', maxWidth: 720 }),
      text(date),
    ),
  );
}

/** The size of a headline: long ones are smaller, and the longest are cut with an ellipsis. */
function sizeFor(headline: string): number {
  return headline.length < 50 ? 88 : headline.length < 90 ? 74 : headline.length < 150 ? 58 : 46;
}

function box(style: object, ...children: readonly Box[]): Box {
  return { type: 'div', props: { style: { display: 'flex', ...style }, children } };
}

function text(words: string, style: object = {}): Box {
  return { type: 'div', props: { style: { display: 'block', lineClamp: 5, ...style }, children: words } };
}
