import type { Opener, Source, SourceFile } from '../found/outside.ts';
import { decodeText } from '../found/text.ts';
import { TextStream } from '../found/text-stream.ts';
import { postsOfDatabase } from './database.ts';
import { itemOfDocument, itemOfXml } from './documents.ts';
import { entriesOfText, postsOfJson } from './entries.ts';
import { FeedItems } from './feed-items.ts';
import type { RawItem, RawTotals } from './held.ts';
import { itemOfPage } from './pages.ts';
import { rawWords, rawWordsOfMarkdown } from './raw-words.ts';
import { rowsOfTable } from './rows.ts';

/** Larger files are counted only if they are read in parts. */
const LARGEST = 100_000_000;

/**
 * Counts what an export holds while a reader reads it, from the same bytes and by other code: items by kind, words,
 * comments, pictures, addresses. So it includes what a reader passes over.
 */
export class Recount {
  private readonly kinds = new Map<string, number>();
  private sums = { files: 0, words: 0, pictures: 0, comments: 0, spam: 0, addresses: 0 };
  /** Words of each item by its place: the name of its file and its number in it, or the file alone. */
  private readonly words = new Map<string, number>();
  /** The same by the names of files alone, as some receipts give them. */
  private readonly wordsByName = new Map<string, number>();
  private readonly opened = new Set<string>();
  /** Without it, what is within files is not counted. */
  private readonly opener: Opener | null;

  constructor(opener: Opener | null = null) {
    this.opener = opener;
  }

  /** Files of text that lie in a source and that no reader has opened. */
  unopened({ files }: Source): readonly string[] {
    return files
      .map(({ path }) => path)
      .filter((path) => TEXT.test(path) && !MACHINE.test(path) && !this.opened.has(path));
  }

  /** A source that is counted as its files are read, each once. */
  watch(source: Source): Source {
    return { ...source, files: source.files.map((file) => this.watched(file)) };
  }

  /** Words of the item at a place as receipts name it (`export.xml, item 3`); undefined if nothing was counted. */
  wordsAt(origin: string): number | undefined {
    const place = origin.replace(/, (?:item|entry|post|row) (\d+)$/, ' $1');
    return this.words.get(place) ?? this.wordsByName.get(place);
  }

  totals(): RawTotals {
    return { ...this.sums, items: Object.fromEntries([...this.kinds].sort(([a], [b]) => (a < b ? -1 : 1))) };
  }

  private watched(file: SourceFile): SourceFile {
    let isCounted = false;
    const isFirst = () => {
      const first = !isCounted;
      isCounted = true;
      return first;
    };
    const count = this.countBytes.bind(this);
    const countXml = this.countXml.bind(this);
    return {
      ...file,
      read: async () => {
        this.opened.add(file.path);
        const bytes = await file.read();
        if (isFirst()) await count(file.path, bytes);
        return bytes;
      },
      stream: () => {
        this.opened.add(file.path);
        return /\.(?:xml|wxr|rss|atom)$|(?:^|\/)L-\d+$/i.test(file.path)
          ? countXml(file, isFirst)
          : file.stream();
      },
    };
  }

  private async *countXml(file: SourceFile, isFirst: () => boolean): AsyncGenerator<Uint8Array> {
    const items = new FeedItems();
    const decoder = new TextStream();
    let number = 0;
    const add = (all: readonly RawItem[]) => {
      for (const item of all)
        this.add(file.path, item, item.kind === 'comment' ? null : `${file.path} ${++number}`);
    };
    let bytes = 0;
    for await (const chunk of file.stream()) {
      bytes += chunk.length;
      add(items.take(decoder.take(chunk)));
      yield chunk;
    }
    add(items.rest());
    if (bytes > 0 && isFirst()) this.sums.files++;
  }

