import { slugInPath } from '../../../copy/front/days/path-names.ts';
import { readText } from '../../../copy/front/field-value.ts';
import { openManuscript } from '../../../copy/front/front-matter.ts';
import { readFields } from '../../../copy/front/read-fields.ts';
import { folderOf } from '../../../model/address/paths.ts';
import { countWords } from '../../body/words.ts';
import type { Request } from '../../found/format.ts';
import { inZone, type Moment, readMoment } from '../../found/moment.ts';
import type { SourceFile } from '../../found/outside.ts';
import { type Found, type Piece, pieceOf, type Remark } from '../../found/piece.ts';
import { decodeText } from '../../found/text.ts';
import { expiryOf, keptOffLists, READ_HERE } from '../hidden-by-fields.ts';
import type { PermalinkParts } from '../permalink.ts';
import { withFrontOfTable } from '../table-front.ts';
import { fullAlias, writtenPermalink } from '../written-permalink.ts';
import { PLAIN_FOLDER } from './files.ts';
import {
  carried,
  dateOf,
  defaultNames,
  extraOf,
  heldBack,
  isLineOfText,
  listOf,
  valueIn,
} from './front-matter-values.ts';
import type { Habits } from './habits.ts';

/** A piece from a file with front matter, read as Backfile reads its own; null if it has neither text nor fields. */
export async function pieceOfFile(file: SourceFile, habits: Habits, request: Request): Promise<Piece | null> {
  const notes: Remark[] = [];
  const { text, damaged, encoding, isGuess } = decodeText(await file.read());
  if (damaged > 0)
    notes.push({
      kind: 'repaired',
      what: 'encoding',
      detail: `${damaged} characters that are not text were replaced`,
    });
  if (isGuess)
    notes.push({
      kind: 'guessed',
      what: 'encoding',
      detail: `it is not UTF-8 and does not say what it is; it was read as ${encoding}`,
    });
  const tabled = withFrontOfTable(text);
  if (tabled !== null)
    notes.push({
      kind: 'repaired',
      what: 'front matter',
      detail: 'its fields were in a table at its beginning',
      words: countWords(text) - countWords(openManuscript(tabled).body),
    });
  const opened = openManuscript(tabled ?? text);
  const own = (opened.fields.value ?? {}) as { readonly [key: string]: unknown };
  const map = { ...habits.defaults, ...own };
  const offLists = habits.isUnlisted?.(map) === true ? 'the old site had it in no list' : keptOffLists(map);
  // `disable: true` of a sitemap is read below.
  const slips = opened.fields.problems.filter(
    ({ reason }) =>
      (offLists === null || 'disable' in own || !reason.startsWith('The line "disable: true" ')) &&
      (habits.name === 'folder' || !isLineOfText(reason, own)),
  );
  for (const problem of slips)
    notes.push({
      kind: problem.level === 'error' ? 'lost' : 'repaired',
      what: 'front matter',
      detail: problem.reason,
    });
  const read = readFields(opened.fields);
  const isOfSitemap = offLists !== null && !('disable' in own);
  const understood = [...READ_HERE, ...(isOfSitemap ? ['disable'] : []), ...(habits.understood ?? [])];
  const isUnderstood = ({ reason }: { readonly reason: string }) =>
    understood.some((key) => reason.startsWith(`"${key}" `));
  const unreadFields = read.problems.filter((problem) => !isUnderstood(problem));
  for (const problem of unreadFields) {
    // What `permalink: false` means here is decided below.
    const isHiding = own.permalink === false && problem.position?.line === read.lines.permalink;
    if (!isHiding) notes.push({ kind: 'left', what: 'front matter', detail: problem.reason });
  }
  const isUnclear = [...slips, ...unreadFields.filter(({ rule }) => rule === 'unknown-field')].some(
    ({ level }) => level === 'error',
  );
  if (isUnclear)
    notes.push({
      kind: 'guessed',
      what: 'draft',
      detail: 'its front matter is not understood, so it is a draft',
    });
  const { fields } = read;
  const expiry = fields.expires === undefined && !habits.isExact ? expiryOf(map) : null;
  const isPast = expiry !== null && expiry.day <= request.today;
  const held =
    heldBack(fields.draft, map, habits) ?? (isPast ? `the old site showed it until ${expiry.day}` : null);
  if (held !== null) notes.push({ kind: 'guessed', what: 'draft', detail: held });
  if (opened.body.trim() === '' && Object.keys(own).length === 0) return null;
  if (offLists !== null) notes.push({ kind: 'guessed', what: 'unlisted', detail: offLists });
  const clock = habits.clock ?? request.clock;
  const moment = (written: string | undefined): Moment | null => {
    const found = readMoment(written);
    return found && clock ? inZone(found, clock) : found;
  };
  const path = habits.plainPath ?? file.path;
  const date = dateOf(fields.date && readText(fields.date), path, moment, notes);
  const name = slugInPath(path.replace(/\.(?:html?|mdx|mkdn?|mkdown|mdown|njk|liquid|org)$/i, '.md'));
  const categories = [
    ...new Set([
      ...(habits.folders ?? []),
      ...listOf(valueIn(map, 'categories', 'category'), habits.spacedLists),
    ]),
  ];
  const tags = [
    ...new Set([
      ...listOf(valueIn(map, 'tags', 'tag', 'keywords', 'topics'), habits.spacedLists),
      ...(map.tags && map.tag ? listOf(map.tag, false) : []),
    ]),
  ];
  const shelves = categories.filter(
    (one) => !(habits.folders?.includes(one) === true && PLAIN_FOLDER.test(one)),
  );
  const column = fields.column?.[0] ?? shelves[0] ?? (habits.section === '' ? null : habits.section);
  if (column !== null && fields.column === undefined && shelves.length > 1)
    notes.push({
      kind: 'guessed',
      what: 'column',
      detail: `"${column}", the first of ${shelves.length} categories; the others are tags`,
    });
  const dropped = tags.filter((tag) => habits.notTags.includes(tag));
  for (const tag of dropped)
    notes.push({ kind: 'dropped', what: 'tag', detail: `"${tag}", which only named a collection` });
  const slug = fields.slug ?? (typeof map.basename === 'string' ? map.basename : null);
  const hidden = map.permalink === false || fields.permalink === 'false';
  const address = hidden ? null : addressOf();
  if (hidden)
    notes.push({ kind: 'guessed', what: 'draft', detail: 'permalink: false kept it off the old site' });
  else if (address === null && date !== null && !habits.draft && !notes.some(({ what }) => what === 'alias'))
    notes.push({ kind: 'lost', what: 'alias', detail: 'its files do not give the old address' });
  const html = /\.html?$/i.test(file.path);
  const id =
    fields.id ??
    `tag:${habits.home ? new URL(habits.home).hostname : 'localhost'},2000:${habits.name}/${encodeURI(file.path)}`;
  return pieceOf({
    id,
    kind: fields.kind?.toLowerCase() === 'page' ? 'page' : habits.kind,
    origin: file.path,
    title: fields.title === undefined ? null : shownField(fields.title),
    slug: slug ?? name,
    date,
    updated: moment(fields.updated && readText(fields.updated)),
    bylines: (fields.byline?.map(({ name: one }) => one) ?? defaultNames(habits.defaults)).map((one) => ({
      key: one,
      name: one,
    })),
    bio: fields.bio ?? null,
    column,
    tags: [...tags, ...shelves.filter((one) => one !== column)].filter(
      (tag) => !habits.notTags.includes(tag),
    ),
    dek: fields.dek === undefined ? null : shownField(fields.dek),
    image: fields.image === undefined ? null : fields.image,
    body: { kind: html ? 'html' : 'markdown', text: shown(opened.body) },
    base: habits.home && address ? new URL(address, habits.home).href : null,
    dateline: fields.dateline ?? null,
    draft: habits.draft || fields.draft === true || hidden || isUnclear || held !== null,
    unlisted: fields.unlisted === true || offLists !== null,
    expires: moment(fields.expires && readText(fields.expires)) ?? (isPast ? null : expiry),
    aliases: [
      ...(address ? [address] : []),
      ...(fields.aliases ?? []).map((alias) =>
        inFolder(fullAlias(alias, habits.name === 'hugo' ? address : null)),
      ),
    ],
    canonical: fields.canonical ?? null,
    lang: fields.lang ?? null,
    extra: {
      ...extraOf(read.extra, notes),
      ...carried(
        map,
        CARRIED.map((name) => read.keys[name] ?? name),
      ),
    },
    aside: { folder: folderOf(file.path), categories: [...categories] },
    notes,
  });

  function shown(text: string): string {
    return habits.show(text, notes, file.path, { ...map, ...(address ? { url: address } : {}) });
  }

  function shownField(text: string): string {
    return habits.showsFields === true && /\{[%{]/.test(text) ? shown(text).trim() : text;
  }

  function inFolder(address: string): string {
    const { folder = '' } = habits;
    return address.startsWith('/') && !address.startsWith(`${folder}/`) ? folder + address : address;
  }

  function addressOf(): string | null {
    const ofFolder = habits.defaults?.permalink;
    const permalink = fields.permalink ?? (typeof ofFolder === 'string' ? ofFolder : undefined);
    if (!permalink || /^(?:pretty|date|none|ordinal|weekdate)$/.test(permalink))
      return habits.address(parts());
    const written = writtenPermalink(permalink, parts(), file.path);
    if (written !== null) return inFolder(written);
    notes.push({ kind: 'lost', what: 'alias', detail: `its template made the old address of ${permalink}` });
    return null;
  }

  function parts(): PermalinkParts {
    const segments = folderOf(file.path)
      .split('/')
      .filter((segment) => segment !== '' && !/^(?:content|source|src|_posts|_drafts|posts?)$/.test(segment));
    return {
      date,
      name,
      slug,
      title: fields.title ?? null,
      categories,
      section: segments.join('/'),
      id: typeof map.id === 'string' ? map.id : null,
      fields: map,
    };
  }
}

/** Fields that mean the same here, whichever system wrote them: they stay as they are written. */
const CARRIED = [
  'withdrawn',
  'corrections',
  'follows',
  'related',
  'story',
  'doi',
  'license',
  'rights',
  'printed',
  'facsimile',
  'stub',
  'changes',
  'translation-of',
] as const;

/** A piece, unless it is a page for errors, or one that only its theme filled. */
export function pieceOrNothing(piece: Piece): Found {
  if (piece.date === null && /(?:^|\/)404(?:\/index)?\.\w+$/i.test(piece.origin))
    return {
      kind: 'skipped',
      what: 'page',
      name: piece.origin,
      why: 'it is the page for errors; the site has its own',
    };
  return piece.kind === 'page' && piece.body.text.trim() === ''
    ? {
        kind: 'skipped',
        what: 'page',
        name: piece.origin,
        why: 'it has no text of its own; its theme filled it',
      }
    : { kind: 'piece', piece };
}
