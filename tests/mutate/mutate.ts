import { type ChildProcess, fork } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { type Mutant, mutantsOf, withSwitches } from './mutants.ts';
import type { Answer, Question } from './warm.ts';

/**
 * `npm run mutate [ROOM] [COUNT] [SEED]`: changes one thing at a time in files of a room, runs the tests of that room and
 * the golden sites that reach it, and says which changes no test noticed. Works on a copy of the repository, in which
 * each change has a switch.
 */
const ROOMS = ['archive', 'edition', 'ledger', 'copy', 'desk', 'model', 'press', 'rules', 'images', 'import'];
/** Tests that lie elsewhere, since they need more than the room whose files they are about. */
const ELSEWHERE: { readonly [room: string]: readonly string[] } = {
  archive: ['tests/desk/register'],
  edition: ['tests/desk/register', 'tests/desk/histories', 'tests/edge/export/', 'tests/edge/server/hosts'],
  model: ['tests/edge/server/hosts'],
};
const REPOSITORY = join(import.meta.dirname, '..', '..');
const LEFT = new Set(['node_modules', '.git', 'dist', '.backfile', 'lib']);
/** Seconds that tests may take without a mutant, and to start. */
const PATIENCE = 1800;
/** With a mutant, they count as endless after so many times as long as without it, and so many seconds more. */
const TIMES = 5;
const MORE = 30;

const [room = 'all', count = '20', seed = '1'] = process.argv.slice(2);
const copy = mkdtempSync(join(tmpdir(), 'backfile-mutate-'));
let runner: ChildProcess | null = null;
process.on('exit', () => {
  runner?.kill('SIGKILL');
  rmSync(copy, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

cpSync(REPOSITORY, copy, {
  recursive: true,
  filter: (path) => !LEFT.has(relative(REPOSITORY, path).split('/')[0] ?? ''),
});
symlinkSync(join(REPOSITORY, 'node_modules'), join(copy, 'node_modules'));
for (const each of room === 'all' ? ROOMS : [room]) await mutate(each);
process.exit(0);

async function mutate(room: string): Promise<void> {
  const mutants = chosen(room);
  const files = new Map(mutants.map(({ file }) => [file, readFileSync(join(copy, file), 'utf8')]));
  for (const [file, text] of files) {
    const numbered = mutants.map((mutant, at) => [at + 1, mutant] as const);
    writeFileSync(
      join(copy, file),
      withSwitches(
        text,
        numbered.filter(([, mutant]) => mutant.file === file),
      ),
    );
  }
  restart();
  const reach = await reachOf(room);
  const survivors = reach === null ? [] : await judge(mutants, reach);
  for (const [file, text] of files) writeFileSync(join(copy, file), text);
  if (reach === null) return;
  const killed = mutants.length - survivors.length;
  const share = Math.round((100 * killed) / mutants.length);
  console.log(`${room}: ${killed} of ${mutants.length} killed (${share} %)\n`);
}

/** Tests each mutant; those that no test noticed. */
async function judge(mutants: readonly Mutant[], reach: Reach): Promise<readonly Mutant[]> {
  const survivors: Mutant[] = [];
  for (const [at, mutant] of mutants.entries()) {
    const fate = await fateOf(mutant, at + 1, reach);
    if (fate === 'survived' || fate === 'unreached') survivors.push(mutant);
    const { file, line, was, now } = mutant;
    console.log(`${fate.padEnd(9)}  ${file}:${line}  ${brief(was)}  →  ${brief(now)}`);
  }
  return survivors;
}

/** Mutants of a room, the same for the same seed. */
function chosen(room: string): readonly Mutant[] {
  const folder = join(copy, 'src', room);
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter((name) => name.endsWith('.ts'));
  const left = files.toSorted().flatMap((name) => {
    const file = `src/${room}/${name}`;
    return mutantsOf(file, readFileSync(join(copy, file), 'utf8'));
  });
  let state = Number(seed);
  return Array.from({ length: Math.min(Number(count), left.length) }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return left.splice(Math.floor((state / 2 ** 32) * left.length), 1)[0] as Mutant;
  });
}

/** Test files, the quickest first: how many tests each has, how long it takes, and which mutants it reaches. */
type Reach = readonly {
  readonly file: string;
  readonly tests: number;
  readonly milliseconds: number;
  readonly mutants: readonly number[];
}[];

/** Runs the tests of a room without a mutant; null if any fails. */
async function reachOf(room: string): Promise<Reach | null> {
  const hits = join(copy, '.tmp', 'hits');
  rmSync(hits, { recursive: true, force: true });
  const files = [`tests/${room}/`, 'tests/sites/sites.test.ts', ...(ELSEWHERE[room] ?? [])];
  const answer = await ask({ files, mutant: 0, hits });
  if (answer === null || answer.failed.length > 0) {
    console.log(`${room}: not judged, since tests fail without a mutant: ${answer?.failed.join(', ')}\n`);
    return null;
  }
  return answer.files
    .toSorted((a, b) => a.milliseconds - b.milliseconds)
    .map(({ file, passed, milliseconds }) => ({
      ...{ file, milliseconds },
      tests: passed,
      mutants: reachedBy(join(hits, encodeURIComponent(file))),
    }));
}

/** The mutants that a test file noted; none if all its tests were left out. */
function reachedBy(note: string): readonly number[] {
  return existsSync(note) ? (JSON.parse(readFileSync(note, 'utf8')) as number[]) : [];
}

async function fateOf(
  mutant: Mutant,
  number: number,
  reach: Reach,
): Promise<'killed' | 'endless' | 'survived' | 'unreached'> {
  const mirror = mutant.file.replace(/^src/, 'tests').replace(/\.ts$/, '.test.ts');
  const reaching = reach
    .filter(({ mutants }) => mutants.includes(number))
    .toSorted((a, b) => Number(b.file.endsWith(mirror)) - Number(a.file.endsWith(mirror)));
  if (reaching.length === 0) return 'unreached';
  const seconds = reaching.reduce((sum, { milliseconds }) => sum + milliseconds / 1000, 0);
  const question = { files: reaching.map(({ file }) => file), mutant: number, hits: '' };
  const answer = await ask(question, MORE + TIMES * seconds);
  if (answer === null) return 'endless';
  const passed = answer.files.reduce((sum, file) => sum + file.passed, 0);
  const all = reaching.reduce((sum, { tests }) => sum + tests, 0);
  return answer.failed.length > 0 || passed < all ? 'killed' : 'survived';
}

function restart(): void {
  runner?.kill('SIGKILL');
  runner = null;
}

/** Asks the process that runs tests; null if it gives no answer, so that it is started anew. */
async function ask(question: Question, patience = PATIENCE): Promise<Answer | null> {
  if (runner === null) {
    runner = fork(join(copy, 'tests', 'mutate', 'warm.ts'), [copy], {
      cwd: copy,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    await answerOf(runner, PATIENCE);
  }
  const answer = answerOf(runner, patience);
  runner.send(question);
  const given = await answer;
  if (given === null) restart();
  return given;
}

function answerOf(child: ChildProcess, patience: number): Promise<Answer | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), patience * 1000);
    const settle = (answer: Answer | null) => {
      clearTimeout(timer);
      child.removeAllListeners();
      resolve(answer);
    };
    child.once('message', (answer: Answer) => settle(answer));
    child.once('exit', () => settle(null));
  });
}

function brief(code: string): string {
  const line = code.replace(/\s+/g, ' ');
  return line.length > 70 ? `${line.slice(0, 67)}…` : line;
}
