import { describe, expect, it } from 'vitest';
import { parseText } from '../parsing.ts';

/** What becomes of a dispatch of 2009 with these lines in its front matter. */
function outcomeOf(...lines: readonly string[]): string {
  const text = ['---', 'title: Talks', 'date: 2009-02-02', ...lines, '---', 'Body.'].join('\n');
  const { dispatch, findings } = parseText(text);
  const errors = findings.filter(({ level }) => level === 'error');
  if (errors.length > 0) return `error at ${errors.map(({ position }) => position?.line).join()}`;
  if (dispatch?.draft) return 'draft';
  if (dispatch?.unlisted) return 'unlisted';
  if (dispatch?.notBefore) return `not before ${new Date(dispatch.notBefore).toISOString().slice(0, 10)}`;
  return 'published';
}

const YES = ['true', 'True', 'yes', 'Y', 'on', '1', '"true"', 't'];
const NO = ['false', 'FALSE', 'no', 'n', 'off', '0', "'no'"];
// biome-ignore format: a table
const NEITHER = ['', '~', '""', 'oui', 'ja', 'wahr', 'sí', 'да', 'はい', '2', 'perhaps', '"yes, until Friday"', '[true]', '[]', '{a: true}', '“true”', 'true;'];

describe('a field that holds a dispatch back', () => {
  it.each(YES)('is understood as draft: %s', (value) => {
    expect(outcomeOf(`draft: ${value}`)).toBe('draft');
    expect(outcomeOf(`published: ${value}`)).toBe('published');
    expect(outcomeOf(`unlisted: ${value}`)).toBe('unlisted');
    expect(outcomeOf(`noindex: ${value}`)).toBe('unlisted');
    expect(outcomeOf(`hidden: ${value}`)).toBe('unlisted');
  });

  it.each(NO)('is understood as draft: %s', (value) => {
    expect(outcomeOf(`draft: ${value}`)).toBe('published');
    expect(outcomeOf(`published: ${value}`)).toBe('draft');
    expect(outcomeOf(`unlisted: ${value}`)).toBe('published');
  });

  it.each(NEITHER)('is an error as draft: %s', (value) => {
    for (const key of [
      'draft',
      'published',
      'unlisted',
      'noindex',
      'hidden',
      'status',
      'visibility',
      'expires',
    ])
      expect([key, outcomeOf(`${key}: ${value}`)]).toEqual([key, 'error at 4']);
  });

  it.each([
    ['status: draft', 'draft'],
    ['status: Private', 'draft'],
    ['status: pending', 'draft'],
    ['status: trash', 'draft'],
    ['status: publish', 'published'],
    ['status: published', 'published'],
    ['status: live', 'published'],
    ['status: future', 'published'],
    ['status: hidden', 'unlisted'],
    ['status: true', 'error at 4'],
    ['visibility: public', 'published'],
    ['visibility: private', 'draft'],
    ['visibility: members', 'draft'],
    ['visibility: password', 'draft'],
    ['visibility: unlisted', 'unlisted'],
    ['expires: false', 'error at 4'],
    ['expires: [2009-02-01]', 'error at 4'],
    ['published: 2009-02-02', 'published'],
    ['published: 2099-02-02', 'not before 2099-02-02'],
    ['publishDate: 2099-02-02', 'not before 2099-02-02'],
    ['publish_on: 2099-02-02', 'not before 2099-02-02'],
    ['publish-from: 2099-02-02', 'not before 2099-02-02'],
    ['go_live: 2099-02-02', 'not before 2099-02-02'],
    ['not_before: 2099-02-02', 'not before 2099-02-02'],
    ['publshDate: 2099-02-02', 'not before 2099-02-02'],
    ['visible_after: 2099-02-02', 'not before 2099-02-02'],
    ['available: 2 February 2099', 'not before 2099-02-02'],
    ['post_date: 2099-02-02', 'not before 2099-02-02'],
    ['params: {publishDate: 2099-02-02}', 'not before 2099-02-02'],
    ['hugo: {meta: {date: 2099-02-02}}', 'not before 2099-02-02'],
    ['event: {date: 2099-02-02}', 'published'],
    ['publishDate: soon', 'error at 4'],
    ['published: not yet', 'error at 4'],
  ])('%s means %s', (line, outcome) => {
    expect(outcomeOf(line)).toBe(outcome);
  });

  it.each([
    ['draft: false', 'status: draft'],
    ['draft: false', 'published: false'],
    ['published: true', 'draft: true'],
    ['visibility: public', 'status: private'],
    ['Draft: true', 'draft: false'],
  ])('counts where %s stands beside %s, and that is told', (...lines) => {
    expect(outcomeOf(...lines)).toBe(lines[0] === 'Draft: true' ? 'error at 4' : 'draft');
    const { findings } = parseText(`---\ntitle: T\ndate: 2009-02-02\n${lines.join('\n')}\n---\nBody.`);
    expect(findings.map(({ rule }) => rule)).not.toEqual([]);
  });

  // biome-ignore format: a table
  it.each([
    'drfat: true', 'Drafts: true', 'draf: yes', 'is_draft: true', 'isDraft: true', 'is_draft: oui', 'Entwurf: ja', 'brouillon: vrai', 'concept: ja', 'type: draft', 'access: private', 'embargoed_till: 2099-01-01', 'draft?: true', '// draft: true', '• draft: true',
    '<!-- draft: true -->', 'draft2: true', 'drаft: true', 'unpublished: true', 'publish: false', 'publised: false', 'public: false', 'private: true',
    'hide: true', 'hiden: true', 'unlsted: true', 'listed: false', 'stauts: draft', 'post_status: draft', 'state: private', 'visibilty: private',
    'expired: true', 'expires_on: 2009-03-01', 'expries: 2009-03-01', 'password: x', 'embargo: 2099-01-01', 'params: {draft: true}',
    'retracted: true', 'is_withdrawn: yes', 'withdrawn: [wrong]', 'withdrawn:', 'withdrawn: ""', 'robots: noindex', '_build: {render: never}', 'build: {list: never}',
    'wordpress: {status: private}', 'docusaurus: {unlisted: true}', '_build: {render: link}', 'approved: pending', 'rejected: true', 'headless: true', 'protect: true',
    'retraction: It was wrong.', 'killed: lawyers', 'on_hold: for the lawyers', 'publish_on: next Monday', 'publish: after the vote',
    'image: {src: a.jpg, draft: true}', 'seo: [{published: false}]',
    'publish: nein', 'publish: later', 'is_published: not yet', 'public: non', 'released: never', 'access: paid', 'access: members', 'paywall: true', 'members_only: yes', 'restricted: true',
    'exclude: true', 'eleventyExcludeFromCollections: true',
    'seo: {noindex: true}', 'meta: {visibility: private}', 'params: {hidden: true}', 'extra: {expires: 2001-01-01}', 'sitemap: {exclude: true}',
    'sitemap: false', 'exclude_from_sitemap: true', 'showInList: no', 'robotsNoIndex: yes', 'robots: none', 'in_sitemap: false', 'index: false', 'do_not_index: 1',
    'show: false', 'is_active: no', 'approved: false', 'ready: no', 'finished: false', 'disabled: true', 'deleted_at: 2010-01-01', 'hold_until: 2099-01-01', 'valid_until: 2001-01-01',
    'state: in review', 'stage: writing', 'workflow: fact-checking', 'phase: assigned', 'production_stage: fact checking', 'editorial-workflow: draft', 'state: coming soon', 'review_status: pending', 'approval-state: draft', 'state: embargoed until Monday', 'workflow: editing', 'estado: borrador', 'layout: draft', 'kind: private', 'privacy: friends', 'audience: only_paid', 'not for publication: true', 'offline_after: 2010-01-01',
    'veröffentlicht: nein', 'nicht_veröffentlichen: ja', 'publié: non', 'ne_pas_publier: oui', 'oculto: sí', 'nascosto: sì', 'опубликовано: нет', '公開: false', '非公開: はい', '未公开: true', 'مسودة: نعم', 'טיוטה: כן', '초안: 네',
  ])('is an error where it is written as %s', (line) => {
    expect(outcomeOf(line)).toBe('error at 4');
  });

  // biome-ignore format: a table
  it.each([
    'drafts: false', 'Entwurf: nein', 'type: interview', 'access: free', 'is_draft: false', 'publisher: Penguin', 'craft: pottery', 'draft_by: Ann', 'drafted: 2009-01-05', 'stats: {draft: 3}', 'state: Texas',
    'public: true', 'private: false', 'withdrawn: false', 'robots: index', 'build: {render: always}', 'cover: {image: a.jpg, hidden: true}', 'event: {status: pending}', 'Draft : false',
    'publish: daily', 'publish: Mondays', 'hold: no', 'kill_fee: 200', 'release_date: Winter 2009', 'released: Winter 2009', 'live: radio', 'paywall: false', 'members: 12', 'exclude: fog', 'valid: 2009', 'show_date: false', 'hide_date: true', 'hide: [toc]', 'index: 0', 'archived: true', 'layout: post', 'type: review', 'draft_date: 2009-01-05', 'embargo: none', 'share: false', 'release: 2009-01-05', 'eleventyExcludeFromCollections: false',
  ])('is not what %s is taken for', (line) => {
    expect(outcomeOf(line)).toBe('published');
  });

  it.each([
    'search: false',
    'excludeFromSearch: true',
    'hide_from_feed: yes',
    'rss: no',
    'hiddenFromHomePage: true',
  ])('is asked for where %s keeps a dispatch off some lists elsewhere', (line) => {
    const { findings } = parseText(`---\ntitle: T\ndate: 2009-02-02\n${line}\n---\nBody.`);
    expect(findings.map(({ level, remedy }) => [level, remedy.slice(0, 22)])).toEqual([
      ['warning', 'Write "unlisted: true"'],
    ]);
  });

  it('is named with the values that it can have', () => {
    const { findings } = parseText('---\ntitle: T\ndate: 2009-02-02\nstatus: ready\n---\nBody.');
    expect(findings[0]?.reason).toContain('"status" says "ready"');
    expect(findings[0]?.remedy).toMatch(/draft, private, pending, trash.*published/);
  });
});

