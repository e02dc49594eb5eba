import { expect, test } from 'vitest';
import { ruleDocs } from '../../../src/rules/documentation/documentation.ts';
import { RULE_EXAMPLES } from '../../../src/rules/documentation/examples.ts';
import { checkSite } from '../../support/copy-desk.ts';

const SETTINGS = { title: 'The Wire', url: 'https://wire.example', timezone: 'UTC' };
const FIELDS = { title: 'Talks', date: '2009-02-02' };

/** Lines of YAML, with those that they do not write themselves. */
function completed(text: string, usual: { readonly [key: string]: string }): string {
  const missing = Object.entries(usual).filter(([key]) => !new RegExp(`^${key}:`, 'm').test(text));
  return [...missing.map(([key, value]) => `${key}: ${value}`), text].join('\n');
}

test.each(Object.entries(RULE_EXAMPLES))('%s finds its example', async (rule, { front, text, settings }) => {
  const { findings } = await checkSite({
    'site.yaml': completed(settings ?? '', SETTINGS),
    'posts/talks.md': `---\n${completed(front ?? '', FIELDS)}\n---\n\n${text ?? 'They said nothing of it.'}\n`,
    'posts/other.md': '---\ntitle: Another dispatch\ndate: 2009-02-03\n---\n\nThe envoy stayed at home.\n',
    'posts/samore.jpg': 'A picture.',
  });
  expect(findings.map((finding) => finding.rule)).toContain(rule);
});

test('every example is of a rule', () => {
  const names = ruleDocs().map(({ name }) => name);
  expect(Object.keys(RULE_EXAMPLES).filter((rule) => !names.includes(rule))).toEqual([]);
});
