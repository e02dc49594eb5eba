import { plainText } from '../../body/read-html.ts';
import { attempt } from '../../found/attempt.ts';
import { heldIfCut } from '../../found/cut-off.ts';
import type { Format, Request } from '../../found/format.ts';
import { hasRoot } from '../../found/look.ts';
import { inZone, printMoment, readMoment } from '../../found/moment.ts';
import type { Source } from '../../found/outside.ts';
import { type Comment, type Found, pieceOf, type Remark } from '../../found/piece.ts';
import { childrenOf, childText, readXml, type XmlElement } from '../../found/xml.ts';
import { escapeUnlessReference } from '../escape.ts';
import { withParagraphs } from '../paragraphs.ts';

/** LiveJournal and Dreamwidth: XML of entries, a month or all of them in a file, or one entry a file with its comments beside. */
export const livejournal: Format = {
  name: 'livejournal',
  recognise: async (look) => {
    const file = await look.findByHead(
      /\.xml$|(?:^|\/)L-\d+$/i,
      (head) =>
        (hasRoot(head, 'livejournal|lj') && /<entry\b|<event\b/.test(head)) ||
        (hasRoot(head, 'event') && /<(?:itemid|eventtime)>/.test(head)),
    );
    return file === undefined ? null : { why: `${file} holds entries of LiveJournal` };
  },
  read,
  prepare: ({ body }) => ({
    kind: 'html',
    text: body.kind === 'plain' ? withParagraphs(body.text) : body.text,
  }),
};

/** Files of comments stand beside those of entries: `C-12` belongs to `L-12`. */
const COMMENTS = /(?:^|\/)C-(\d+)(?:\.xml)?$/;

async function* read(source: Source, request: Request): AsyncGenerator<Found> {
  const comments = new Map<string, Comment[]>();
  for (const file of source.files)
    for await (const element of COMMENTS.test(file.path)
      ? readXml(file.stream(), (name) => name === 'comment')
      : [])
      if (!('damage' in element)) {
        const key = COMMENTS.exec(file.path)![1]!;
        comments.set(key, [...(comments.get(key) ?? []), commentOf(element)]);
      }
  if (request.oldUrl !== null)
    yield {
      kind: 'site',
      site: {
        url: request.oldUrl,
        redirects: { [`${request.oldUrl}data/rss`]: '/rss.xml', [`${request.oldUrl}data/atom`]: '/feed.xml' },
      },
    };
  let count = 0;
  for (const file of source.files) {
    if (COMMENTS.test(file.path) || (!/\.xml$|(?:^|\/)L-\d+$/i.test(file.path) && source.files.length > 1))
      continue;
    for await (const element of readXml(
      file.stream(),
      (name, depth) => (name === 'entry' || name === 'event') && depth <= 3,
    )) {
      if ('damage' in element) {
        yield { kind: 'damage', name: file.path, why: element.damage };
        continue;
      }
      const origin = `${file.path}, entry ${++count}`;
      const key = /(?:^|\/)L-(\d+)/.exec(file.path)?.[1];
      const beside = key === undefined ? [] : (comments.get(key) ?? []);
      yield* attempt('entry', origin, () =>
        heldIfCut(element, pieceOfEntry(element, origin, beside, request)),
      );
    }
  }
  if (count === 0) yield { kind: 'damage', name: source.name, why: 'no entries were found in it' };
}

function* pieceOfEntry(
  entry: XmlElement,
  origin: string,
  beside: readonly Comment[],
  request: Request,
): Generator<Found> {
  const notes: Remark[] = [];
  const props = childrenOf(entry, 'props')[0];
  const prop = (name: string) =>
    (props === undefined ? '' : childText(props, name)) || childText(entry, name);
  const body = childText(entry, 'event', 'body', 'text');
  const title = plainText(childText(entry, 'subject'));
  if (body === '' && title === '')
    return yield { kind: 'skipped', what: 'entry', name: origin, why: 'it has neither title nor text' };
  const number = Number(childText(entry, 'itemid', 'jitemid', 'id'));
  const anum = Number(childText(entry, 'anum') || Number.NaN);
  const shown = Number(childText(entry, 'ditemid')) || (Number.isNaN(anum) ? number : number * 256 + anum);
  const told = childText(entry, 'url', 'link');
  const address = /^https?:/.test(told)
    ? told
    : shown > 0 && Number.isFinite(shown)
      ? `${request.oldUrl ?? '/'}${shown}.html`
      : '';
  // Where only some friends could read it, a mask names their groups.
  const isMasked = !/^0*$/.test(childText(entry, 'allowmask'));
  const security = childText(entry, 'security') || (isMasked ? 'usemask' : 'public');
  const held = security !== 'public';
  if (held)
    notes.push({
      kind: 'guessed',
      what: 'draft',
      detail: `only ${security === 'private' ? 'its writer' : 'friends'} could read it ("${security}")`,
    });
  const date = readMoment(childText(entry, 'eventtime', 'date') || childText(entry, 'logtime'));
  const mood = prop('current_mood');
  const music = prop('current_music');
  yield {
    kind: 'piece',
    piece: pieceOf({
      id: /^https?:/.test(address)
        ? address
        : `tag:livejournal.com,1999:entry/${Number.isFinite(shown) ? shown : origin}`,
      origin,
      title: title || null,
      date: date && request.clock ? inZone(date, request.clock) : date,
      tags: (prop('taglist') || prop('tags'))
        .split(',')
        .map((tag) => plainText(tag))
        .filter((tag) => tag !== ''),
      body: { kind: /^1$/.test(prop('opt_preformatted')) ? 'html' : 'plain', text: plainTags(body, notes) },
      base: /^https?:/.test(address) ? address : request.oldUrl,
      dateline: prop('current_location') || null,
      draft: held,
      aliases: address === '' ? [] : [address],
      comments: [
        ...childrenOf(entry, 'comment'),
        ...childrenOf(entry, 'comments').flatMap((one) => childrenOf(one, 'comment')),
      ]
        .map(commentOf)
        .concat(beside),
      extra: { ...(mood === '' ? {} : { mood }), ...(music === '' ? {} : { music }) },
      notes,
    }),
  };
}

