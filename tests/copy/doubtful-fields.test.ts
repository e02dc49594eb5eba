import { describe, expect, it } from 'vitest';
import { parseText } from './parsing.ts';

/** Levels and rules of what is found in a dispatch of 2009 with a line in its front matter, or below it. */
function found(line: string, body = 'Body.', path = 'posts/2009-02-02-talks.md'): string {
  const text = `---\ntitle: Talks\ndate: 2009-02-02\n${line}\n---\n${body}`;
  return parseText(text, {}, path)
    .findings.map(({ level, rule, position }) => `${level} ${rule} ${position?.line}`)
    .join(', ');
}

describe('a key that no field takes', () => {
  // biome-ignore format: a table
  it.each([
    'passcode: 1234', 'pasword: x', 'login_required: true', 'requires-login: yes', 'patrons_only: true', 'emailOnly: true', 'for_subscribers: true', 'gated: true', 'restrict_access: true', 'taken_down: true', 'held: true', 'needs_legal: true', 'awaiting_approval: true',
    'embrago: 2099-01-01', 'privte: true', 'unpublised: true', 'wihtdrawn: true', 'edited: false', 'fact_checked: no', 'meta_robots: noindex', 'yoast: {noindex: true}', 'taxonomies: {stage: [drafts]}', 'obsidian: {publish: false}', 'retraction: true',
    'state: waiting for the lawyers', 'state: rejected', 'workflow: 🚧', 'estado: pendiente', 'statut: en relecture', 'tila: luonnos', 'būsena: juodraštis', 'stāvoklis: melnraksts', 'állapot: vázlat', '状態: 下書き', 'الحالة: مسودة', 'κατάσταση: πρόχειρο', 'situação: rascunho',
    'nie publikować: tak', 'paslėpta: taip', 'publicēts: nē', 'опубликована: нет', '公開: しない', 'note: DO NOT PUBLISH before Monday', '# do not publish before the vote', 'place: Oslo # not for publication', 'passwd: x', 'tags: [do-not-publish]', 'comment: hold for release',
  ])('is an error where it is written as %s', (line) => {
    expect(found(line)).toMatch(/^error (?:unknown-field|invalid-field|perhaps-draft) 4$/);
  });

  // biome-ignore format: a table
  it.each([
    'section: drafts', 'label: draft', 'labels: [draft]', 'progress: draft', 'version: unpublished', 'flags: [{kind: draft}]', 'card: {visibility: private}', 'subscriber: true', 'approval: false', 'sample: true', 'go_live_at: tbd', 'approval: pending', 'legal_review: needed', 'warning: embargoed until Monday',
    'end_date: 2010-01-01', 'sunset: 2010-01-01', 'publish_down: 2010-01-01', 'best_before: 2010-01-01', 'gültig_bis: 2010-01-01', 'scadenza: 2010-01-01', 'истекает: 2010-01-01', '掲載期限: 2010-01-01',
    'archived: true', 'superseded: yes', 'deprecated: true', 'encrypted: true', 'roles: [editor]', 'permissions: {read: [staff]}', 'access: admin', 'permissions: 600', 'id: drafts.a1b2', '_id: drafts.a1b2', '# DRAFT', 'place: Oslo # draft', 'place: Oslo # EMBARGO until 5 May',
    'yayınlandı: hayır', 'älä julkaise: kyllä', 'fold: taip', 'проект: да', 'legalHold: true', 'cleared_by_legal: false', 'is_free: false', 'website: false', 'subscribers: true', 'story: drafts', 'tags: [status/draft]', 'tags: ["#draft"]', 'tags: "#iran #draft"',
  ])('is a warning where it is written as %s', (line) => {
    expect(found(line)).toBe('warning perhaps-draft 4');
    expect(found(`${line}\ndraft: false`)).toBe('');
  });

  // biome-ignore format: a table
  it.each([
    'comments_locked: true', '# draft: true', '# Draft of the talks', 'place: "Oslo # draft"', 'groups: [The Who]', 'archived: false', 'archived: 2010-01-01', 'show_page_title: true', 'sunset: 17:32', 'sunset: 2010-01-01 17:32', 'start: 2010-01-01\nend_date: 2010-01-02', 'country: no', 'locale2: ja', 'toc: true', 'sport: draft horses', 'kill_fee: 200', 'share: false', 'labels: [news]', 'review: A long look at the book', 'exclusive: true', 'event: {status: pending}', 'card: {visibility: high}', 'edited: staff', 'preview: true', 'draft_by: Ann',
  ])('is nothing where it is written as %s', (line) => {
    expect(found(line)).toBe('');
  });
});

