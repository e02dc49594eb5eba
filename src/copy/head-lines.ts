/** A line that the top of a text says, as front matter would say it, whatever its shape: `draft: true`. */
export type HeadLine = {
  readonly said: string;
  /** Whether it is an item of a list, in a block of code, or neither. */
  readonly kind: 'item' | 'code' | 'line';
};

/**
 * The lines of a text up to its first line of prose, each as a field would be written: rows of tables, items of lists and
 * definitions, elements of HTML, settings of other formats. A line of another kind is given without its signs. Code counts
 * where no text is before it, since it is an example otherwise.
 */
export function* headLines(text: string): Generator<HeadLine> {
  const head = withoutProse(text);
  if (head === '') return;
  const lines = (head.includes('<') ? untagged(head) : head).split('\n');
  let isCode = false;
  let isText = false;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!.trim();
    if (line === '') continue;
    const fence = /^(?:`{3,}|~{3,})\s*(.*)$/.exec(line);
    if (fence) {
      if (!isCode && (isText || !DATA.test(fence[1]!))) return;
      isCode = !isCode;
      continue;
    }
    isText ||= !isCode && !/^#|^[^\p{L}\p{N}]*$/u.test(line);
    const kind = isCode ? 'code' : /^(?:[-*+•]|\d+[.)])\s/.test(line) ? 'item' : 'line';
    const table = isCode || !line.includes('|') ? [] : tableAt(lines, at);
    if (table.length > 0) {
      for (const said of fieldsOf(table)) yield { said, kind };
      at += table.length - 1;
      continue;
    }
    const [, named] = /^(?::|~)\s+(\S.{0,60})$/.exec(line) ?? [];
    if (named !== undefined && at > 0) yield { said: `${bare(lines[at - 1]!)}: ${named}`, kind };
    for (const said of fieldsIn(line)) yield { said, kind };
  }
}

/** What a block of code is called that may hold data. */
const DATA = /^(?:\W*(?:ya?ml|toml|json5?|ini|text|txt|front-?matter|meta(?:data)?)\b.*)?$/i;

/**
 * The lines of a text that come before its first line of prose, and this line if it is short; at most as many as front
 * matter has. None if the text begins with prose, as most texts do.
 */
function withoutProse(text: string): string {
  let end = 0;
  for (let lines = 0; lines < MOST_LINES && end < text.length; lines++) {
    const next = text.indexOf('\n', end);
    const after = next < 0 ? text.length : next;
    if (after - end > 3 && isProse(text.slice(end, after))) {
      if (text.slice(0, end).trim() === '') return '';
      return text.slice(0, after - end < 80 ? after : end);
    }
    end = after + 1;
  }
  return text.slice(0, end);
}

const MOST_LINES = 40;

/** Whether a line is a sentence, or longer than any field. Of a long line, the beginning decides. */
function isProse(line: string): boolean {
  const start = line.length > 300 ? line.slice(0, 300) : line;
  const text = start.includes('<') ? (CELLS.test(start) ? '' : start.replace(/<[^>]*>/g, '')) : start;
  if (DIVIDED.some((sign) => text.includes(sign)) || text.trimStart().startsWith('|')) return false;
  if (text.length > 160) return true;
  const isWhole = SENTENCE_END.test(text.slice(-12));
  if (/[:=|\t]/.test(text)) return isWhole && text.length > 40;
  return isWhole || text.length > 40;
}

/** Signs between fields on a line. */
const DIVIDED = [':: ', ' | ', ' · ', ' • '];
const SENTENCE_END = /[。！？]\s*$|[\p{L}\p{N}]["'”’)*_]*[.!?…]["'”’)*_]*\s*$/u;

/** Elements of HTML whose line may hold several fields. */
const CELLS = /<(?:t[rdh]|d[ltd]|li|meta|!--)\b/i;

/** HTML as lines of text: each row of a table and each item of a list is a line, as is each element that names a field. */
function untagged(html: string): string {
  return html
    .replace(/<!--|-->|<br\b[^>]*>/gi, '\n')
    .replace(/<meta\b([^>]*)>/gi, (_, written: string) => {
      const [, name = ''] = /\b(?:name|property|itemprop)\s*=\s*["']?([^"'\s>]+)/i.exec(written) ?? [];
      const [, content = ''] = /\bcontent\s*=\s*["']?([^"'>]*)/i.exec(written) ?? [];
      return `\n${name.replace(/^.*[:.]/, '')}: ${content}\n`;
    })
    .replace(/<\/(td|th|dt)>\s*<(?:td|th|dd)\b[^>]*>/gi, (_, cell: string) =>
      /dt/i.test(cell) ? ': ' : ' | ',
    )
    .replace(/<([a-z][\w-]*)\s*\/>/gi, '\n$1: true\n')
    .replace(/<([a-z][\w-]*)>([^<>\n]{1,60})<\/\1>/gi, (all, name: string, text: string) =>
      ELEMENTS.has(name.toLowerCase()) ? all : `\n${name}: ${text}\n`,
    )
    .replace(/<\/(?:p|div|li|tr|dd|dt|h[1-6]|summary|title)>/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '');
}

/** Elements of HTML in which short texts stand. */
const ELEMENTS: ReadonlySet<string> = new Set(
  (
    'p div span strong b em i u s a small big font center li td th dt dd h1 h2 h3 h4 h5 h6 summary code kbd q cite mark del ' +
    'ins sub sup time label button article section header figcaption caption title address blockquote pre'
  ).split(' '),
);

/** The rows of a table that begins on a line, each as its cells; none if there is no table of two lines or more. */
function tableAt(lines: readonly string[], start: number): readonly (readonly string[])[] {
  if (!/[^|\s]/.test(lines[start]!)) return [];
  const rows: (readonly string[])[] = [];
  for (const line of lines.slice(start)) {
    if (!line.includes('|')) break;
    const cells = line
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|')
      .map(bare);
    rows.push(/[^|\s:-]/.test(line) ? cells : []);
  }
  return rows;
}

/** What the rows of a table say: two cells are a field, as is a cell below its heading if there is only one such row. */
function* fieldsOf(table: readonly (readonly string[])[]): Generator<string> {
  const rows = table.filter((cells) => cells.length > 0);
  const [head = [], row = []] = rows;
  if (rows.every((cells) => cells.length === 2)) for (const [key, value] of rows) yield `${key}: ${value}`;
  if (rows.length === 2 && head.length === row.length)
    for (const [at, key] of head.entries()) yield `${key}: ${row[at]}`;
  if (rows.every((cells) => cells.length !== 2 || cells.some((cell) => /[:=]/.test(cell))))
    for (const cell of rows.flat()) yield* fieldsIn(cell);
}

/** What a line says, as fields: itself, and the parts between signs that divide fields. */
function* fieldsIn(line: string): Generator<string> {
  if (/^[-*+\d:[#]/.test(line)) {
    const [, tick, task] = /^(?:[-*+]|\d+[.)])\s+\[([ xX])\]\s+(.{2,60})$/.exec(line) ?? [];
    if (tick !== undefined) return yield `${task}: ${tick !== ' '}`;
    const [, set] = /^:([\w-]{2,40}):$/.exec(line) ?? [];
    if (set !== undefined) return yield `${set}: true`;
    const [, category] = /^\[\[!tag(?:link)?\s+([^\]]*)\]\]$/.exec(line) ?? [];
    if (category !== undefined) return yield `tags: ${category}`;
    if (/^(?:#[^\s#]+[\s,]*)+$/.test(line)) return yield `tags: ${line}`;
    const [, name] = /^#.*\{[^}]*\.([\w-]+)[^}]*\}$/.exec(line) ?? [];
    if (name !== undefined) yield `tags: ${name}`;
  }
  if (line.includes('::'))
    for (const [, key, value] of line.matchAll(/[[(]([^[\](){}:]{2,30})::\s*([^\])]{1,60})[\])]/g))
      yield `${key}: ${value}`;
  const parts = line.length > 400 ? [] : MAY_DIVIDE.test(line) ? line.split(DIVIDES) : [line];
  for (const part of parts) {
    const text = bare(/^\p{Lu}/u.test(part) ? part : part.replace(WORD_BEFORE, '').replace(']:-', ':'));
    const [, key, value] = text.length > 60 || !MAY_PAIR.test(text) ? [] : (PAIR.exec(text) ?? []);
    yield key === undefined ? text : `${key}: ${value}`;
  }
}

/** What stands between two fields on a line. */
const DIVIDES = /\s*[|·•]\s*|;\s+|\t+(?=[^\t:]+[:=])|\s{3,}(?=\S+[:=])|,\s+(?=[^\s,:=.][^,:=.]{1,23}[:=])/;
const MAY_DIVIDE = /[|·•;,\t]|\s{3}/;
/** What other formats write before a name. */
const WORD_BEFORE =
  /^[^A-Za-z\d\x80-\uffff]*(?:\d+[.)]\s+|(?:set|assign|export (?:const|let|var)|const|let|var|PROPERTY|!?meta|_metadata_)\b[:\s]*)[^A-Za-z\d\x80-\uffff]*/;
const MAY_PAIR = /^[^:=：]*(?:[-–—([*_`\t]|\s\s)[^:=：]*$/;
/** A name and a word without a colon: `Status – Draft`, `Status (in review)`. */
const PAIR =
  /^(?![Ee]mbargo)([^\s\d(),.;!?*_`–—-][^\s(),.;!?*`–—]*(?: [^\s(),.;!?*`–—]+)?)[*_`]*(?:(?:\t+|\s+[-–—]+\s+|\s{2,})[([*_`]*(?=\S+$)|\s+[([*_`]+)([^\s].{1,30})$/;

/** A text without signs of ASCII around it. */
function bare(text: string): string {
  return text.replace(/^[\s!-/:-@[-`{-~]+|[\s"-/:-@[-`{-~]+$/g, '');
}