/** Tags that only these journals have, as HTML: names of journals, cuts, embeds. */
function plainTags(html: string, notes: Remark[]): string {
  return html
    .replace(/<lj-poll\b([^<>]*)>([\s\S]{1,20000}?)<\/lj-poll>/gi, (whole, head: string, inner: string) =>
      /<lj-pq\b/i.test(inner) ? pollAsText(head, inner, notes) : whole,
    )
    .replace(/<lj\s+(?:user|comm)=["']?([\w-]+)["']?[^<>]*>(?:<\/lj>)?/gi, (_, user: string) =>
      journal(user, 'livejournal.com'),
    )
    .replace(
      /<user\s+(?=[^<>]*name=["']?([\w-]+))(?:[^<>]*?site=["']?([\w.-]+))?[^<>]*>(?:<\/user>)?/gi,
      (_, user: string, site: string | undefined) => journal(user, site ?? 'dreamwidth.org'),
    )
    .replace(
      /<lj-(?:embed|poll|template)\b[^<>]*?\b(?:id=["']?(\d+))?[^<>]*>(?:[\s\S]{0,2000}?<\/lj-(?:embed|poll|template)>)?|<lj-poll-\d+>/gi,
      (whole: string) => {
        const inner = /<(?:iframe|object|embed)\b[\s\S]*?(?=<\/lj-)/i.exec(whole)?.[0];
        if (inner === undefined)
          notes.push({
            kind: 'lost',
            what: 'embed',
            detail: `${whole.slice(0, 100)}, which the export does not hold`,
          });
        return inner ?? '';
      },
    )
    .replace(/<\/?(?:lj-cut|cut|lj-raw|raw-code|lj-like|lj-spoiler)\b[^<>]*>/gi, '');
}

/** The questions of a poll and what could be answered, as text: the votes stay with the journal. */
function pollAsText(head: string, inner: string, notes: Remark[]): string {
  const name = /\bname=(?:"([^"]*)"|'([^']*)')/i.exec(head);
  const questions = inner.split(/<lj-pq\b[^<>]*>/i).slice(1);
  notes.push({
    kind: 'dropped',
    what: 'poll',
    detail: `its votes; ${questions.length === 1 ? 'its question is' : `its ${questions.length} questions are`} text now`,
  });
  const shown = questions.map((one) => {
    const [question = '', ...answers] = one.replace(/<\/lj-p[qi]>/gi, '').split(/<lj-pi\b[^<>]*>/i);
    const list = answers.map((answer) => `<li>${answer.trim()}</li>`).join('');
    return `<p><strong>${question.trim()}</strong></p>${list === '' ? '' : `<ul>${list}</ul>`}`;
  });
  const title = name?.[1] ?? name?.[2] ?? '';
  return `\n\n${title === '' ? '' : `<p><strong>${title}</strong></p>`}${shown.join('')}\n\n`;
}

function journal(user: string, site: string): string {
  return `<a href="https://${escapeUnlessReference(user.replaceAll('_', '-'))}.${escapeUnlessReference(site.replace(/^www\./, ''))}/">${escapeUnlessReference(user)}</a>`;
}

function commentOf(element: XmlElement): Comment {
  const moment = readMoment(childText(element, 'date', 'eventtime', 'datepost'));
  const subject = plainText(childText(element, 'subject'));
  const state = childText(element, 'state') || element.attributes.state || 'A';
  return {
    id: childText(element, 'id', 'talkid') || element.attributes.id || '',
    kind: 'comment',
    author:
      plainText(childText(element, 'user', 'poster', 'author', 'name')) || element.attributes.user || null,
    url: null,
    date: moment ? printMoment(moment) : null,
    parent: childText(element, 'parentid', 'parent_talkid') || element.attributes.parentid || null,
    // Screened, deleted and frozen ones are marked by a letter.
    approved: state === 'A' || state === 'F',
    html: `${subject === '' ? '' : `<p><strong>${escapeUnlessReference(subject)}</strong></p>`}${withParagraphs(childText(element, 'body', 'event', 'text'))}`,
  };
}
