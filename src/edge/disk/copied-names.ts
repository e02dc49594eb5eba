import type { SourcePath } from '../../model/address/paths.ts';
import type { Finding } from '../../model/finding.ts';
import { isMarkdown, withoutMarkdown } from '../../model/markdown-names.ts';

/**
 * Reports Markdown files of a folder of `posts/` whose names say that they are copies of others that lie beside them, such as
 * `talks copy.md`: file managers and editors make them, and both would be published.
 */
export function copiedNames(folder: string, names: readonly string[]): readonly Finding[] {
  const markdown = names.filter(isMarkdown);
  const stems = new Set(markdown.map((name) => withoutMarkdown(name).toLowerCase()));
  return markdown.flatMap((name): readonly Finding[] => {
    const stem = withoutMarkdown(name);
    const original = stem.replace(COPIED, '').trim();
    if (original === stem || !stems.has(original.toLowerCase())) return [];
    return [
      {
        rule: 'perhaps-draft',
        level: 'warning',
        source: `${folder}/${name}` as SourcePath,
        reason: `The name says that this is a copy of "${original}", which lies beside it, and both are published`,
        remedy: 'Remove the copy, or give it a name of its own.',
      },
    ];
  });
}

/** What systems and editors put before or behind the name of what they copy, in the languages of Windows, macOS and GNOME. */
const COPIED =
  /(?: |-|_| [-–] )\(?(?:another )?(?:copy|kopie|kopia|copie|copia|cópia|копия|副本|コピー|사본)\)?(?: ?\(?\d+\)?)?$| \(\d+\)$|^(?:copy of|kopie von|kopia|copie de|copia de|copia di|cópia de) |[-_. ]\[?\(?(?:old|bak|backup|orig|autosave|conflict|save|tmp|temp|local)\)?\]?$|^(?:autosave|backup|old)[-_ .]|^~/iu;