describe('what looks like front matter, but is below a heading or in a form that is not read', () => {
  const outcome = (text: string) =>
    parseText(text, {}, 'posts/2009-02-02-talks.md').findings.flatMap(({ rule, position }) =>
      rule === 'front-matter-unreadable' ? [position?.line] : [],
    );

  it.each([
    ['# Talks\n\n- date: 2009-09-15\n- status: draft\n\nText.', 4],
    ['Talks\n=====\n\npublic: no\n\nText.', 4],
    ['---\ntitle: T\n---\n# Head\n\ndraft: true\n\nText.', 6],
    ['- title:: Talks\n  public:: false\n- Text.', 2],
    ['% Talks\n% Laura Hale\n\nText.', 1],
    ['# Talks\n\n```yaml\ndraft: true\n```\n\nText.', 4],
  ])('%j is an error at its line', (text, line) => {
    expect(outcome(text)).toEqual([line]);
  });

  it.each([
    'The envoy set it up so:\n\n```yaml\nimage: nginx:1.15\npassword: x\n```',
    'The samples are these:\n\n```json\n{\n  "url": "https://x.example/",\n  "title": "X"\n}\n```',
    'The sample is this, in Markdown:\n\n```md\n{% raw %}\n---\ntitle: World\n---\n{% endraw %}\n```',
    '---\ntitle: T\nstyles: |\n  .preload {\n      display: none;\n  }\n---\n\nText.',
    '# Talks\n\nHe said: no.',
    '# Talks\n\n- One thing: another\n- And a third',
  ])('%j is text', (text) => {
    expect(outcome(text)).toEqual([]);
  });
});

