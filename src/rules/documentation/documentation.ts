import { compareText } from '../../model/finding.ts';
import type { RuleDoc } from '../galley/rule.ts';
import { RULES } from '../rules.ts';
import { ELSEWHERE } from './build-rules.ts';
import { RULE_EXAMPLES, type RuleExample } from './examples.ts';

/** The documentation of every rule, by name: those of the copy desk and those of every build. */
export function ruleDocs(): readonly RuleDoc[] {
  return [...RULES, ...ELSEWHERE]
    .map(({ name, level, what, why, mend }) => ({ name, level, what, why, mend }))
    .sort((a, b) => compareText(a.name, b.name));
}

/** The rules as a document in Markdown: `backfile check --rules` prints it. */
export function ruleDocument(): string {
  return `# Rules of the copy desk\n\nThe level of each can be set in site.yaml: \`rules: {tag-once: off, alt-missing: error}\`.\n\n${ruleSections('##')}\n`;
}

/** A section for each rule: what it finds, why that matters, an example, and the remedy. `mark`: of its heading. */
export function ruleSections(mark: string): string {
  return ruleDocs()
    .map(({ name, level, what, why, mend }) =>
      [
        `${mark} ${name}`,
        `**${level}.** ${what} ${why}`,
        ...exampleBlocks(RULE_EXAMPLES[name] ?? {}),
        `Remedy: ${mend}`,
      ].join('\n\n'),
    )
    .join('\n\n');
}

function exampleBlocks({ settings, front, text }: RuleExample): readonly string[] {
  return [
    ...(settings === undefined ? [] : [`\`\`\`yaml\n# site.yaml\n${settings}\n\`\`\``]),
    ...(front === undefined ? [] : [`\`\`\`yaml\n${front}\n\`\`\``]),
    ...(text === undefined ? [] : [`\`\`\`markdown\n${text}\n\`\`\``]),
  ];
}
