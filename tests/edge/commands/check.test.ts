import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { put, siteOf, start, tree } from '../../hard/drill.ts';
import { dispatch } from '../../support/copy-desk.ts';
import { backfile } from '../../support/here.ts';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';
const WRONG = {
  'posts/a.md': dispatch('', '![](pier.svg) See [it](nowhere.md).'),
  'posts/pier.svg': SVG,
};

describe('backfile check', () => {
  test('findings of the build and of the rules stand together, by line, on standard output', async () => {
    const { status, stdout, stderr } = await backfile(['check', '--site', siteOf(WRONG)]);
    expect(stdout).toBe(
      `posts/a.md
    6:1  warning  The picture pier.svg has no alternative text  alt-missing
                  Say in a few words what it shows.
   6:19  warning  The link to nowhere.md leads to nothing in this archive  broken-link
                  Link to a file (../2008/talks.md), a slug or an address of the archive, or write the whole URL.
`,
    );
    expect(stderr).toMatch(/^\n1 dispatch read in [\d.]+ s: 2 warnings\.\n$/);
    expect(status).toBe(0);
  });

  test('warnings fail under --strict, and errors always', async () => {
    const site = siteOf(WRONG);
    expect((await backfile(['check', '--site', site, '--strict'])).status).toBe(1);
    put(site, { 'posts/b.md': '---\ntitle: No day\n---\nText.\n' });
    expect((await backfile(['check', '--site', site])).status).toBe(1);
  });

  test('nothing is written beside what is remembered', async () => {
    const site = siteOf(WRONG);
    const before = [...tree(site).keys()];
    await backfile(['check', '--site', site]);
    expect([...tree(site).keys()].filter((path) => !path.startsWith('.backfile/'))).toEqual(before);
  });

  test('site.yaml sets the level of a rule, and turns it off', async () => {
    const site = siteOf({
      ...WRONG,
      'site.yaml': `title: T\nurl: https://wire.example\ntimezone: UTC\nrules: {alt-missing: error, broken-link: off}\n`,
    });
    const { status, stdout } = await backfile(['check', '--site', site]);
    expect(stdout).toMatch(/error {4}The picture pier\.svg has no alternative text/);
    expect(stdout).not.toMatch(/broken-link/);
    expect(status).toBe(1);
  });

  test('--json holds every finding, remarks among them', async () => {
    const { findings, dispatches } = JSON.parse(
      (await backfile(['check', '--json', '--site', siteOf({ ...WRONG, 'posts/old.svg': SVG })])).stdout,
    );
    expect(dispatches).toBe(1);
    expect(findings.map((finding: { rule: string }) => finding.rule).sort()).toEqual([
      'alt-missing',
      'broken-link',
      'orphan-image',
    ]);
  });

  test('under GitHub Actions each finding is an annotation of its line', async () => {
    const { stdout } = await backfile(['check', '--site', siteOf(WRONG)], {
      env: { GITHUB_ACTIONS: 'true' },
    });
    expect(stdout).toContain(
      '::warning file=posts/a.md,line=6,col=1,title=alt-missing::The picture pier.svg has no alternative text%0ASay in a few words what it shows.',
    );
  });

  test.each([
    ['GitHub Actions', { CI: 'true', GITHUB_ACTIONS: 'true' }, true],
    ['CI that names no host', { CI: 'true' }, true],
    ['GitLab', { CI: 'true', GITLAB_CI: 'true' }, false],
    ['Jenkins', { CI: 'true', JENKINS_URL: 'https://ci.example/' }, false],
    ['CI=false', { CI: 'false' }, false],
    ['a terminal', {}, false],
  ])('under %s (%o), annotations are printed: %s', async (_, env, isPrinted) => {
    const { stdout } = await backfile(['check', '--site', siteOf(WRONG)], { env });
    expect(/^::warning file=posts\/a\.md,/m.test(stdout)).toBe(isPrinted);
  });

  test('annotations never stand in what is read by programs', async () => {
    const { stdout } = await backfile(['check', '--json', '--site', siteOf(WRONG)], { env: { CI: 'true' } });
    expect(JSON.parse(stdout).findings).toHaveLength(2);
  });

  test('a reader that stops reading is no fault', async () => {
    const posts = Array.from({ length: 300 }, (_, index) => [
      `posts/p${index}.md`,
      dispatch(`slug: p${index}\n`, '[a](b.md) '.repeat(20)),
    ]);
    const { child, ended } = start(['check', '--site', siteOf(Object.fromEntries(posts))]);
    child.stdout.destroy();
    const { stderr } = await ended;
    expect(stderr).not.toContain('EPIPE');
  });
});