describe('the name of a file or folder', () => {
  const outcome = (path: string, front = '') => {
    const text = `---\ntitle: T\ndate: 2009-02-02\n${front}---\nBody.`;
    const { dispatch, findings } = parseText(text, {}, path);
    return [dispatch?.draft, findings.map(({ rule }) => rule).join()];
  };

  // biome-ignore format: a table
  it.each([
    'posts/drafts/a.md', 'posts/Drafts/a.md', 'posts/2009/1 Unpublished Drafts/a.md', 'posts/Entwürfe/a.md', 'posts/brouillons/a.md', 'posts/草稿/a.md', 'posts/private/a.md', 'posts/not published/a.md',
    'posts/wip/2009/a.md', 'posts/a.draft.md', 'posts/DRAFT - a.md', 'posts/[DRAFT] a.md', 'posts/_pages/drafts/a.md',
  ])('holds back as a draft, and is told: %s', (path) => {
    expect(outcome(path)).toEqual([true, 'held-by-name']);
    expect(outcome(path, 'draft: true\n')).toEqual([true, '']);
    expect(outcome(path, 'draft: false\n')).toEqual([false, '']);
  });

  // biome-ignore format: a table
  it.each([
    'posts/2009/02/a.md', 'posts/draft-resolution.md', 'posts/nfl draft/a.md', 'posts/published/a.md', 'posts/concepts/a.md', 'posts/concept/a.md', 'posts/private-eye/a.md',
    'posts/a.fr.md', 'posts/the public/a.md', 'posts/notes/a.md', 'posts/hiding places/a.md',
  ])('says nothing of the kind: %s', (path) => {
    expect(outcome(path)).toEqual([false, '']);
  });
});

