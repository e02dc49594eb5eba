/** Front matter of a draft, and how people and programs mangle it. */
type Matter = { before: string; open: string; lines: string[]; close: string; end: string };

export const DRAFT: Matter = {
  before: '',
  open: '---',
  lines: ['title: Talks', 'date: 2009-02-02', 'tags: [iran]', 'draft: true'],
  close: '---',
  end: '\n',
};

export type Mangling = (matter: Matter) => Matter;

/** Changes the line of the draft. */
function ofDraft(change: (line: string) => string): Mangling {
  return (matter) => ({
    ...matter,
    lines: matter.lines.map((line) => (/dra?f/i.test(line) && !/false/.test(line) ? change(line) : line)),
  });
}

const begins =
  (before: string): Mangling =>
  (matter) => ({ ...matter, before: before + matter.before });
const opens =
  (open: string): Mangling =>
  (matter) => ({ ...matter, open });
const closes =
  (close: string): Mangling =>
  (matter) => ({ ...matter, close });
const ends =
  (end: string): Mangling =>
  (matter) => ({ ...matter, end });
const everyLine =
  (sign: string): Mangling =>
  (matter) => ({
    ...matter,
    lines: matter.lines.map((line) => sign + line),
  });
const aboveDraft =
  (line: string): Mangling =>
  (matter) => ({
    ...matter,
    lines: matter.lines.flatMap((each) => (/dra?f/i.test(each) ? [line, each] : [each])),
  });
const firstLine =
  (change: (line: string) => string): Mangling =>
  (matter) => ({
    ...matter,
    lines: matter.lines.map((line, index) => (index === 0 ? change(line) : line)),
  });

// biome-ignore format: a table
export const MANGLINGS: readonly Mangling[] = [
  ...['\n', '\n\n', ' ', '\t', '\ufeff', '\ufeff\ufeff', '\u200b', '\u00a0', '\u2060\n', '<!-- a -->\n', '<!-- a\nb -->\n\n',
    '# A heading\n\n', '// a\n', '/* a */\n', '{# a #}\n', 'A line.\n', '<?xml version="1.0"?>\n'].map(begins),
  ...['--- ', ' ---', '----', '--', '———', '–––', '---yaml', '--- # a', '+++', ';;;', '```yaml', '```', '~~~yaml', '***', '===', '<!--',
    '<!-- ---', '{', '', '---\n---', '---\n\n---', '---\n# a', '---\n// a'].map(opens),
  ...['--- ', '...', '----', '—--', '***', '```', '', ' ---', '--- -->', '}', '---\n---', '\n---'].map(closes),
  ...['\r\n', '\r', '\u0085', '\u2028'].map(ends),
  ...['> ', '- ', '* ', '• ', '// ', '  ', '\t', '\u00a0', '.. ', '| ', ':', '"', '<!-- '].map(everyLine),
  ...['title: A"', '- b', 'note', '// note', '<!-- note -->', '  more', 'bio: |', 'bio: "', "bio: 'it", 'bio: [', 'bio: {', 'image:', '---', '...', '', 'note:']
    .map(aboveDraft),
  ...[':', ' : ', ' :', '=', ' = ', '：', '： ', ':\u00a0', ':\t', ':  ', ' := ', ':: '].map((sign) => ofDraft((line) => line.replace(': ', sign))),
  ...['Draft', 'DRAFT', '"draft"', "'draft'", '“draft”', 'drafts', 'drfat', 'darft', 'is_draft', 'dr\u200baft', '_draft', 'draft?', '**draft**', 'draft ']
    .map((key) => ofDraft((line) => line.replace(/\bdraft\b/, key))),
  ...['True', 'yes', 'y', '1', 'on', '“true”', '"true"', 'oui', 'true,', 'true;', 'tru', 'true # a', '[true]', '\n  true', 'yes, until Friday', '|\n  true']
    .map((value) => ofDraft((line) => line.replace(/\btrue\b/, value))),
  ...['> ', '- ', '* ', '• ', '// ', ' ', '  ', '\t', '\u00a0', '\u200b', '"', '<!-- ', '? ', '@', '+', '|'].map((sign) => ofDraft((line) => sign + line)),
  firstLine((line) => `"${line}`),
  firstLine((line) => line.replace(': ', ': "')),
  firstLine((line) => line.replace(': ', ": 'It's ")),
  firstLine((line) => line.replace(': ', ': “')),
  firstLine((line) => line.replace(': ', ':')),
  firstLine((line) => line.replace(': ', ': |\n  ')),
  firstLine((line) => line.replace(': ', ': >\n')),
  firstLine((line) => line.replace(': ', ': Talks: ')),
  (matter) => ({ ...matter, lines: matter.lines.toReversed() }),
  (matter) => ({ ...matter, lines: matter.lines.filter((line) => !/title|date|tags/.test(line)) }),
  (matter) => ({ ...matter, lines: [...matter.lines, 'draft: false'] }),
  (matter) => ({ ...matter, lines: [...matter.lines, 'published: true'] }),
];

export function textOf({ before, open, lines, close, end }: Matter): string {
  return `${[before + open, ...lines, close, 'Not for print.', ''].join('\n')}`.replace(/\n/g, end);
}
