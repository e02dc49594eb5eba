import { type ChildProcess, fork } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { type Mutant, mutantsOf } from './mutants.ts';

/**
 * `npm run mutate [ROOM] [COUNT] [SEED]`: changes one thing at a time in files of a room, runs the tests of that room,
 * then the golden sites, and says which changes no test noticed. Works on a copy of the repository.
 */
const ROOMS = ['archive', 'edition', 'ledger', 'copy', 'desk', 'model', 'press', 'rules', 'images', 'import'];
const REPOSITORY = join(import.meta.dirname, '..', '..');
const LEFT = new Set(['node_modules', '.git', 'dist', '.backfile', 'lib']);
/** Seconds after which tests of a mutant count as endless. */
const PATIENCE = 240;

const [room, count = '20', seed = '1'] = process.argv.slice(2);
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
for (const each of room === undefined || room === 'all' ? ROOMS : [room]) await mutate(each);
process.exit(0);

async function mutate(room: string): Promise<void> {
  const stages: Stage[] = [];
  for (const filters of [[`tests/${room}/`], ['tests/sites/sites.test.ts']]) {
    const answer = await ask({ filters });
    if (!answer?.isGreen) {
      console.log(`${room}: not judged, since tests fail without a mutant: ${answer?.failed.join(', ')}\n`);
      return;
    }
    stages.push({ filters, passed: answer.passed });
  }
  const tally = { killed: 0, survived: 0 };
  for (const mutant of chosen(room)) {
    const path = join(copy, mutant.file);
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.slice(0, mutant.start) + mutant.now + text.slice(mutant.end));
    const fate = await fateOf(stages);
    writeFileSync(path, text);
    tally[fate === 'survived' ? 'survived' : 'killed']++;
    console.log(
      `${fate.padEnd(8)}  ${mutant.file}:${mutant.line}  ${brief(mutant.was)}  →  ${brief(mutant.now)}`,
    );
  }
  const all = tally.killed + tally.survived;
  console.log(`${room}: ${tally.killed} of ${all} killed (${Math.round((100 * tally.killed) / all)} %)\n`);
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

async function fateOf(stages: readonly Stage[]): Promise<'killed' | 'endless' | 'survived'> {
  for (const { filters, passed } of stages) {
    const answer = await ask({ filters });
    if (answer === null) return 'endless';
    if (!answer.isGreen || answer.passed < passed) return 'killed';
  }
  return 'survived';
}

/** Test files, and how many of their tests pass without a mutant. */
type Stage = { readonly filters: readonly string[]; readonly passed: number };

type Answer = {
  readonly passed: number;
  readonly isGreen: boolean;
  readonly failed: readonly string[];
};

/** Asks the process that runs tests; null if it gives no answer, so that it is begun anew. */
async function ask(question: { readonly filters: readonly string[] }): Promise<Answer | null> {
  if (runner === null) {
    runner = fork(join(copy, 'tests', 'mutate', 'warm.ts'), [copy], {
      cwd: copy,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    await answerOf(runner);
  }
  const answer = answerOf(runner);
  runner.send(question);
  const given = await answer;
  if (given === null) {
    runner.kill('SIGKILL');
    runner = null;
  }
  return given;
}

function answerOf(child: ChildProcess): Promise<Answer | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), PATIENCE * 1000);
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
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}