describe('a word in another form than the one that is listed', () => {
  // biome-ignore format: a table
  it.each([
    'brouillons', 'Entwürfen', 'Entwurfsstadium', 'borradores', 'bozze', 'rascunhos', 'kladden', 'utkasten', 'luonnokset', 'szkice', 'koncepty', 'návrhy', 'vázlatok', 'schițe', 'taslaklar', 'черновики', 'чернетки', 'πρόχειρα', 'مسودات', 'טיוטות', 'esborranys', 'nacrti',
    'embargoes', 'geheime', 'privados', 'privées', 'riservata', 'личная', 'секретный', 'prywatna', 'nicht veröffentlichte',
  ])('holds back as a state: %s', (state) => {
    const { findings } = parseText(`---\ntitle: T\ndate: 2009-02-02\nstate: ${state}\n---\nBody.`);
    expect(findings.map(({ rule, level }) => `${level} ${rule}`)).toEqual(['error unknown-field']);
  });

  it.each([
    'internet',
    'interns',
    'Massachusetts',
    'todos',
    'final',
    'veröffentlichte',
    'publicados',
    'secretary',
  ])('is not what %s is taken for', (state) => {
    const { findings } = parseText(`---\ntitle: T\ndate: 2009-02-02\nstate: ${state}\n---\nBody.`);
    expect(findings).toEqual([]);
  });

  it.each([
    ['posts/Borradores/a.md', true],
    ['posts/черновики/a.md', true],
    ['posts/taslaklar/a.md', true],
    ['posts/brouillard/a.md', false],
    ['posts/bozzetti/a.md', false],
    ['posts/entwurfslehre/a.md', false],
    ['posts/drafting/a.md', false],
  ])('in the name %s', (path, isDraft) => {
    const text = '---\ntitle: T\ndate: 2009-02-02\n---\nBody.';
    expect(parseText(text, {}, path).dispatch?.draft).toBe(isDraft);
  });
});

