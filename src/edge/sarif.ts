import type { Finding } from '../model/finding.ts';
import { encodePath } from '../model/paths.ts';
import type { RuleDoc } from '../rules/rule.ts';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

/** Findings as a log of SARIF 2.1.0 (OASIS), which code hosts show beside the lines. Columns count UTF-16 units. */
export function sarif(findings: readonly Finding[], docs: readonly RuleDoc[], version: string): object {
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
            informationUri: 'https://github.com/backfile/backfile',
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
        originalUriBaseIds: { SITE: { description: { text: 'The site folder' } } },
        results: findings.map(({ rule, level, source, place, reason, remedy }) => ({
          ruleId: rule,
          ruleIndex: ids.indexOf(rule),
          level: LEVELS[level],
          message: { text: remedy ? `${reason}. ${remedy}` : reason },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: encodePath(source), uriBaseId: 'SITE' },
                ...(place ? { region: { startLine: place.line, startColumn: place.column } } : {}),
              },
            },
          ],
        })),
      },
    ],
  };
}
