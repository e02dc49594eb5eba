import type { Finding } from '../../model/finding.ts';
import type { Site } from '../../model/site.ts';
import { closest } from '../../model/text/guess.ts';
import { readYaml } from '../../model/yaml/yaml.ts';
import type { TemplateFile } from '../../press/template-file.ts';
import { likelyPart } from './check.ts';
import { openSettings, type Settings, type SettingsFile } from './file.ts';
import { SETTINGS, SITE } from './table.ts';

type Files = { readonly settings: readonly SettingsFile[]; readonly templates: readonly TemplateFile[] };

/**
 * Settings that nothing reads: rules and words that are not there, and keys that no template wants. `hasConfig`: code of
 * the site's own may read any key and any word.
 */
export async function unreadSettings(
  { settings, templates }: Files,
  site: Site,
  hasConfig: boolean,
): Promise<readonly Finding[]> {
  const [rules, words, extra] = [site.rules, site.words, site.extra].map(Object.keys) as [
    string[],
    string[],
    string[],
  ];
  if (rules.length + words.length + extra.length === 0) return [];
  const findings: Finding[] = [];
  const main = openSettings(settings, 'site', SITE, []);
  if (rules.length > 0) findings.push(...(await unreadRules(site.rules, main)));
  if (words.length > 0 && !hasConfig) findings.push(...unreadWords(words, templates, main));
  if (extra.length > 0 && !hasConfig) findings.push(...unreadKeys(extra, templates, main));
  return findings;
}

async function unreadRules(levels: Site['rules'], main: Settings): Promise<readonly Finding[]> {
  // The rules are many, and few sites set a level.
  const { ruleDocs } = await import('../../rules/documentation/documentation.ts');
  const docs = new Map(ruleDocs().map((doc) => [doc.name, doc]));
  return Object.entries(levels).flatMap(([name, level]): readonly Finding[] => {
    const doc = docs.get(name);
    if (!doc)
      return [
        unknown(['rules', name], closest(name, [...docs.keys()]), 'backfile check --rules lists them.', main),
      ];
    if (doc.level !== 'error' || level === 'error' || SOMETIMES_WARNINGS.has(name)) return [];
    const reason = `rules.${name} has no effect, because an error stays an error`;
    return [
      { rule: 'idle-setting', level: 'warning', ...main.at(['rules', name]), reason, remedy: 'Remove it.' },
    ];
  });
}

/** Rules that are errors for one field and warnings for another. */
const SOMETIMES_WARNINGS: ReadonlySet<string> = new Set(['dateline-unclear', 'invalid-date']);

/** Words of the interface that neither the theme nor the site's own templates use. */
function unreadWords(
  words: readonly string[],
  templates: readonly TemplateFile[],
  main: Settings,
): readonly Finding[] {
  const known = new Set(
    templates
      .filter(({ name }) => /^words\/[\w-]+\.ya?ml$/.test(name))
      .flatMap(({ content }) => Object.keys(readYaml(textOf(content)).value ?? {})),
  );
  const own = ownTemplates(templates);
  return words
    .filter(
      (word) =>
        !known.has(word) && !own.some((text) => text.includes(`'${word}'`) || text.includes(`"${word}"`)),
    )
    .map((word) =>
      unknown(
        ['words', word],
        closest(word, [...known]),
        'templates/words/en.yaml of the built-in theme lists them.',
        main,
      ),
    );
}

/** Keys beside the settings, which are for templates, if no template reads them. */
function unreadKeys(
  keys: readonly string[],
  templates: readonly TemplateFile[],
  main: Settings,
): readonly Finding[] {
  const own = ownTemplates(templates).filter((text) => text.includes('extra'));
  return keys
    .filter((key) => likelyPart(key, SETTINGS) === undefined && !own.some((text) => text.includes(key)))
    .map((key) => {
      const reason = `"${key}" is not a setting, and no template of the site reads site.extra.${key}, so it has no effect`;
      return {
        rule: 'idle-setting',
        level: 'warning' as const,
        ...main.at([key]),
        reason,
        remedy: 'Remove it. All settings: backfile help settings.',
      };
    });
}

function unknown(
  path: readonly [string, string],
  guess: string | undefined,
  where: string,
  main: Settings,
): Finding {
  const name = path.join('.');
  return {
    rule: 'unknown-setting',
    level: 'warning',
    ...main.at(path),
    reason: `There is no setting "${name}"${guess ? `; did you mean "${path[0]}.${guess}"?` : ''}`,
    remedy: `${guess ? `Write ${guess}` : 'Remove it'}; ${where}`,
  };
}

function ownTemplates(templates: readonly TemplateFile[]): readonly string[] {
  return templates.filter(({ origin }) => origin === 'site').map(({ content }) => textOf(content));
}

function textOf(content: Uint8Array): string {
  return new TextDecoder().decode(content);
}
