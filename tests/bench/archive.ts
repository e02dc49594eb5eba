import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { addShapes, lifelikeNames } from './lifelike.ts';

/** What made-up dispatches hold: plain prose, or what real archives hold besides (`lifelike.ts`). */
export type Likeness = 'plain' | 'lifelike';

/** Writes a site folder of `many` made-up dispatches of about 750 words: the same bytes for the same number, on any machine. */
export function writeArchive(folder: string, many: number, likeness: Likeness = 'plain'): void {
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  put('site.yaml', 'title: The Column Archive\nurl: https://archive.example\ntimezone: UTC\nsearch: false\n');
  for (let at = 0; at < many; at++) put(pathOf(at, many), dispatchOf(at, many, likeness));
}

/** Where dispatch `at` (0 is the oldest) lies in the site folder. */
export function pathOf(at: number, many: number): string {
  const day = dayOf(at, many);
  return `posts/${day.slice(0, 4)}/${day}-${slugOf(at)}.md`;
}

/** Where its page stands. */
export function pageOf(at: number, many: number): string {
  return `${dayOf(at, many).replaceAll('-', '/')}/${slugOf(at)}/index.html`;
}

const COLUMNS = ['Harbour Letter', 'The Long Ledger', 'Night Desk', 'Field Notes'];
const BYLINES = ['Marta Wick', 'Ivo Berger', 'Selma Odd', 'Anton Lund', 'Petra Hale', 'Jonah Vale'];
const SYLLABLES =
  'ba bel cor dan der el fen gar har il jun kel lor mar nor ost pel quin ras sel tor ul ven wick'.split(' ');

export function dispatchOf(at: number, many: number, likeness: Likeness = 'plain'): string {
  const chance = chances(at + 1);
  const words = (count: number) => Array.from({ length: count }, () => word(chance)).join(' ');
  const tags = [
    ...new Set(
      Array.from({ length: 1 + Math.floor(chance() * 4) }, () => `subject ${Math.floor(60 * chance() ** 2)}`),
    ),
  ];
  const byline = BYLINES[Math.floor(chance() * BYLINES.length)];
  const isLifelike = likeness === 'lifelike';
  const names = isLifelike ? lifelikeNames(chance, many) : { bylines: [byline], tags };
  const paragraphs: string[] = [];
  const length = isLifelike ? 40 + 1500 * chance() ** 1.2 : 700;
  for (let count = 0; count < length; ) {
    // What is no prose comes into a lifelike body at its own share.
    const kind = isLifelike ? 0.2 + 0.7 * chance() : chance();
    const paragraph = paragraphOf(kind, chance, at, many);
    count += paragraph.split(' ').length;
    paragraphs.push(paragraph);
  }
  if (isLifelike) addShapes(paragraphs, chance, { word: () => word(chance), words });
  return `---
title: ${capital(words(3 + Math.floor(chance() * 6)))}
date: ${dayOf(at, many)} ${String(8 + (at % 12)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}
byline: ${names.bylines.length === 1 ? names.bylines[0] : `[${names.bylines.join(', ')}]`}
column: ${COLUMNS[Math.floor(chance() * 4)]}
tags: [${names.tags.join(', ')}]
dek: ${capital(words(14))}.
---

${paragraphs.join('\n\n')}
`;
}

function paragraphOf(kind: number, chance: () => number, at: number, many: number): string {
  const sentence = () =>
    `${capital(Array.from({ length: 8 + Math.floor(chance() * 16) }, () => word(chance)).join(' '))}.`;
  const sentences = (count: number) => Array.from({ length: count }, sentence).join(' ');
  if (kind < 0.05) return `## ${capital(word(chance))} ${word(chance)}`;
  if (kind < 0.09) return `> ${sentences(2)}`;
  if (kind < 0.12) return Array.from({ length: 4 }, () => `- ${sentence()}`).join('\n');
  if (kind < 0.13)
    return `| ${word(chance)} | ${word(chance)} |\n| --- | ---: |\n| ${word(chance)} | ${Math.floor(chance() * 900)} |`;
  const text = sentences(2 + Math.floor(chance() * 4));
  if (kind < 0.25)
    return `${text} See [what was said](/${pageOf(Math.floor(chance() * many), many).replace('index.html', '')}) and "that" too.`;
  if (kind < 0.32)
    return `${text} It was *${word(chance)}* -- or so [they say](https://www.${word(chance)}.example/).`;
  return at % 7 === 0 && kind > 0.97 ? `${text}[^1]\n\n[^1]: ${sentence()}` : text;
}

function dayOf(at: number, many: number): string {
  const days = Math.floor(((at + 0.5) / many) * 365.2425 * 30);
  return new Date(Date.UTC(1996, 0, 3) + days * 86_400_000).toISOString().slice(0, 10);
}

function slugOf(at: number): string {
  const chance = chances(at + 7);
  return `${word(chance)}-${word(chance)}-${at.toString(36)}`;
}

function word(chance: () => number): string {
  const common = ['the', 'of', 'and', 'a', 'to', 'in', 'was', 'it', 'for', 'on', 'that', 'with'];
  if (chance() < 0.4) return common[Math.floor(chance() * common.length)] ?? 'the';
  const length = 1 + Math.floor(chance() * 3);
  return Array.from({ length }, () => SYLLABLES[Math.floor(chance() * SYLLABLES.length)]).join('');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Numbers from 0 to 1 that only look like chance (mulberry32). */
function chances(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
