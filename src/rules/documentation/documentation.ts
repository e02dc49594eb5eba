import { compareText } from '../../model/finding.ts';
import type { RuleDoc } from '../galley/rule.ts';
import { RULES } from '../rules.ts';
import { ELSEWHERE } from './build-rules.ts';

/** The documentation of every rule, by name: those of the copy desk and those of every build. */
export function ruleDocs(): readonly RuleDoc[] {
  return [...RULES, ...ELSEWHERE]
    .map(({ name, level, what, why, mend }) => ({ name, level, what, why, mend }))
    .sort((a, b) => compareText(a.name, b.name));
}

/** The rules as a document in Markdown: `backfile check --rules` prints it. */
export function ruleDocument(): string {
  const parts = ruleDocs().map(
    ({ name, level, what, why, mend }) =>
      `## ${name}\n\n*${level}* · ${what} ${why}\n\nTo mend it: ${mend}\n`,
  );
  return `# Rules of the copy desk\n\nThe level of each can be set in site.yaml: \`rules: {tag-once: off, alt-missing: error}\`.\n\n${parts.join('\n')}`;
}
