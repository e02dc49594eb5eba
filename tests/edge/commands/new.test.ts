import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { draft } from '../../../src/desk/draft.ts';
import { archiveOf } from '../../../src/edge/world/open-archive.ts';
import type { Day } from '../../../src/model/time/civil-time.ts';
import { backfile } from '../../support/here.ts';
import { layFiles, temporaryFolder } from '../../support/site-on-disk.ts';

const folder = temporaryFolder();
const SETTINGS = 'title: The Cable\nurl: https://example.org\ntimezone: Europe/Oslo\n';
const dated = (date: string) => `---\ntitle: T\ndate: ${date}\n---\nText.\n`;

/** Where the site's others lie, and where a dispatch called "Talks" of 2026-03-04 is put among them. */
const CUSTOMS: readonly (readonly [others: readonly string[], place: string])[] = [
  [[], 'posts/2026/2026-03-04-talks.md'],
  [['posts/2009-02-02-a.md', 'posts/2009-02-03-b.md'], 'posts/2026-03-04-talks.md'],
  [['posts/a.md', 'posts/b.markdown', 'posts/c.md'], 'posts/talks.md'],
  [['posts/2009/02/a.md', 'posts/2009/02/b.md'], 'posts/2026/03/talks.md'],
  [['posts/2009/02/02/a/index.md'], 'posts/2026/03/04/talks/index.md'],
  [
    ['posts/wire/2009/2009-02-02-a.md', 'posts/old/x.md', 'posts/wire/2009/2009-02-02-b.md'],
    'posts/wire/2026/2026-03-04-talks.md',
  ],
  [['posts/2009-02/02-a.md'], 'posts/2026-03/04-talks.md'],
];

