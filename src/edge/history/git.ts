import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { HistoryDoor, LastCommit, NoHistory } from '../../desk/changes/door.ts';
import { readLog } from './git-log.ts';

/**
 * Settings of Git that a user or a repository may have and that would change its output or run programs: they are
 * overruled. No hook, no text conversion and no other program runs, and nothing is fetched.
 */
const PLAIN = [
  '--no-pager',
  '--no-replace-objects',
  '--no-optional-locks',
  ...[
    'log.showSignature=false',
    'log.follow=false',
    'log.showRoot=true',
    'diff.renameLimit=1000',
    'protocol.allow=never',
  ].flatMap((setting) => ['-c', setting]),
];

/** Variables that name another repository, as Git sets them for hooks, or that change its output. */
const IGNORED_VARIABLES =
  /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|NAMESPACE|GRAFT_FILE|SHALLOW_FILE|EXTERNAL_DIFF|DIFF_OPTS|(?:LITERAL|GLOB|NOGLOB|ICASE)_PATHSPECS|TRACE.*)$/;

/** How many contents one command reads. */
const BATCH_SIZE = 2_000;

/** Reads the history of a site folder with the Git that is installed. */
export function gitHistory(site: string): Omit<HistoryDoor, 'parse'> {
  // The manuscripts may be a repository of their own within the site, such as a submodule.
  const folder = join(site, 'posts');
  const git = (args: readonly string[], input?: string) => run(folder, args, input);
  return {
    lastCommit: () => lastCommit(folder, git),
    versions: () => {
      const log = git([
        'log',
        // Each commit is compared with the state of the branch before it, so that a merge is one change.
        '--first-parent',
        '--diff-merges=first-parent',
        '--find-renames',
        '--raw',
        '--no-abbrev',
        '--no-ext-diff',
        '--no-textconv',
        '--ignore-submodules=all',
        '--relative',
        '-O/dev/null',
        '--no-color',
        '-z',
        '--format=%x01%cI',
        'HEAD',
        '--',
        '.',
      ]);
      return 'why' in log ? log : readLog(log.output.toString('utf8'));
    },
    texts: (blobs) => {
      const texts = new Map<string, string>();
      for (let at = 0; at < blobs.length; at += BATCH_SIZE) {
        const batch = git(['cat-file', '--batch'], `${blobs.slice(at, at + BATCH_SIZE).join('\n')}\n`);
        if ('why' in batch) return batch;
        const missing = readBatch(batch.output, texts);
        if (missing !== null) return { why: 'failed', answer: `the content ${missing} is not here` };
      }
      return texts;
    },
    isBlob,
  };
}

type Answer = { readonly output: Buffer } | NoHistory;

function lastCommit(folder: string, git: (args: readonly string[]) => Answer): LastCommit {
  if (!existsSync(folder)) return { commit: '' };
  const asked = git(['rev-parse', '--is-shallow-repository', 'HEAD']);
  // A repository without commits has no history yet.
  if ('why' in asked) return /ambiguous argument 'HEAD'/.test(asked.answer) ? { commit: '' } : asked;
  const [isShallow, commit = ''] = asked.output.toString().split('\n');
  return isShallow === 'true' ? { why: 'shallow', answer: '' } : { commit };
}

function run(cwd: string, args: readonly string[], input = ''): Answer {
  const { error, status, stdout, stderr } = spawnSync('git', [...PLAIN, ...args], {
    cwd,
    input,
    env: {
      ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !IGNORED_VARIABLES.test(name))),
      LC_ALL: 'C',
      GIT_TERMINAL_PROMPT: '0',
      GIT_NO_LAZY_FETCH: '1',
    },
    maxBuffer: Number.POSITIVE_INFINITY,
    windowsHide: true,
  });
  if (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return isMissing ? { why: 'no-git', answer: '' } : { why: 'failed', answer: error.message };
  }
  return status === 0 ? { output: stdout } : reasonFrom(stderr.toString('utf8'));
}

function reasonFrom(stderr: string): NoHistory {
  if (/not a git repository/i.test(stderr)) return { why: 'no-repository', answer: '' };
  if (/dubious ownership|unsafe repository/i.test(stderr)) return { why: 'not-trusted', answer: '' };
  const [first = ''] = stderr.trim().split('\n');
  return { why: 'failed', answer: first.replace(/^fatal: /, '') };
}

/**
 * Reads what `cat-file --batch` prints: for each content a line with its name, kind and size, the content, and a line
 * end. Returns the first name that is missing; null if none is.
 */
function readBatch(output: Buffer, texts: Map<string, string>): string | null {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let at = 0;
  while (at < output.length) {
    const end = output.indexOf(10, at);
    const [name = '', , size = ''] = output.toString('latin1', at, end).split(' ');
    if (!/^\d+$/.test(size)) return name;
    const content = output.subarray(end + 1, end + 1 + Number(size));
    at = end + 1 + Number(size) + 1;
    try {
      if (!content.includes(0)) texts.set(name, decoder.decode(content));
    } catch {
      // A state that is not UTF-8 was never published.
    }
  }
  return null;
}

/** Whether `blob` is Git's name of a text, as it is or with LF. Names are SHA-1, or SHA-256 in repositories set to that. */
function isBlob(text: string, blob: string): boolean {
  const nameOf = (content: string) => {
    const bytes = Buffer.from(content, 'utf8');
    return createHash(blob.length === 64 ? 'sha256' : 'sha1')
      .update(`blob ${bytes.length}\0`)
      .update(bytes)
      .digest('hex');
  };
  return nameOf(text) === blob || (text.includes('\r\n') && nameOf(text.replaceAll('\r\n', '\n')) === blob);
}
