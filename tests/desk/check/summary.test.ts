import { describe, expect, test } from 'vitest';
import { annotation } from '../../../src/desk/check/annotation.ts';
import type { CheckReport } from '../../../src/desk/check/check.ts';
import { checkSummary } from '../../../src/desk/check/summary.ts';
import type { Finding } from '../../../src/model/finding.ts';

const finding = (level: string, rule = 'r', more: object = {}) =>
  ({
    rule,
    level,
    source: 'posts/a,b.md',
    reason: 'Wrong: 100 %',
    remedy: 'Mend it.',
    ...more,
  }) as unknown as Finding;
const many = (count: number, level: string, rule: string) =>
  Array.from({ length: count }, () => finding(level, rule));
const summary = (
  findings: readonly Finding[],
  { informed = false, accepted = { found: 0, gone: 0 }, seconds = 1, dispatches = 2 } = {},
) =>
  checkSummary(
    { findings, accepted, dispatches } as unknown as CheckReport,
    informed,
    seconds,
    (_, text) => text,
  );

describe('the summary of a check', () => {
  test('says that nothing is wrong, or counts what is', () => {
    expect(summary([])).toEqual(['✓ 2 dispatches read in 1.00 s: nothing wrong.']);
    expect(summary([], { seconds: 10, dispatches: 1 })).toEqual([
      '✓ 1 dispatch read in 10.0 s: nothing wrong.',
    ]);
    expect(summary([finding('error'), ...many(2, 'warning', 'w')])).toEqual([
      '2 dispatches read in 1.00 s: 1 error, 2 warnings.',
    ]);
    expect(summary([finding('warning')])).toEqual(['2 dispatches read in 1.00 s: 1 warning.']);
  });

  test('names the four rules with the most findings, if there are more than twelve', () => {
    const findings = ['b', 'a', 'c', 'd', 'e'].flatMap((rule, at) =>
      many([2, 2, 5, 3, 1][at]!, 'warning', rule),
    );
    expect(summary(findings)[1]).toBe('  Most: c 5, d 3, a 2, b 2.');
    expect(summary(many(12, 'error', 'x'))).toHaveLength(1);
    expect(summary([...many(1_200, 'error', 'x'), finding('warning', 'y')])[1]).toBe('  Most: x 1,200, y 1.');
  });

  test('counts remarks, unless they are shown', () => {
    expect(summary([finding('info', 'i')])[1]).toBe('  1 remark (--info shows them): i 1.');
    expect(summary([finding('info', 'i')], { informed: true })).toHaveLength(1);
  });

  test('counts what was accepted before, and what of it is gone', () => {
    expect(summary([], { accepted: { found: 1_000, gone: 1 } }).slice(1)).toEqual([
      '  1,000 accepted before (--all shows them).',
      '  1 of the accepted findings are gone: backfile check --accept forgets them.',
    ]);
  });
});

describe('an annotation', () => {
  test('has the place, the rule and the words of a finding, escaped', () => {
    const position = { line: 3, column: 4 };
    expect(annotation(finding('error', 'a:b', { position, remedy: 'Mend\r it.' }), 'docs/')).toBe(
      '::error file=docs/posts/a%2Cb.md,line=3,col=4,title=a%3Ab::Wrong: 100 %25%0AMend%0D it.',
    );
  });

  test('is a warning or a notice, and needs no place', () => {
    expect(annotation(finding('warning'))).toBe(
      '::warning file=posts/a%2Cb.md,title=r::Wrong: 100 %25%0AMend it.',
    );
    expect(annotation(finding('info'))).toMatch(/^::notice /);
  });
});