describe('the baseline', () => {
  test('what was accepted is not told again; what is new is, alone', async () => {
    const site = siteOf(WRONG);
    expect((await backfile(['check', '--accept', '--site', site])).stderr).toMatch(/^2 findings accepted/);
    expect((await backfile(['check', '--site', site])).stdout).toBe('');
    put(site, {
      'posts/a.md': dispatch('', 'A new line.\n\n![](pier.svg) See [it](nowhere.md) and [that](gone.md).'),
    });
    const { stdout, stderr } = await backfile(['check', '--site', site]);
    expect(stdout.match(/\d+:\d+ {2}\w+ .*/g)).toEqual([
      '8:40  warning  The link to gone.md leads to nothing in this archive  broken-link',
    ]);
    expect(stderr).toContain('2 accepted before (--all shows them).');
    expect((await backfile(['check', '--all', '--site', site])).stdout.match(/broken-link/g)).toHaveLength(2);
  });

  test('what was mended since is counted, and forgotten by --accept', async () => {
    const site = siteOf(WRONG);
    await backfile(['check', '--accept', '--site', site]);
    put(site, { 'posts/a.md': dispatch() });
    rmSync(join(site, 'posts', 'pier.svg'));
    expect((await backfile(['check', '--site', site])).stderr).toContain(
      '2 of the accepted findings are gone: backfile check --accept forgets them.',
    );
    await backfile(['check', '--accept', '--site', site]);
    expect(JSON.parse(readFileSync(join(site, 'check-baseline.json'), 'utf8'))).toEqual({
      backfile: 1,
      accepted: {},
    });
  });

  test('an error is never accepted', async () => {
    const site = siteOf({ 'posts/b.md': '---\ntitle: No day\n---\nText.\n' });
    const { status, stderr } = await backfile(['check', '--accept', '--site', site]);
    expect([status, stderr]).toEqual([1, expect.stringContaining('Errors cannot be accepted')]);
    expect((await backfile(['check', '--site', site])).status).toBe(1);
  });

  test('a spoilt baseline is said to be one, not taken for none', async () => {
    const site = siteOf({ ...WRONG, 'check-baseline.json': '{"backfile": 99}' });
    expect(await backfile(['check', '--site', site])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('is not a baseline of this version'),
    });
  });
});

describe('--fix', () => {
  const SLOPPY = `---\ntitel: Talks\npubdate: Feb 3, 2009 8:32 pm EST\ntags: ["iran ", cod]\n---\n\nThe text.\n`;
  const MENDED = `---\ntitle: Talks\nid: tag:wire.example,2009-02-04:posts/a\npubdate: 2009-02-04T01:32:00+00:00\ntags: ["iran", cod]\n---\n\nThe text.\n`;

  test('shows a diff first and writes nothing', async () => {
    const site = siteOf({ 'posts/a.md': SLOPPY });
    const { stdout, stderr, status } = await backfile(['check', '--fix', '--site', site]);
    expect(stdout).toBe(`--- a/posts/a.md
+++ b/posts/a.md
@@ -1,6 +1,7 @@
 ---
-titel: Talks
-pubdate: Feb 3, 2009 8:32 pm EST
-tags: ["iran ", cod]
+title: Talks
+id: tag:wire.example,2009-02-04:posts/a
+pubdate: 2009-02-04T01:32:00+00:00
+tags: ["iran", cod]
 ---
 
`);
    expect([status, stderr]).toEqual([
      0,
      '1 file can be corrected. Nothing was written yet: backfile check --fix --write makes the corrections.\n',
    ]);
    expect(readFileSync(join(site, 'posts', 'a.md'), 'utf8')).toBe(SLOPPY);
  });

  test('--write does what the diff showed, and a second run finds nothing left', async () => {
    const site = siteOf({ 'posts/a.md': SLOPPY });
    expect((await backfile(['check', '--fix', '--write', '--site', site])).stderr).toBe(
      '1 file corrected.\n',
    );
    expect(readFileSync(join(site, 'posts', 'a.md'), 'utf8')).toBe(MENDED);
    expect((await backfile(['check', '--fix', '--site', site])).stderr).toBe(
      'There is nothing that can be corrected safely.\n',
    );
    expect(existsSync(join(site, 'posts', 'a.md.backfile.part'))).toBe(false);
  });

  test('the site is the same bytes before and after, but for what was misspelt', async () => {
    const site = siteOf({
      'posts/a.md': SLOPPY.replace('titel', 'title').replace('iran ', 'iran'),
      'posts/b.md': dispatch('slug: b\n'),
    });
    await backfile(['build', '--site', site]);
    const before = tree(join(site, 'dist'));
    await backfile(['check', '--fix', '--write', '--site', site]);
    await backfile(['build', '--site', site]);
    expect([...tree(join(site, 'dist'))]).toEqual([...before]);
  });
});