describe('a new dispatch', () => {
  test.for(CUSTOMS)('among %j stands at %s', async ([others, place]) => {
    const files = Object.fromEntries(others.map((path) => [path, dated('2009-02-02')]));
    const site = layFiles(join(folder, place.replaceAll('/', '_')), {
      'site.yaml': SETTINGS,
      'posts/.keep': '',
      ...files,
    });
    const { archive } = await archiveOf(site);
    const filed = { day: '2026-03-04' as Day, time: '09:05:00', offset: '+01:00', instant: 0 };
    const brief = {
      title: 'Talks',
      filed,
      id: 'x',
      byline: null,
      writer: null,
      column: null,
      tags: [],
      draft: false,
      page: false,
    };
    expect(draft(brief, archive).path).toBe(place);
  });

  test('has its front matter filled in, and is read as it was meant', async () => {
    const site = layFiles(join(folder, 'filled'), {
      'site.yaml': `${SETTINGS}bylines:\n  laura-hale:\n    name: Laura Hale\n`,
      'posts/2009-02-02-a.md': dated('2009-02-02'),
    });
    const title = 'He said: "no" # really, 2 [sic]';
    const { status, stdout } = await backfile([
      'new',
      title,
      '--site',
      site,
      '--tag',
      'iran',
      '--tag',
      'back channels',
      '--publish',
    ]);
    expect(status).toBe(0);
    const { archive, findings } = await archiveOf(site);
    const made = archive.listed.find(({ dispatch }) => dispatch.source === stdout.trim())?.dispatch;
    expect(made).toMatchObject({
      title,
      tags: ['iran', 'back channels'],
      bylines: [{ name: 'laura-hale' }],
      draft: false,
    });
    expect(made?.id).toMatch(/^[0-9a-f]{8}-/);
    expect(made?.filed).toMatchObject({ day: '2026-01-01', time: '01:00:00', offset: '+01:00' });
    expect(findings.filter(({ source }) => source === made?.source)).toEqual([]);
    expect(readFileSync(join(site, stdout.trim()), 'utf8')).toContain('date: 2026-01-01 01:00 +01:00');
  });

  test('is signed by the byline that is named as git’s user, and by none where none is', async () => {
    const site = layFiles(join(folder, 'git'), {
      'site.yaml': `${SETTINGS}bylines:\n  laura-hale:\n    name: Laura Hale\n  ivar-lund:\n    name: Ivar Lund\n`,
      'posts/2009-02-02-a.md': dated('2009-02-02'),
    });
    execFileSync('git', ['init', '-q'], { cwd: site });
    for (const [name, byline] of [
      ['Ivar  LUND', 'byline: ivar-lund'],
      ['Somebody Else', null],
    ] as const) {
      execFileSync('git', ['config', 'user.name', name], { cwd: site });
      const { stdout } = await backfile(['new', `By ${name}`, '--site', site]);
      const text = readFileSync(join(site, stdout.trim()), 'utf8');
      if (byline) expect(text).toContain(byline);
      else expect(text).not.toContain('byline');
    }
  });

  test('never takes the place of another', async () => {
    const site = layFiles(join(folder, 'twice'), {
      'site.yaml': SETTINGS,
      'posts/2009-02-02-a.md': dated('2009-02-02'),
    });
    const first = await backfile(['new', 'Talks', '--site', site, '--date', '2010-05-06']);
    expect(first.stdout).toBe('posts/2010-05-06-talks.md\n');
    const before = readFileSync(join(site, 'posts/2010-05-06-talks.md'), 'utf8');
    const second = await backfile(['new', 'Talks', '--site', site, '--date', '2010-05-06', '--publish']);
    expect(second).toMatchObject({ status: 2, stdout: '' });
    expect(second.stderr).toContain('exists already');
    expect(readFileSync(join(site, 'posts/2010-05-06-talks.md'), 'utf8')).toBe(before);
    expect(readdirSync(join(site, 'posts')).sort()).toEqual(['2009-02-02-a.md', '2010-05-06-talks.md']);
  });

  test('is a draft until it is said to be published, and says what comes next', async () => {
    const site = layFiles(join(folder, 'next'), {
      'site.yaml': SETTINGS,
      'posts/2009-02-02-a.md': dated('2009-02-02'),
    });
    const { stdout, stderr } = await backfile(['new', 'Talks', '--site', site]);
    expect(readFileSync(join(site, stdout.trim()), 'utf8')).toMatch(/\ndraft: true\n---\n\n$/);
    expect(stderr).toContain('backfile watch --open');
    expect(stderr).toContain('remove the line draft: true');
  });

  test('names a byline, a column or a tag that is new, with the likely one', async () => {
    const site = layFiles(join(folder, 'unknown'), {
      'site.yaml': `${SETTINGS}bylines:\n  laura-hale:\n    name: Laura Hale\ncolumns:\n  wire: The Wire\n`,
      'posts/2009-02-02-a.md':
        '---\ntitle: T\ndate: 2009-02-02\ntags: [iran, nonproliferation]\n---\nText.\n',
    });
    const run = (...flags: string[]) =>
      backfile(['new', `Talks ${flags.join(' ')}`, '--site', site, ...flags]);
    const { status, stderr } = await run(
      '--byline',
      'laura-hal',
      '--column',
      'The Wrie',
      '--tag',
      'irn',
      '--tag',
      'music',
    );
    expect(status).toBe(0);
    expect(stderr.split('\n').slice(0, 4)).toEqual([
      'The byline "laura-hal" is new to this archive. Did you mean "laura-hale"? Then change it in the file.',
      'The column "The Wrie" is new to this archive. Did you mean "The Wire"? Then change it in the file.',
      'The tag "irn" is new to this archive. Did you mean "iran"? Then change it in the file.',
      'The tag "music" is new to this archive.',
    ]);
    const known = await run('--byline', 'Laura Hale', '--column', 'wire', '--tag', 'Iran');
    expect(known.stderr).not.toContain('is new to this archive');
  });

  test('can be a standing page', async () => {
    const site = layFiles(join(folder, 'page'), {
      'site.yaml': SETTINGS,
      'posts/2009-02-02-a.md': dated('2009-02-02'),
    });
    const { stdout, stderr } = await backfile([
      'new',
      'Corrections: a policy',
      '--site',
      site,
      '--page',
      '--publish',
    ]);
    expect(stdout).toBe('posts/_pages/corrections-a-policy.md\n');
    expect(stderr).toContain(
      'add to nav: in site.yaml: {title: "Corrections: a policy", url: /corrections-a-policy/}',
    );
    const { archive, findings } = await archiveOf(site);
    expect(archive.pages.map(({ path }) => path)).toEqual(['/corrections-a-policy/']);
    expect(findings.filter(({ source }) => source === stdout.trim())).toEqual([]);
    const refused = await backfile(['new', 'Contact', '--site', site, '--page', '--tag', 'iran']);
    expect(refused).toMatchObject({ status: 2, stdout: '' });
    expect(refused.stderr).toContain('A standing page has no tag');
  });
});