  private async countBytes(path: string, bytes: Uint8Array): Promise<void> {
    this.sums.files++;
    if (bytes.length > LARGEST) return;
    if (/\.(?:docx|odt|sqlite)$/i.test(path)) return await this.countWithin(path, bytes);
    if (!READABLE.test(path)) return;
    const { text } = decodeText(bytes);
    if (/\.fodt$/i.test(path)) this.add(path, itemOfXml(text), path);
    else if (MARKDOWN.test(path))
      this.add(
        path,
        itemOf('file', rawWordsOfMarkdown(/\.mdx$/i.test(path) ? withoutPrograms(text) : text), text),
        path,
      );
    else if (/\.html?$/i.test(path)) {
      const isWhole = /<(?:html|body)\b/i.test(text.slice(0, 20_000));
      this.add(
        path,
        isWhole ? itemOfPage(text) : itemOf('file', rawWords(text.replace(FRONT, '')), text),
        path,
      );
    } else if (/\.(?:csv|tsv)$/i.test(path))
      for (const [at, item] of rowsOfTable(text).entries()) this.add(path, item, `${path} ${at + 1}`);
    else if (/\.json$/i.test(path) && !/^\s*</.test(text)) {
      const lists = postsOfJson(text);
      // Numbers of several lists are not known here.
      for (const [at, item] of lists.flat().entries())
        this.add(path, item, lists.length === 1 ? `${path} ${at + 1}` : null);
    } else
      for (const [at, item] of (/^\s*</.test(text) ? ofFeed(text) : entriesOfText(text)).entries())
        this.add(path, item, `${path} ${at + 1}`);
  }

  /** Counts what is in a document or a database; nothing if it is damaged. */
  private async countWithin(path: string, bytes: Uint8Array): Promise<void> {
    try {
      if (/\.sqlite$/i.test(path)) {
        for (const [id, item] of postsOfDatabase(this.opener?.tables(bytes, ['posts']).posts ?? []))
          this.add(path, item, `${path} ${id}`);
        return;
      }
      const item = this.opener === null ? null : await itemOfDocument(await this.opener.unzip(bytes));
      if (item !== null) this.add(path, item, path);
    } catch {
      // The reader says what is wrong with it.
    }
  }

  /** Adds an item; `place`: its file, with its number where the file holds several; null if that is not known. */
  private add(path: string, item: RawItem, place: string | null): void {
    const { kind, words, pictures, comments, spam, addresses } = item;
    const isComment = kind === 'comment';
    if (!isComment) this.kinds.set(kind, (this.kinds.get(kind) ?? 0) + 1);
    this.sums = {
      files: this.sums.files,
      words: this.sums.words + (isComment ? 0 : words),
      pictures: this.sums.pictures + pictures,
      comments: this.sums.comments + comments + (isComment ? 1 : 0),
      spam: this.sums.spam + spam,
      addresses: this.sums.addresses + addresses,
    };
    if (isComment || place === null) return;
    this.words.set(place, words);
    this.wordsByName.set(place.slice(path.lastIndexOf('/') + 1), words);
  }
}

/** Files whose text is counted as it stands. */
const READABLE =
  /\.(?:xml|wxr|rss|atom|json|txt|text|mtif|md|markdown|mdown|mkdn?|mkdown|mdx|html?|csv|tsv|fodt)$/i;
const MARKDOWN = /\.(?:md|markdown|mdown|mkdn?|mkdown|mdx)$/i;

/** MDX without the lines that load or name programs, and without comments in braces. */
function withoutPrograms(text: string): string {
  return text
    .replace(/^(?:import|export)\s.*$/gm, '')
    .replace(/\{\/\*(?:(?!\*\/)[\s\S]){0,20000}\*\/\}/g, '');
}

const FRONT = /^\s*---[^\n]*\n[\s\S]*?\n---[^\S\n]*(?:\n|$)/;

function ofFeed(text: string): readonly RawItem[] {
  const items = new FeedItems();
  return [...items.take(text), ...items.rest()];
}

/** An item that is a file of its own. */
function itemOf(kind: string, words: number, text: string): RawItem {
  const pictures = text.match(/<img\b|!\[[^\]\n]{0,500}\]\(/gi)?.length ?? 0;
  return { kind, words, pictures, comments: 0, spam: 0, addresses: 0 };
}

/** Names of files that may hold what someone wrote. */
const TEXT =
  /\.(?:md|markdown|mdown|mdx|html?|xhtml|txt|text|rst|adoc|asciidoc|org|textile|njk|liquid|hbs|pug|ejs|haml|slim|docx?|odt|rtf|eml|opml|wxr|csv|tsv)$/i;
/** Files that set up or show a site, and are not its texts. */
const MACHINE =
  /(?:^|\/)(?:node_modules|_?layouts?|_?includes?|themes?|templates?|partials|public|_site|dist|scaffolds|archetypes|vendor|\.[^/]+)\/|(?:^|\/)(?:readme|license|licence|changelog|contributing|code_of_conduct|requirements|robots|humans|security)\b[^/]*$/i;
