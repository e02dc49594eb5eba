import { FIELDS, type Shape } from '../../copy/front/fields.ts';

/** Files of a new site for Visual Studio Code. They do no harm to users of other editors. */
export function editorFiles(): { readonly [path: string]: string } {
  return {
    '.vscode/settings.json': json(SETTINGS),
    '.vscode/extensions.json': json({ recommendations: ['redhat.vscode-yaml', 'unifiedjs.vscode-remark'] }),
    '.vscode/front-matter.code-snippets': json(snippets()),
    '.remarkrc.mjs': `// The extension "remark" shows in the editor what Backfile finds in front matter.
export { default } from 'backfile/remark';
`,
  };
}

const schema = (name: string) => `./node_modules/backfile/schemas/${name}.schema.json`;

const SETTINGS = {
  'yaml.schemas': {
    [schema('site')]: ['site.yaml', 'site.yml'],
    [schema('bylines')]: ['bylines.yaml', 'bylines.yml'],
    [schema('columns')]: ['columns.yaml', 'columns.yml'],
    [schema('lists')]: ['lists.yaml', 'lists.yml'],
    [schema('names')]: ['names.yaml', 'names.yml'],
    [schema('redirects')]: ['redirects.yaml', 'redirects.yml'],
    // For extensions that read the front matter of Markdown as YAML. Red Hat's does not yet.
    [schema('front-matter')]: ['posts/**/*.md'],
  },
  'remark.requireConfig': true,
  'editor.wordWrap': 'on',
};

/** One snippet for each field, by its first spelling: Ctrl and Space list them in a Markdown file. */
function snippets(): { readonly [name: string]: unknown } {
  return Object.fromEntries(
    Object.entries(FIELDS).map(([name, { about, shape }]) => [
      name,
      { scope: 'markdown', prefix: name, body: bodyOf(name, shape), description: about },
    ]),
  );
}

function bodyOf(name: string, shape: Shape): readonly string[] {
  if (name === 'kind') return ['kind: page'];
  if (name === 'column') return ['column: $0'];
  return BODIES[shape].map((line) => line.replace('NAME', name));
}

const TODAY = '$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE';

const BODIES: { readonly [Name in Shape]: readonly string[] } = {
  text: ['NAME: $0'],
  date: [`NAME: ${TODAY} $CURRENT_HOUR:$CURRENT_MINUTE`],
  boolean: ['NAME: true'],
  texts: ['NAME: [$0]'],
  tags: ['NAME: [$0]'],
  bylines: ['NAME: $0'],
  image: ['NAME:', '  src: $1', '  alt: $2', '  caption: $3', '  credit: $4'],
  corrections: ['NAME:', `  - date: ${TODAY}`, '    note: $0'],
  withdrawal: ['NAME:', `  date: ${TODAY}`, '  because: $0'],
  doi: [`NAME: 10.\${1:1234}/\${2:example}`],
  printing: ['NAME:', '  in: $1', `  date: ${TODAY}`, '  section: $2', '  page: $3'],
  facsimile: ['NAME:', '  - file: $1', '    page: $2', '    credit: $3'],
  rights: ['NAME:', '  license: $1', '  holder: $2', `  machines: \${3|all,no-training,search-only|}`],
};

/** A JSON file as people write one. */
export function json(content: unknown): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}
