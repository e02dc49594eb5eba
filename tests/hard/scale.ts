import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Builds and checks large archives, and prints seconds and the most memory: `node tests/hard/scale.ts many 100000`.
 * Kinds: `many` (over 30 years), `folder` (all in one folder), `day` (all on one day), `tags` (1,000 on one dispatch),
 * `titles` (of 10,000 characters).
 */
const [kind = 'many', count = '2000'] = process.argv.slice(2);
const CLI = join(import.meta.dirname, '..', '..', 'src', 'cli.ts');
const WORDS = 'herring envoy harbour minister lamp quota treaty tide ledger rope fog pilot customs'.split(
  ' ',
);

const site = mkdtempSync(join(tmpdir(), 'backfile-scale-'));
try {
  lay(site, kind, Number(count));
  for (const args of [['build'], ['build'], ['check']]) {
    const { seconds, most, status } = await run([...args, '-q', '--site', site]);
    process.stdout.write(
      `${kind} ${count}: ${args[0]} ${seconds.toFixed(1)} s, ${Math.round(most / 1024)} MiB at most, status ${status}\n`,
    );
  }
} finally {
  rmSync(site, { recursive: true, force: true });
}

function lay(site: string, kind: string, count: number): void {
  writeFileSync(
    join(site, 'site.yaml'),
    'title: Scale\nurl: https://scale.example\ntimezone: UTC\nsearch: false\n',
  );
  for (let index = 0; index < count; index++) {
    const instant = Date.UTC(1995, 0, 1) + index * Math.floor((30 * 365.25 * 86_400_000) / count);
    const day = kind === 'day' ? '2009-02-02' : new Date(instant).toISOString().slice(0, 10);
    const folder = join(site, 'posts', kind === 'folder' ? '' : day.slice(0, 7));
    mkdirSync(folder, { recursive: true });
    const word = (at: number) => WORDS[(index * 7 + at * 5 + ((index * at) % 11)) % WORDS.length] as string;
    const title =
      kind === 'titles' ? `${word(1)} `.repeat(1250) : `The ${word(1)} and the ${word(2)} ${index}`;
    const tags =
      kind === 'tags' && index === 0
        ? Array.from({ length: 1000 }, (_, at) => `tag ${at}`)
        : [word(3), word(4)];
    const text = Array.from({ length: 4 }, (_, part) =>
      Array.from({ length: 60 }, (_, at) => word(at + part)).join(' '),
    ).join('.\n\n');
    writeFileSync(
      join(folder, `d${index}.md`),
      `---\ntitle: ${title.trim()}\ndate: ${day}\ntags: [${tags.join(', ')}]\nbyline: Writer ${index % 12}\ncolumn: Column ${index % 4}\n---\n\n${text}.\n`,
    );
  }
}

/** Runs the program; seconds, and the most memory that its process took (KiB, as Linux tells it; 0 elsewhere). */
function run(args: readonly string[]): Promise<{ seconds: number; most: number; status: number | null }> {
  const began = performance.now();
  const child = spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  let most = 0;
  const look = setInterval(() => {
    try {
      const [, peak = '0'] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
      most = Math.max(most, Number(peak));
    } catch {
      // Not Linux, or over.
    }
  }, 200);
  return new Promise((done) => {
    child.on('close', (status) => {
      clearInterval(look);
      done({ seconds: (performance.now() - began) / 1000, most, status });
    });
  });
}