it('that keeps a dispatch off the search elsewhere is a warning', () => {
  expect(found('searchable: false')).toBe('warning unknown-field 4');
  expect(found('indexable: no')).toBe('error unknown-field 4');
});

describe('a note to the desk', () => {
  // biome-ignore format: a table
  it.each([
    ['HOLD FOR RELEASE', 'error'], ['DO NOT RUN before Friday', 'error'], ['Note to editor: do not publish', 'error'], ['NEPUBLIKOVAT', 'error'], ['НЕ ПУБЛИКОВАТЬ', 'error'], ['请勿发布', 'error'], ['לא לפרסום', 'error'], ['Ne pas diffuser', 'error'],
    ['HOLD UNTIL FRIDAY', 'warning'], ['TK TK', 'warning'], ['**EMBARGOED** until 5 May', 'warning'], ['SPERRFRIST: 5. Mai', 'warning'], ['Sous embargo jusqu’au 5 mai', 'warning'], ['This is a draft.', 'warning'], ['Draft #2', 'warning'], ['STRICTLY CONFIDENTIAL', 'warning'], ['> [!WARNING] Draft', 'warning'], ['Status: draft', 'warning'],
  ])('is told as the first line: %s', (line, level) => {
    const told = line === 'Status: draft' ? /^(?:error front-matter-unreadable|warning perhaps-draft) 6/ : `${level} perhaps-draft 6`;
    expect(found('id: x', line)).toMatch(told);
  });

  it.each([
    ['<!-- do not publish before Monday -->', 'error perhaps-draft 8'],
    ['<!-- draft -->', 'warning perhaps-draft 8'],
    ['The envoy, TKTK, spoke.', 'warning perhaps-draft 8'],
    ['The envoy [TK] spoke.', 'warning perhaps-draft 8'],
    ['<!-- more -->', ''],
    ['The TK-80 is a computer; TK Maxx is a shop.', ''],
    ['Hold the line, he said.', ''],
  ])('is told below the first line: %s', (line, told) => {
    expect(found('id: x', `Body.\n\n${line}`)).toBe(told);
  });

  it('is told in a dek', () => {
    expect(found('dek: "[DRAFT] An envoy"')).toBe('error perhaps-draft 4');
    expect(found('description: do not publish')).toBe('error perhaps-draft 4');
    expect(found('dek: The draft of the law')).toBe('');
  });
});

describe('the name of a file or folder', () => {
  const TITLE = 'id: x';
  // biome-ignore format: a table
  it.each([
    'posts/DRAFT_talks.md', 'posts/talks-DRAFT.md', 'posts/talks (draft).md', 'posts/laura-drafts/a.md', 'posts/my drafts/a.md', 'posts/MyDrafts/a.md', 'posts/Old drafts/a.md', 'posts/draft-posts/a.md', 'posts/on hold/a.md', 'posts/DO NOT PUBLISH/a.md', 'posts/not-for-publication/a.md', 'posts/embargoed until may/a.md', 'posts/pending/a.md', 'posts/in-review/a.md', 'posts/unlisted/a.md', 'posts/Juodraščiai/a.md', 'posts/melnraksti/a.md', 'posts/草稿箱/a.md', 'posts/à relire/a.md',
  ])('holds back as a draft, and is told: %s', (path) => {
    expect(found(TITLE, 'Body.', path)).toBe('warning held-by-name undefined');
  });

  it.each([
    'posts/draft-talks.md',
    'posts/2009-02-02-draft-talks.md',
    'posts/talks-draft.md',
    'posts/wip_x.md',
    'posts/inbox/a.md',
    'posts/members/a.md',
    'posts/2009-02-02-draft.md',
    'posts/queued/a.md',
    'posts/to-publish/a.md',
    'posts/draft-2009-02-02-talks.md',
    'posts/HOLD talks.md',
    'posts/2009-02-02-KILLED-talks.md',
    'posts/talks EMBARGO 5 May.md',
    'posts/talks-hold-until-may.md',
    'posts/talks DO NOT PUBLISH.md',
  ])('is told alone: %s', (path) => {
    expect(found(TITLE, 'Body.', path)).toBe('warning perhaps-draft 1');
  });

  // biome-ignore format: a table
  it.each([
    'posts/draft-resolution.md', 'posts/the-holdout.md', 'posts/holding/a.md', 'posts/secretary/a.md', 'posts/review/a.md', 'posts/THE OIL EMBARGO.md', 'posts/KILL BILL.md', 'posts/household-until.md', 'posts/i-do-not-run-away.md', 'posts/oil-embargo.md', 'posts/WIPO-talks.md', 'posts/nfl draft/a.md',
  ])('says nothing of the kind: %s', (path) => {
    expect(found(TITLE, 'Body.', path)).toBe('');
  });
});
