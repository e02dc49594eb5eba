import { climbs, leavesSite } from './address/paths.ts';
import { type Digest, digest } from './digest.ts';
import { compareText } from './finding.ts';
import { SHELF_KINDS, type ShelfKind } from './shelf-kinds.ts';
import { oneLine } from './text/one-line.ts';

/** The register of a site: the file beside `site.yaml` that lists every address that was ever published. */
export const REGISTER = 'addresses.txt';

/** The text of a register, and its digest. */
export type RegisterFile = { readonly text: string; readonly digest: Digest };

export function registerFile(text: string): RegisterFile {
  return { text, digest: digest(text) };
}

/** A dispatch or standing page as the register names it: by its `id`, else by its file and a mark of its words. */
export type Named =
  | { readonly id: string }
  /** `mark`: see `markOf`. */
  | { readonly source: string; readonly mark: string };

/** What stood at an address. */
export type Stood =
  /** `facsimile`: the IIIF manifest beside a dispatch. */
  | ({ readonly kind: 'dispatch' | 'page' | 'alias' | 'facsimile' } & Named)
  | { readonly kind: ShelfKind; readonly name: string }
  /** A story has a line for each of its dispatches, by which it is known again when others join or leave it. */
  | { readonly kind: 'story'; readonly member: Named }
  /** A list of `lists.yaml`, by its id. */
  | { readonly kind: 'list'; readonly list: string }
  /** An old address that led to another one, written in `redirects.yaml`. */
  | { readonly kind: 'redirect'; readonly to: string }
  /**
   * `dates`: a year, month or day of the archive or of a shelf; `feed`: a year's feed; `index`: a page of the archive itself;
   * `config`: a page that the site's config made; `files`: the files of one sort beside every shelf of a kind; a star
   * stands for the shelf in its address.
   */
  | { readonly kind: 'dates' | 'feed' | 'files' | 'index' | 'config' }
  /** The path of the site itself, below which all addresses stood; its line has the address `EVERYTHING`. */
  | { readonly kind: 'base'; readonly base: string };

/** A line of the register. */
export type Registered = {
  /** A path of the site, without its base; an old address may have a query. */
  readonly address: string;
  /** The day since when it stands, `2009-02-03`: for the first address of a dispatch the day of its date. */
  readonly since: string;
  readonly stood: Stood;
  /** Number of the line in the file, from 1; 0 for one that is not written yet. */
  readonly line: number;
};

/** The register as read: its lines in order, and the numbers of lines that cannot be read. */
export type Register = {
  readonly lines: readonly Registered[];
  readonly unread: readonly number[];
  /** What is known of the lines from an earlier build; null if nothing is. */
  readonly kept: KeptLines | null;
};

/** Lines that were looked at before, and digests of what they were compared with. */
export type KeptLines = {
  /** Where every dispatch and page stood: see `Followed`. */
  readonly places: Digest;
  /** Where every index stood: see `Indexes`. */
  readonly indexes: Digest;
  /**
   * The lines that need a look. All others name a dispatch or page, or are about an index, that stood at the address of
   * the line.
   */
  readonly others: readonly Registered[];
};

export const EMPTY_REGISTER: Register = { lines: [], unread: [], kept: null };

/** Lines of a register, among them all about shelves, their files, and bases. */
export function otherLines(register: Register): readonly Registered[] {
  return register.kept?.others ?? register.lines;
}

/** The files that stand beside the page of a shelf, and beside that of the whole site: see `feeds.ts` and `citations.ts`. */
export const FEEDS = ['feed.xml', 'rss.xml', 'feed.json'] as const;
export const REFERENCES = ['archive.bib', 'archive.ris', 'archive.csl.json'] as const;

/** The address of the lines that record the paths of the site itself. */
export const EVERYTHING = '/*';

const HEADER = `# Every address that this archive has published, so that none is ever lost. Backfile writes this file:
# keep it under version control, and do not sort or edit it. A line: address, since when, what stood there.
`;

/** Reads a register. Every line stands for itself, so a merge that keeps the lines of both sides is right. */
export function readRegister(text: string): Register {
  const lines: Registered[] = [];
  const unread: number[] = [];
  let line = 0;
  for (const written of text.replace(/^\ufeff/, '').split(text.includes('\r') ? /\r\n?|\n/ : '\n')) {
    line++;
    const row = written.trimEnd();
    if (row === '' || row.startsWith('#')) continue;
    const registered = readRow(row, line);
    if (registered === null) unread.push(line);
    else lines.push(registered);
  }
  return { lines, unread, kept: null };
}

