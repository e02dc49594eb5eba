import { describe, expect, test } from 'vitest';
import { readBaseline, withoutAccepted, writeBaseline } from '../../../src/desk/check/baseline.ts';
import type { SourcePath } from '../../../src/model/address/paths.ts';
import type { Finding } from '../../../src/model/finding.ts';

const finding = (reason: string, more: Partial<Finding> = {}): Finding => ({
  rule: 'alt-missing',
  level: 'warning',
  source: 'posts/a.md' as SourcePath,
  reason,
  remedy: 'Mend it.',
  ...more,
});

const accepted = (...findings: readonly Finding[]) => readBaseline(writeBaseline(findings))!;
const left = (findings: readonly Finding[], baseline: ReturnType<typeof accepted>) =>
  withoutAccepted(findings, baseline).findings.map(({ reason }) => reason);

describe('of one rule in one file', () => {
  test('as many findings as were accepted are covered, whatever their wording', () => {
    expect(left([finding('x'), finding('y')], accepted(finding('a'), finding('b')))).toEqual([]);
  });

  test('fewer than were accepted are covered', () => {
    expect(left([finding('x')], accepted(finding('a'), finding('b')))).toEqual([]);
  });

  test('of more than were accepted, those whose reason is unknown are new', () => {
    expect(left([finding('a'), finding('x')], accepted(finding('a')))).toEqual(['x']);
  });

  test('a reason that was accepted once covers one finding', () => {
    expect(left([finding('a'), finding('a')], accepted(finding('a')))).toEqual(['a']);
  });

  test('errors are never covered, nor counted among those that are', () => {
    const error = finding('a', { level: 'error' });
    expect(left([error, finding('x')], accepted(finding('a')))).toEqual(['a']);
    expect(writeBaseline([error])).toBe(writeBaseline([]));
  });
});

test('another rule, or another file, is not covered', () => {
  const baseline = accepted(finding('a'));
  expect(left([finding('a', { rule: 'lede-repeated' })], baseline)).toEqual(['a']);
  expect(left([finding('a', { source: 'posts/b.md' as SourcePath })], baseline)).toEqual(['a']);
});

test('how many were found again and how many are gone is told', () => {
  const baseline = accepted(finding('a'), finding('b'), finding('c'));
  expect(withoutAccepted([finding('a')], baseline).accepted).toEqual({ found: 1, gone: 2 });
});

test.each(['', 'no JSON', '{}', '{"backfile": 2, "accepted": {}}', '{"backfile": 1, "accepted": null}'])(
  '%j is no baseline',
  (text) => {
    expect(readBaseline(text)).toBeNull();
  },
);
