import type { RawItem } from './held.ts';
import { rawWords } from './raw-words.ts';

/** What shows that a table holds texts, and not readers or settings: markup, a paragraph, or parts of Wix's editor. */
const TEXT = /<(?:p|div|br|h[1-6]|li|blockquote)\b|\n[^\n]*\n|"nodes"\s*:\s*\[|(?:\S+\s+){30}/i;

/**
 * Counts the rows of a table in CSV (RFC 4180) that holds texts; none if it holds others. The words of a row are
 * those of the column that holds most of the table's text.
 */
export function rowsOfTable(text: string): readonly RawItem[] {
  const [head = [], ...lines] = fieldsOf(text);
  const rows = lines.filter((row) => row.some((field) => field.trim() !== ''));
  if (!rows.some((row) => row.some((field) => TEXT.test(field)))) return [];
  const lengths = head.map((_, at) => rows.reduce((sum, row) => sum + (row[at]?.length ?? 0), 0));
  const longest = lengths.indexOf(Math.max(...lengths));
  return rows.map((row): RawItem => {
    const body = row[longest] ?? '';
    return {
      kind: 'row',
      words: rawWords(/^\s*\{/.test(body) ? textsOfRicos(body) : body),
      pictures: body.match(/<img\b/gi)?.length ?? 0,
      comments: 0,
      spam: 0,
      addresses: row.some((field) => /^\s*https?:\/\/\S+\s*$/.test(field)) ? 1 : 0,
    };
  });
}

/** Fields of each line: the text is walked once, and what stands between quotes parts nothing. */
function fieldsOf(text: string): readonly (readonly string[])[] {
  const plain = text.replace(/^\ufeff/, '').replace(/^sep=.\r?\n/i, '');
  const first =
    plain
      .slice(0, 20_000)
      .replace(/"[^"]*"/g, '')
      .split('\n')[0] ?? '';
  const count = (sign: string) => first.split(sign).length;
  const delimiter = [',', ';', '\t', '|'].reduce((one, other) => (count(other) > count(one) ? other : one));
  const lines: string[][] = [[]];
  let field = '';
  let quoted = false;
  for (let at = 0; at < plain.length; at++) {
    const sign = plain[at]!;
    if (sign === '"') {
      if (quoted && plain[at + 1] === '"') field += plain[at++];
      else quoted = !quoted;
    } else if (quoted || (sign !== delimiter && sign !== '\n')) field += sign;
    else {
      lines.at(-1)!.push(field);
      field = '';
      if (sign === '\n') lines.push([]);
    }
  }
  lines.at(-1)!.push(field);
  return lines;
}

/** The texts in the JSON of Wix's editor, found by their name. */
function textsOfRicos(json: string): string {
  return [...json.matchAll(/"text"\s*:\s*"((?:[^"\\]|\\.)*)"/g)]
    .map(([, text = '']) =>
      text
        .replace(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
        .replace(/\\n/g, ' ')
        .replace(/\\(.)/g, '$1'),
    )
    .join(' ');
}