/** Reads a line: three fields and the rest, with a space between them. Null if no build would have written it. */
function readRow(row: string, line: number): Registered | null {
  const afterAddress = row.indexOf(' ');
  const afterSince = row.indexOf(' ', afterAddress + 1);
  if (!row.startsWith('/') || afterAddress < 0 || afterSince < 0) return null;
  const since = row.slice(afterAddress + 1, afterSince);
  if (!/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(since)) return null;
  const afterKind = row.indexOf(' ', afterSince + 1);
  const [kind, rest] =
    afterKind < 0
      ? [row.slice(afterSince + 1), '']
      : [row.slice(afterSince + 1, afterKind), row.slice(afterKind + 1)];
  const stood = stoodOf(kind, rest);
  const address = unescaped(row.slice(0, afterAddress));
  return stood === undefined || leavesSite(address) ? null : { address, since, stood, line };
}

/** A text that is equal for two lines about the same thing; for a line of a story, that of its dispatch. */
export function ownerOf(stood: Stood | Named): string {
  if ('member' in stood) return ownerOf(stood.member);
  if ('name' in stood) return `${stood.kind} ${stood.name}`;
  if ('list' in stood) return `list ${stood.list}`;
  if ('id' in stood) return `id ${stood.id}`;
  return 'source' in stood ? stood.source : stood.kind;
}

/** The text of a register: lines in order of address by code unit, each once, since its earliest day. */
export function registerText(lines: readonly Registered[]): string {
  const earliest = new Map<string, Registered>();
  for (const line of lines) {
    const key = `${line.address} ${whatOf(line.stood)}`;
    const other = earliest.get(key);
    if (!other || line.since < other.since) earliest.set(key, line);
  }
  const rows = [...earliest.values()].map(rowOf);
  return (
    HEADER +
    rows
      .sort(compareText)
      .map((row) => `${row}\n`)
      .join('')
  );
}

/** The line that stands for an entry, without its end. */
function rowOf({ address, since, stood }: Registered): string {
  return `${escaped(address)} ${since} ${whatOf(stood)}`;
}

function whatOf(stood: Stood): string {
  return `${stood.kind}${restOf(stood)}`;
}

function restOf(stood: Stood): string {
  if ('name' in stood) return ` ${oneLine(stood.name)}`;
  if ('list' in stood) return ` ${oneLine(stood.list)}`;
  if ('to' in stood) return ` ${escaped(stood.to)}`;
  if ('base' in stood) return ` ${escaped(stood.base)}`;
  if ('member' in stood) return ` ${namedText(stood.member)}`;
  return 'id' in stood || 'source' in stood ? ` ${namedText(stood)}` : '';
}

function namedText(named: Named): string {
  return 'id' in named ? `id ${oneLine(named.id)}` : `${named.mark} ${escaped(named.source)}`;
}

function namedOf(written: string): Named | undefined {
  const end = written.indexOf(' ');
  if (end <= 0 || end === written.length - 1) return undefined;
  const [first, name] = [written.slice(0, end), written.slice(end + 1)];
  return first === 'id' ? { id: name } : { mark: first, source: unescaped(name) };
}

function stoodOf(kind: string, rest: string): Stood | undefined {
  switch (kind) {
    case 'dispatch':
    case 'page':
    case 'alias':
    case 'facsimile': {
      const named = namedOf(rest);
      return named && { kind, ...named };
    }
    case 'story': {
      const member = namedOf(rest);
      return member && { kind, member };
    }
    case 'list':
      return rest === '' ? undefined : { kind, list: rest };
    case 'redirect':
      return rest === '' ? undefined : { kind, to: unescaped(rest) };
    case 'base':
      return rest.startsWith('/') && !climbs(unescaped(rest)) ? { kind, base: unescaped(rest) } : undefined;
    case 'dates':
    case 'feed':
    case 'files':
    case 'index':
    case 'config':
      return { kind };
    default:
      return isShelfKind(kind) && rest !== '' ? { kind, name: rest } : undefined;
  }
}

function isShelfKind(kind: string): kind is ShelfKind {
  return (SHELF_KINDS as readonly string[]).includes(kind);
}

/** Percent-encodes what would end a field or a line; everything else stays readable. */
function escaped(address: string): string {
  return /[\s%\p{Cc}]/u.test(address) ? address.replace(/[\s%\p{Cc}]/gu, encodeURIComponent) : address;
}

function unescaped(written: string): string {
  if (!written.includes('%')) return written;
  return written.replace(/(?:%[\dA-Fa-f]{2})+/g, (bytes) => {
    try {
      return decodeURIComponent(bytes);
    } catch {
      return bytes;
    }
  });
}
