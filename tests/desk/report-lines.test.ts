import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/desk/report.ts';
import { explainLines, findingLines, summaryLines } from '../../src/desk/report-lines.ts';
import type { Finding } from '../../src/model/finding.ts';

const marked = (style: string, text: string) => `<${style}>${text}</${style}>`;
const plain = (_: string, text: string) => text;
const finding = (level: string, more: object = {}) =>
  ({
    rule: 'r',
    level,
    source: 'posts/a.md',
    reason: 'Wrong',
    remedy: 'Mend it.',
    ...more,
  }) as unknown as Finding;
const NONE = { drafts: 0, future: 0, withdrawn: 0, expired: 0, files: 0 };
const report = (more: object = {}) =>
  ({
    ...{ published: true, findings: [], made: [], removed: [], fresh: 0, dispatches: 1, pages: 1 },
    ...{ leftOut: NONE, register: null },
    ...more,
  }) as unknown as Report;
const summary = (more: object, seconds = 1) => summaryLines(report(more), seconds, plain);
const made = (path: string, written = true) => ({ path, because: 'props', written });

describe('findings', () => {
  test('stand under their file, by place, with their level, rule and remedy', () => {
    const lines = findingLines(
      [
        finding('error', { position: { line: 3, column: 12 } }),
        finding('warning'),
        finding('info', { source: 'posts/b.md', remedy: 'Or not.' }),
      ],
      marked,
    );
    expect(lines).toEqual([
      '<underline>posts/a.md</underline>',
      '   3:12  <red>error  </red>  Wrong  <dim>r</dim>',
      '                  <dim>Mend it.</dim>',
      '      -  <yellow>warning</yellow>  Wrong  <dim>r</dim>',
      '',
      '<underline>posts/b.md</underline>',
      '      -  <cyan>info   </cyan>  Wrong  <dim>r</dim>',
      '                  <dim>Or not.</dim>',
    ]);
  });

  test('say once what many files have in the same words, with each place', () => {
    const many = Array.from({ length: 12 }, (_, at) =>
      finding('error', { source: `posts/${at}.md`, position: { line: 1, column: 1 } }),
    );
    const lines = findingLines([...many, finding('warning', { reason: 'Odd' })], plain);
    expect(lines.filter((line) => line.includes('Wrong'))).toHaveLength(1);
    expect(lines.filter((line) => /^ {4}posts\/\d+\.md:1:1$/.test(line))).toHaveLength(12);
    expect(lines.slice(0, 2)).toEqual(['posts/a.md', '      -  warning  Odd  r']);
  });

  test('give a remedy once for all findings of a rule that share it, and again for another rule', () => {
    const lines = findingLines(
      [
        finding('warning'),
        finding('warning'),
        finding('warning', { remedy: 'Mend "a".' }),
        finding('warning', { rule: 'other' }),
        finding('warning', { source: 'posts/b.md' }),
      ],
      plain,
    );
    expect(lines.filter((line) => line.includes('Mend')).map((line) => line.trim())).toEqual([
      'Mend it.',
      'Mend "a".',
      'Mend it.',
    ]);
    expect(lines.filter((line) => line.includes('Wrong'))).toHaveLength(5);
  });

  test('never drive a terminal by the names and words of others', () => {
    const evil = 'a\u001b[2J\u202eb\u009bc';
    const lines = findingLines([finding('error', { source: evil, reason: evil, remedy: evil })], plain);
    expect(lines.join('')).not.toMatch(/[\u001b\u202e\u009b]/);
    expect(lines[0]).toBe('a\ufffd[2J\ufffdb\ufffdc');
  });
});

describe('the summary of a build', () => {
  test('counts what was written, what stands and what was removed', () => {
    expect(
      summary({
        made: [made('a'), made('b', false)],
        fresh: 1_000,
        removed: ['c'],
        dispatches: 2,
        pages: 1_003,
      }),
    ).toEqual(['✓ 2 dispatches on 1,003 pages: 1 file written, 1,001 unchanged, 1 removed in 1.00 s.']);
    expect(summary({}, 9.994)).toEqual(['✓ 1 dispatch on 1 page: 0 files written in 9.99 s.']);
    expect(summary({}, 10)).toEqual(['✓ 1 dispatch on 1 page: 0 files written in 10.0 s.']);
  });

  test('counts errors and warnings, and says that nothing was written', () => {
    const findings = [finding('error'), finding('warning'), finding('warning'), finding('info')];
    expect(summaryLines(report({ published: false, findings }), 12.34, marked)).toEqual([
      '<red>1 error</red>, <yellow>2 warnings</yellow>: nothing was written; the last edition stays as it was (in 12.3 s).',
    ]);
    expect(summary({ findings: findings.slice(1) })).toContain('  2 warnings.');
    expect(summary({ findings: findings.slice(3) })).toHaveLength(1);
  });

  test('says what was left out, and which option builds it', () => {
    const leftOut = { drafts: 1, future: 2, withdrawn: 1, expired: 1, files: 1 };
    expect(summary({ leftOut })[1]).toBe(
      '  Left out: 1 draft (--drafts builds it), 2 dated in the future (--future builds them), 1 withdrawn, 1 expired, 1 file that nothing published shows (backfile check --info names it).',
    );
    expect(summary({ leftOut: { ...NONE, drafts: 2, files: 2, future: 1 } })[1]).toBe(
      '  Left out: 2 drafts (--drafts builds them), 1 dated in the future (--future builds it), 2 files that nothing published shows (backfile check --info names them).',
    );
  });

  test('names some of the files that stay, since it is not known whose they are', () => {
    expect(summary({ strangers: ['a\u001b', 'b', 'c', 'd'] })[1]).toContain('so 4 files stay in dist/');
    expect(summary({ strangers: ['a\u001b', 'b', 'c', 'd'] })[1]).toContain(': a\ufffd, b, c, …. If');
    expect(summary({ strangers: ['a', 'b', 'c'] })[1]).toContain(': a, b, c. If');
    expect(summary({ strangers: ['a'] })[1]).toContain('so 1 file stays in dist/');
    expect(summary({ strangers: [] })).toHaveLength(1);
  });

  test('says what was entered into the register, or what it lacks', () => {
    expect(summary({ register: { lacked: 1, isKept: true } })[1]).toMatch(
      /^ {2}1 new address entered into addresses\.txt/,
    );
    expect(summary({ register: { lacked: 2, isKept: false } })[1]).toMatch(
      /^ {2}addresses\.txt lacks 2 new addresses\./,
    );
  });
});

test('what was made is explained, file by file', () => {
  expect(
    explainLines(report({ made: [made('a.html'), made('b.html', false)], removed: ['c.html'] })),
  ).toEqual(['props      a.html', 'props      b.html  (same bytes)', 'obsolete   c.html']);
});
