import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { isNoHistory } from '../../../src/desk/changes/door.ts';
import { gitHistory } from '../../../src/edge/history/git.ts';
import { type Commit, git, hasGit, repositories } from '../../support/git-site.ts';
import { layFiles, temporaryFolder } from '../../support/site-on-disk.ts';

const repository = repositories();
const temporary = temporaryFolder();

const ONE = 'The envoy came at noon, and all of the harbour knew of it by one.\n';
const TWO = `${ONE}Yes.\n`;
const commit = (day: number, files: Commit['files']): Commit => ({ at: `2020-01-0${day}T12:00:00Z`, files });

const NAMES = [
  'posts/a.md',
  'posts/-dash.md',
  'posts/two words.md',
  'posts/é "q" \\b.md',
  'posts/日本/今.md',
];
/** Every file is written on the second day and changed on the third; one has another name from then on. */
const COMMITS = [
  commit(2, {
    'site.yaml': 'title: A\n',
    ...Object.fromEntries(NAMES.map((name) => [name, ONE])),
    'posts/old name.md': ONE.toUpperCase(),
  }),
  commit(3, {
    ...Object.fromEntries(NAMES.map((name) => [name, TWO])),
    'posts/old name.md': null,
    'posts/new name.md': `${ONE.toUpperCase()}YES.\n`,
  }),
];

/** What is told of the files of a site: each with its states as `path at time: text`. */
function toldOf(site: string): { readonly [path: string]: readonly string[] } | string {
  const door = gitHistory(site);
  const look = door.lastCommit();
  if (isNoHistory(look)) return look.why;
  if (look.commit === '') return 'no commit';
  const versions = door.versions();
  if (isNoHistory(versions)) return `${versions.why}: ${versions.answer}`;
  const blobs = [...versions.values()].flatMap((states) => states.flatMap(({ blob }) => blob ?? []));
  const texts = door.texts(blobs);
  if (isNoHistory(texts)) return `${texts.why}: ${texts.answer}`;
  return Object.fromEntries(
    [...versions].map(([path, states]) => [
      path,
      states.map(({ at, blob, ...state }) => `${state.path} ${at.slice(0, 10)}: ${texts.get(blob ?? '')}`),
    ]),
  );
}

const TOLD = {
  ...Object.fromEntries(
    NAMES.map((name) => [name, [`${name} 2020-01-02: ${ONE}`, `${name} 2020-01-03: ${TWO}`]]),
  ),
  'posts/new name.md': [
    `posts/old name.md 2020-01-02: ${ONE.toUpperCase()}`,
    `posts/new name.md 2020-01-03: ${ONE.toUpperCase()}YES.\n`,
  ],
};

afterEach(() => {
  vi.unstubAllEnvs();
});

