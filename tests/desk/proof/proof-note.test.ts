import { describe, expect, test } from 'vitest';
import type { Proof } from '../../../src/desk/proof/proof.ts';
import { noteOf, reviewNoteOf } from '../../../src/desk/proof/proof-note.ts';
import type { SourcePath } from '../../../src/model/address/paths.ts';
import type { Finding } from '../../../src/model/finding.ts';

const finding = (level: string, line?: number, source = 'posts/a.md') =>
  ({
    rule: 'r',
    level,
    source,
    reason: 'x',
    ...(line ? { position: { line, column: 1 } } : {}),
  }) as unknown as Finding;
const piece = (source: string, more: object = {}, place: object = {}) => ({
  dispatch: {
    source,
    digest: `${source} digest`,
    draft: false,
    unlisted: false,
    filed: { day: '2009-02-03' },
    ...more,
  },
  ...{ lang: 'en', embargoed: false },
  shelves: [{ name: 'Iran', path: '/tags/iran/' }],
  ...place,
});
const TEXT = Array.from({ length: 9 }, (_, at) => `line ${at + 1}`).join('\n');
const text = (source: string) => (source === 'posts/a.md' ? TEXT : null);
const proofOf = (findings: readonly Finding[] = []) =>
  ({
    findings,
    planned: {
      site: { base: '/cable' },
      archive: {
        listed: [
          piece('posts/a.md'),
          piece('posts/d.md', { draft: true }),
          piece('posts/f.md', {}, { embargoed: true }),
        ],
        unlisted: [piece('posts/u.md', { unlisted: true }), piece('posts/n.md', { filed: null })],
        pages: [piece('posts/_pages/p.md')],
      },
    },
  }) as unknown as Proof;
const note = (source: string | null, findings: readonly Finding[] = [], extra: readonly Finding[] = []) =>
  noteOf(proofOf(findings), source as SourcePath | null, { words: 480, characters: null }, extra, text);

describe('the note beside a page', () => {
  test('tells of the dispatch: its file, its length, and the indexes that list it', () => {
    expect(note('posts/a.md').dispatch).toEqual({
      ...{ source: 'posts/a.md', digest: 'posts/a.md digest', words: 480, characters: null },
      minutes: expect.any(Number),
      states: [],
      indexes: [
        { name: 'Iran', href: '/cable/tags/iran/' },
        { name: '2009', href: '/cable/2009/' },
        { name: '2009-02', href: '/cable/2009/02/' },
      ],
    });
  });

  test.each([
    ['posts/d.md', ['draft'], 3],
    ['posts/f.md', ['future'], 3],
    ['posts/u.md', ['unlisted'], 0],
    ['posts/n.md', [], 0],
    ['posts/_pages/p.md', [], 0],
  ])('tells what keeps %s from readers', (source, states, indexes) => {
    const { dispatch } = note(source);
    expect([dispatch?.states, dispatch?.indexes.length]).toEqual([states, indexes]);
  });

  test('tells of no dispatch on other pages', () => {
    expect(note(null).dispatch).toBe(null);
    expect(note('posts/gone.md').dispatch).toBe(null);
  });

  test('has errors alone, those of the page first, twenty at most', () => {
    const { errors } = note(null, [finding('warning'), finding('error', 4)], [finding('error', 2)]);
    expect(errors.map(({ position }) => position?.line)).toEqual([2, 4]);
    const many = Array.from({ length: 21 }, (_, at) => finding('error', at + 1));
    expect(note(null, many).errors).toHaveLength(20);
  });
});

describe('an excerpt', () => {
  const excerpt = (line: number | undefined, source?: string) =>
    note(null, [finding('error', line, source)]).errors[0]?.excerpt;

  test('has two lines before the place and two after it', () => {
    expect(excerpt(5)).toEqual({ from: 3, lines: ['line 3', 'line 4', 'line 5', 'line 6', 'line 7'] });
    expect(excerpt(1)).toEqual({ from: 1, lines: ['line 1', 'line 2', 'line 3'] });
    expect(excerpt(9)).toEqual({ from: 7, lines: ['line 7', 'line 8', 'line 9'] });
  });

  test('is none without a place, or of a file that is gone', () => {
    expect(excerpt(undefined)).toBe(null);
    expect(excerpt(3, 'posts/gone.md')).toBe(null);
  });

  test('has lines of two hundred characters at most, whatever ends them', () => {
    const [error] = noteOf(
      proofOf([finding('error', 1)]),
      null,
      { words: 0, characters: null },
      [],
      () => `${'x'.repeat(300)}\r\ny`,
    ).errors;
    expect(error?.excerpt?.lines).toEqual(['x'.repeat(200), 'y']);
  });
});

test('the note of a review has the warnings of one file, and counts all', () => {
  const findings = [
    ...Array.from({ length: 21 }, (_, at) => finding('warning', at + 1)),
    finding('warning', 1, 'posts/b.md'),
    finding('error'),
    finding('info'),
  ];
  const review = reviewNoteOf(findings, 'posts/a.md', text as (source: SourcePath) => string | null);
  expect([review.findings.length, review.found, review.warnings]).toEqual([20, 21, 22]);
  expect(review.findings[0]?.excerpt?.from).toBe(1);
});