describe('what no field says', () => {
  const told = (front: string, body = 'Body.') =>
    parseText(
      `---\ndate: 2009-02-02\n${/^title/m.test(front) ? '' : 'title: T\n'}${front}---\n${body}`,
    ).findings.map(({ rule, level, position }) => `${level} ${rule} ${position?.line}`);

  it.each([
    '[DRAFT] Talks',
    'DRAFT: Talks',
    'DO NOT PUBLISH: Talks',
    'Talks - do not publish',
    '【草稿】Talks',
    'ENTWURF – Gespräche',
    '[Rascunho] x',
    'Letter [not for publication]',
  ])('is an error for the title %s', (title) => {
    expect(told(`title: "${title}"\n`)).toEqual(['error perhaps-draft 3']);
    expect(told(`title: "${title}"\ndraft: false\n`)).toEqual([]);
    expect(told(`title: "${title}"\ndraft: true\n`)).toEqual([]);
  });

  it.each([
    'Draft: Talks',
    'Talks (draft)',
    'WIP: Talks',
    'Draft',
    '(Unpublished) talks',
    'Talks - DRAFT',
    'Talks: draft',
    'DRAFT Talks',
    'Draft - Talks',
    '🚧 Talks',
    '[Private] Talks',
    'Private: Talks',
    'Protected: Talks',
    'Geschützt: Talks',
    'Draft – Talks',
    'Untitled',
    'Headline TK',
    'HOLD: Talks',
    '[HOLD] Talks',
    'Talks (embargoed until Monday)',
    'Talks [EMBARGO 5 May]',
    'Talks (members only)',
    'Talks (private)',
    'Talks {draft}',
    'Talks #draft',
    'First draft: Talks',
    'Talks — work in progress',
  ])('is a warning for the title %s', (title) => {
    expect(told(`title: "${title}"\n`)).toEqual(['warning perhaps-draft 3']);
  });

  // biome-ignore format: a table
  it.each(['Draft of the constitution', 'On draft', 'NFL: the draft', 'IRAN: talks', '[Updated] talks', 'NFL – Draft', 'DRAFT DAY', 'Private talks', 'Talks - an account', 'Drafts and drafters', 'Hold: a story', 'Untitled Goose Game', 'KILL BILL', 'The ATK', 'Do not publish or perish', 'Talks about HOLD', 'C# and F#', 'Set {a}', 'Oil: the embargo', 'A new post', 'Concept: a phone'])(
    'is nothing for the title %s',
    (title) => {
      expect(told(`title: "${title}"\n`)).toEqual([]);
    },
  );

  it('is told of tags and columns', () => {
    expect(told('tags: [draft]\n')).toEqual(['warning perhaps-draft 4']);
    expect(told('categories: [Drafts]\n')).toEqual(['warning perhaps-draft 4']);
    expect(told('column: private\n')).toEqual(['warning perhaps-draft 4']);
    expect(told('tags: [not published]\n')).toEqual(['error perhaps-draft 4']);
    for (const tag of ['NFL draft', 'draft law', 'private sector', 'embargo', 'concept', 'hidden'])
      expect(told(`tags: [${tag}]\n`)).toEqual([]);
  });

  it.each([
    ['DRAFT – NOT FOR PUBLICATION', 'error', 'error'],
    ['**DRAFT**', 'error', 'warning'],
    ['# DRAFT', 'error', ''],
    ['*Please do not publish before Monday.*', 'error', 'error'],
    ['<p>NICHT VERÖFFENTLICHEN!</p>', 'error', 'error'],
    ['[Draft]', 'warning', 'warning'],
    ['EMBARGOED UNTIL 12:01 AM, MAY 5', 'warning', 'warning'],
    ['Confidential.', 'warning', 'warning'],
    ['CONFIDENTIAL — do not share', 'warning', 'warning'],
    ['For internal use only', 'warning', 'warning'],
    ['Work in progress', 'warning', 'warning'],
    ['Lorem ipsum dolor sit amet', 'warning', 'warning'],
    ['<!-- members-only -->', 'error', 'error'],
    ['<!-- wp:jetpack/paywall -->', 'error', 'error'],
  ])('is told of the first and the last line %s', (line, first, last) => {
    expect(told('', `\n${line}\n\nBody.`)).toEqual([`${first} perhaps-draft 6`]);
    expect(told('', `Body.\n\n${line}`)).toEqual(last === '' ? [] : [`${last} perhaps-draft 7`]);
  });

  it('is told of a line in capitals between others, too', () => {
    expect(told('', 'Body.\n\nNOT FOR PUBLICATION\n\nBody.')).toEqual(['error perhaps-draft 7']);
    expect(told('', 'Body.\n\n**EMBARGOED UNTIL MAY 5**\n\nBody.')).toEqual(['warning perhaps-draft 7']);
    expect(told('', 'Body.\n\nNot for publication, he said.\n\nConfidential.\n\nBody.')).toEqual([]);
    expect(told('', 'Body.\n\nHe works for the NFL.\nDRAFT day is Monday, and Anna waits.')).toEqual([]);
  });

  it.each([
    'The draft is not for publication, he said.',
    'Do not publish or perish.',
    'Drafts came in, one by one.',
    'Embargo on oil.',
    'Draft: the law as it stands, and what it means for the islands and those who fish around them.',
  ])('is nothing for the first line %s', (line) => {
    expect(told('', line)).toEqual([]);
  });

  it('is told of a folder for drafts in a permalink', () => {
    expect(told('permalink: /drafts/talks/\n')).toEqual(['warning perhaps-draft 4']);
    expect(told('permalink: /draft-law/talks/\n')).toEqual([]);
  });

  it('is told of an empty day of publication beside another date', () => {
    expect(told('published_at: null\n')).toEqual(['error perhaps-draft 4']);
    expect(told('publishDate:\n')).toEqual(['warning perhaps-draft 4']);
    expect(told('published_at: 2009-02-02\n')).toEqual([]);
    expect(told('published_at:\npublished: true\n')).toEqual([]);
  });

  it('is nothing where a name holds the dispatch back', () => {
    const text = '---\ntitle: "[DRAFT] T"\ndate: 2009-02-02\n---\nBody.';
    for (const path of ['posts/_drafts/a.md', 'posts/drafts/a.md'])
      expect(parseText(text, {}, path).findings.map(({ rule }) => rule)).not.toContain('perhaps-draft');
  });
});