describe.runIf(hasGit())('what Git tells of a site', () => {
  it('is every state of every file, whatever the files are called', () => {
    expect(toldOf(repository(COMMITS, 'a site'))).toEqual(TOLD);
  });

  it('is the same for a site within a repository, in a second work tree, and in a clone', () => {
    const within = COMMITS.map(({ at, files }) => ({
      at,
      files: Object.fromEntries(Object.entries(files).map(([path, text]) => [`the site/${path}`, text])),
    }));
    expect(toldOf(join(repository(within), 'the site'))).toEqual(TOLD);
    const site = repository(COMMITS);
    git(site, ['worktree', 'add', '--quiet', '--detach', join(temporary, 'tree')]);
    expect(toldOf(join(temporary, 'tree'))).toEqual(TOLD);
    git(temporary, ['clone', '--quiet', site, 'clone']);
    expect(toldOf(join(temporary, 'clone'))).toEqual(TOLD);
  });

  it('is that of posts/ where posts/ is a repository of its own, such as a submodule', () => {
    const posts = repository(
      COMMITS.map(({ at, files }) => ({
        at,
        files: Object.fromEntries(
          Object.entries(files)
            .filter(([path]) => path.startsWith('posts/'))
            .map(([path, text]) => [path.slice('posts/'.length), text]),
        ),
      })),
    );
    const site = repository([commit(1, { 'site.yaml': 'title: A\n' })]);
    git(site, ['-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', posts, 'posts']);
    expect(toldOf(site)).toEqual(TOLD);
  });

  it('does not follow the settings of a user, and runs no program of the repository', () => {
    const site = repository([...COMMITS, commit(4, { '.gitattributes': '*.md diff=own filter=own\n' })]);
    const mark = join(temporary, 'ran');
    const program = join(temporary, 'program.sh');
    writeFileSync(program, `#!/bin/sh\ntouch '${mark}'\nexit 1\n`, { mode: 0o755 });
    layFiles(site, { '.git/hooks/post-checkout': `#!/bin/sh\ntouch '${mark}'\n` });
    const settings = [
      ['color.ui', 'always'],
      ['color.diff', 'always'],
      ['core.quotePath', 'true'],
      ['core.fsmonitor', program],
      ['core.pager', program],
      ['diff.external', program],
      ['diff.own.textconv', program],
      ['diff.own.command', program],
      ['filter.own.clean', program],
      ['filter.own.smudge', program],
      ['diff.orderFile', join(temporary, 'nowhere')],
      ['diff.renames', 'false'],
      ['diff.noprefix', 'true'],
      ['diff.relative', 'false'],
      ['gpg.program', program],
      ['log.showSignature', 'true'],
      ['log.showRoot', 'false'],
      ['log.diffMerges', 'combined'],
      ['log.decorate', 'full'],
      ['log.date', 'relative'],
      ['log.follow', 'true'],
      ['format.pretty', 'oneline'],
      ['i18n.logOutputEncoding', 'latin1'],
    ];
    for (const [name = '', value = ''] of settings) git(site, ['config', name, value]);
    expect(toldOf(site)).toEqual(TOLD);
    expect(existsSync(mark)).toBe(false);
  });

  it('is that of the site although Git runs the program from a hook of another repository', () => {
    const [site, other] = [repository(COMMITS), repository([commit(1, { 'posts/other.md': 'Other.\n' })])];
    vi.stubEnv('GIT_DIR', join(other, '.git'));
    vi.stubEnv('GIT_WORK_TREE', other);
    vi.stubEnv('GIT_INDEX_FILE', join(other, '.git/index'));
    vi.stubEnv('GIT_EXTERNAL_DIFF', 'false');
    vi.stubEnv('GIT_TRACE', '1');
    expect(toldOf(site)).toEqual(TOLD);
  });

  it('is nothing where Git is not installed', () => {
    const site = repository(COMMITS);
    vi.stubEnv('PATH', temporary);
    expect(toldOf(site)).toBe('no-git');
  });

  it('is nothing, and it says why, in a shallow clone, without a repository, and in one of another user', () => {
    const site = repository(COMMITS);
    git(temporary, ['clone', '--quiet', '--depth=1', `file://${site}`, 'shallow']);
    expect(toldOf(join(temporary, 'shallow'))).toBe('shallow');
    expect(toldOf(layFiles(join(temporary, 'bare'), { 'posts/a.md': ONE }))).toBe('no-repository');
    vi.stubEnv('GIT_TEST_ASSUME_DIFFERENT_OWNER', '1');
    expect(toldOf(site)).toBe('not-trusted');
  });

  it('is nothing where contents are missing, and nothing is fetched for it', () => {
    const site = repository(COMMITS);
    for (const name of ['allowFilter', 'allowAnySHA1InWant'])
      git(site, ['config', `uploadpack.${name}`, 'true']);
    git(temporary, ['clone', '--quiet', '--no-checkout', '--filter=blob:none', `file://${site}`, 'partial']);
    layFiles(join(temporary, 'partial'), { 'posts/a.md': TWO });
    expect(toldOf(join(temporary, 'partial'))).toMatch(/^failed: ./);
  });

  it('is no change at all before the first commit', () => {
    expect(toldOf(layFiles(repository([]), { 'posts/a.md': ONE }))).toBe('no commit');
  });

  it('takes a file for committed whatever its line ends are', () => {
    const name = git(repository([]), ['hash-object', '--stdin'], ONE).trim();
    const { isBlob } = gitHistory(temporary);
    expect([ONE, ONE.replaceAll('\n', '\r\n'), TWO].map((text) => isBlob(text, name))).toEqual([
      true,
      true,
      false,
    ]);
  });
});
