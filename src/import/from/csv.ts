/** Rows of a CSV text (RFC 4180) as maps by the names of its first line. Line breaks may stand between quotes. */
export function readCsv(text: string): readonly { readonly [name: string]: string }[] {
  const rows = rowsOf(text.replace(/^\ufeff/, ''));
  const [head, ...body] = rows;
  if (head === undefined) return [];
  const names = head.map((name) => name.trim());
  return body
    .filter((row) => row.some((value) => value !== ''))
    .map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? ''])));
}

function rowsOf(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n][^,\n]*|))(,|\r?\n|$)/g)) {
    row.push(quoted === undefined ? (bare ?? '').replace(/\r$/, '') : quoted.replace(/""/g, '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
    if (end === '') break;
  }
  return rows;
}
