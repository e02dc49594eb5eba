import { encodePath } from '../../model/address/paths.ts';
import { type Finding, inSentences } from '../../model/finding.ts';
import type { RuleDoc } from '../../rules/galley/rule.ts';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

/** The name by which code hosts know the root of the repository. */
const ROOT = '%SRCROOT%';

/**
 * Findings as a log of SARIF 2.1.0 (OASIS), which code hosts show beside the lines. Columns count UTF-16 units.
 * `under`: the site's folder within its repository, with a slash at its end.
 */
export function sarif(
  findings: readonly Finding[],
  docs: readonly RuleDoc[],
  version: string,
  under = '',
): object {
  const known = docs.map(({ name }) => name);
  const others = [...new Set(findings.map(({ rule }) => rule))].filter((rule) => !known.includes(rule));
  const ids = [...known, ...others];
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Backfile',
            semanticVersion: version,
            rules: [
              ...docs.map(({ name, level, what, why, mend }) => ({
                id: name,
                shortDescription: { text: what },
                fullDescription: { text: `${what} ${why}` },
                help: { text: mend, markdown: mend },
                defaultConfiguration: { level: LEVELS[level] },
              })),
              ...others.map((id) => ({ id })),
            ],
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: {
          [ROOT]: { description: { text: 'The site folder, or the repository that it is part of' } },
        },
        results: findings.map(({ rule, level, source, position, reason, remedy }) => ({
          ruleId: rule,
          ruleIndex: ids.indexOf(rule),
          level: LEVELS[level],
          message: { text: inSentences({ reason, remedy }) },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: encodePath(under + source), uriBaseId: ROOT },
                ...(position ? { region: { startLine: position.line, startColumn: position.column } } : {}),
              },
            },
          ],
        })),
      },
    ],
  };
}
