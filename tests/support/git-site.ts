import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { layFiles, temporaryFolder } from './site-on-disk.ts';

/** A commit of a test. */
export type Commit = {
  /** RFC 3339, in UTC. */
  readonly at: string;
  /** Files that are written, or removed if they are null. */
  readonly files: { readonly [path: string]: string | Uint8Array | null };
  /** Its branch, if that is not `main`; a new one begins at the last commit of `main`. */
  readonly on?: string;
  /** A branch that is merged; `files` are then those of the merge. */
  readonly merges?: string;
};

/** Makes repositories, each in a folder of its own, whose commits have fixed times and whose files lie in the folder. */
export function repositories(): (commits: readonly Commit[], name?: string) => string {
  const home = temporaryFolder();
  let empty: string | undefined;
  return (commits, name = 'site') => {
    if (empty === undefined) {
      empty = join(home, 'empty');
      mkdirSync(empty);
      initIn(empty);
    }
    const folder = join(mkdtempSync(join(home, 'repository-')), name);
    cpSync(empty, folder, { recursive: true });
    commitIn(folder, commits);
    const standing = new Map<string, string | Uint8Array>();
    for (const { files, on } of commits)
      for (const [path, content] of on ? [] : Object.entries(files))
        if (content === null) standing.delete(path);
        else standing.set(path, content);
    return layFiles(folder, Object.fromEntries(standing));
  };
}

/** Makes a folder a repository. */
export function initIn(folder: string): void {
  git(folder, ['init', '--quiet', '--initial-branch=main']);
}

/** Adds commits to a repository; its folder stays as it is. */
export function commitIn(folder: string, commits: readonly Commit[]): void {
  if (commits.length > 0) git(folder, ['fast-import', '--quiet'], Buffer.concat(commits.flatMap(streamOf())));
}

/** Runs Git in a folder; what it printed. */
export function git(cwd: string, args: readonly string[], input: string | Uint8Array = ''): string {
  const { status, stdout, stderr } = spawnSync(
    'git',
    ['-c', 'user.name=A', '-c', 'user.email=a@wire.example', ...args],
    { cwd, input, encoding: 'utf8', maxBuffer: 1e9 },
  );
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** Whether there is a Git that can be asked. */
export function hasGit(): boolean {
  return spawnSync('git', ['--version']).status === 0;
}

/** Writes commits as `git fast-import` reads them. */
function streamOf(): (commit: Commit) => readonly Buffer[] {
  const branches = new Set(['main']);
  return ({ at, files, on = 'main', merges }) => {
    const lines = [
      `commit refs/heads/${on}`,
      `committer A <a@wire.example> ${Date.parse(at) / 1000} +0000`,
      'data 8\nA change',
      ...(branches.has(on) ? [] : ['from refs/heads/main']),
      ...(merges === undefined ? [] : [`merge refs/heads/${merges}`]),
    ];
    branches.add(on);
    return [
      Buffer.from(`${lines.join('\n')}\n`),
      ...Object.entries(files).flatMap(([path, content]) => {
        const quoted = JSON.stringify(path);
        if (content === null) return [Buffer.from(`D ${quoted}\n`)];
        const bytes = Buffer.from(content as string);
        return [Buffer.from(`M 100644 inline ${quoted}\ndata ${bytes.length}\n`), bytes, Buffer.from('\n')];
      }),
    ];
  };
}
