import { nameOf } from '../../../model/address/paths.ts';
import { attempt } from '../../found/attempt.ts';
import type { Format, Request } from '../../found/format.ts';
import type { Source, SourceFile } from '../../found/outside.ts';
import type { Found } from '../../found/piece.ts';
import { decodeText } from '../../found/text.ts';
import { readTable } from '../csv.ts';
import { columnsOf, holdsPosts } from './columns.ts';
import { dateReader } from './dates.ts';
import { pieceOfRow } from './row.ts';

/** Tables of posts (CSV): newsletters of Beehiiv, Buttondown, Mailchimp, blogs of Wix, and whatever has such columns. */
export const table: Format = {
  name: 'csv',
  recognise: async (look) => {
    const files = look.has(BODY) !== undefined;
    const path = await look.findByHead(
      /\.(?:csv|tsv)$/i,
      (head) =>
        /[,;\t|]/.test(head.split('\n')[0] ?? '') &&
        holdsPosts(columnsOf(readTable(head).columns, {}), files),
    );
    return path === undefined ? null : { why: `${path} is a table with titles and texts` };
  },
  read,
};

/** Files that may hold the text of a row. */
const BODY = /\.(?:html?|md|markdown|txt)$/i;

async function* read(source: Source, request: Request): AsyncGenerator<Found> {
  const bodies = new BodyFiles(source.files.filter(({ path }) => BODY.test(path)));
  if (request.oldUrl !== null) yield { kind: 'site', site: { url: request.oldUrl } };
  let tables = 0;
  for (const file of source.files) {
    if (!/\.(?:csv|tsv)$/i.test(file.path) && source.files.length > 1) continue;
    const { text, damaged } = decodeText(await file.read());
    if (damaged > 0)
      yield {
        kind: 'damage',
        name: file.path,
        why: `${damaged} characters that are not text were replaced by U+FFFD`,
      };
    const { columns: names, rows, misshapen } = readTable(text);
    const columns = columnsOf(names, request.columns ?? {});
    if (!holdsPosts(columns, bodies.size > 0)) {
      yield { kind: 'skipped', what: 'file', name: file.path, why: whyNot(names) };
      continue;
    }
    tables++;
    if (misshapen.length > 0)
      yield {
        kind: 'damage',
        name: file.path,
        why: `rows with more or fewer fields than there are columns: ${misshapen.slice(0, 10).join(', ')}${misshapen.length > 10 ? ' …' : ''}`,
      };
    if (columns.others.length > 0)
      yield {
        kind: 'skipped',
        what: 'columns',
        name: file.path,
        why: `these are not read: ${columns.others.join(', ')}; --map says what a column is`,
      };
    const dates = dateReader(rows, columns);
    for (const [at, row] of rows.entries()) {
      const origin = `${file.path}, row ${at + 1}`;
      const own = await bodies.take(row[columns.id ?? ''] ?? '', row[columns.slug ?? ''] ?? '');
      yield* attempt('row', row[columns.title ?? ''] || origin, () =>
        pieceOfRow({ row, columns, origin, body: own, dates, request }),
      );
    }
  }
  if (tables === 0)
    yield {
      kind: 'damage',
      name: source.name,
      why: 'no table with titles and texts was found in it; --map says what a column is',
    };
  for (const path of bodies.left())
    yield { kind: 'skipped', what: 'file', name: path, why: 'no row of a table names it' };
}

function whyNot(names: readonly string[]): string {
  return names.some((name) => /^e-?mail(?:[ _]?address)?$|subscri|opens?$|clicks?$/i.test(name))
    ? 'it is about readers, and not part of the archive'
    : `it is not a table of posts: its columns are ${names.slice(0, 12).join(', ')}`;
}

/** Files that hold the texts of rows, found by the number or the slug of a row in their name. */
class BodyFiles {
  private readonly byName = new Map<string, SourceFile>();

  constructor(files: readonly SourceFile[]) {
    for (const file of files)
      this.byName.set(
        nameOf(file.path)
          .replace(/\.\w+$/, '')
          .toLowerCase(),
        file,
      );
  }

  get size(): number {
    return this.byName.size;
  }

  /** The file of a row, which no other row gets; null if there is none. */
  async take(id: string, slug: string): Promise<{ readonly path: string; readonly text: string } | null> {
    const keys = [id, slug].map((key) => key.trim().toLowerCase()).filter((key) => key !== '');
    const isPartOf = (key: string, name: string) =>
      key.length > 3 &&
      ((name.startsWith(key) && /[._-]/.test(name.charAt(key.length))) ||
        (name.endsWith(key) && /[._-]/.test(name.charAt(name.length - key.length - 1))));
    const name =
      keys.find((key) => this.byName.has(key)) ??
      [...this.byName.keys()].find((one) => keys.some((key) => isPartOf(key, one)));
    const file = name === undefined ? undefined : this.byName.get(name);
    if (name === undefined || file === undefined) return null;
    this.byName.delete(name);
    return { path: file.path, text: decodeText(await file.read()).text };
  }

  left(): readonly string[] {
    return [...this.byName.values()].map(({ path }) => path);
  }
}
