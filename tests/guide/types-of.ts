import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Types that templates receive, by file; `*` stands for every exported one. */
const TYPES: readonly (readonly [file: string, names: readonly string[] | '*'])[] = [
  ['edition/props.ts', '*'],
  ['edition/dispatch-props.ts', '*'],
  ['edition/list-props.ts', '*'],
  ['edition/way-props.ts', '*'],
  ['edition/name-props.ts', '*'],
  ['edition/facsimile-props.ts', '*'],
  ['edition/rights.ts', ['RightsProps']],
  ['model/rights.ts', ['License']],
  ['model/dispatch.ts', ['Quote']],
  ['model/change.ts', ['Run']],
  ['model/language/length.ts', ['Length']],
  ['model/picture.ts', ['Picture', 'Variant', 'SocialCard']],
  ['model/time/civil-time.ts', ['CivilTime']],
];

/** The types of props as sections of Markdown: the comment of each, and its code. */
export function typesOf(src: string): string {
  return TYPES.flatMap(([file, names]) =>
    exportedIn(readFileSync(join(src, file), 'utf8'))
      .filter(({ name }) => names === '*' || names.includes(name))
      .map(({ name, about, code }) =>
        [`### ${name}`, ...(about ? [about] : []), `\`\`\`ts\n${code}\n\`\`\``].join('\n\n'),
      ),
  ).join('\n\n');
}

type Exported = { readonly name: string; readonly about: string; readonly code: string };

function exportedIn(text: string): readonly Exported[] {
  const pattern =
    /(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n)?export type (\w+) =[\s\S]*?;(?=\n(?:\n|export|\/\*\*|$))/g;
  return [...text.matchAll(pattern)].map(([whole, comment = '', name = '']) => ({
    name,
    about: comment.replace(/\n \*/g, ' ').replace(/\s+/g, ' ').trim(),
    code: whole.slice(whole.indexOf('export type ')).replace('export ', '').replaceAll('readonly ', ''),
  }));
}
