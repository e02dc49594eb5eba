import { Session } from 'node:inspector/promises';
import { beforeAll, expect, test } from 'vitest';
import { build } from '../../src/desk/build.ts';
import type { World } from '../../src/desk/world.ts';
import { MemoryDisk, testOptions, worldOf } from '../support/memory-disk.ts';
import { dispatchOf, pathOf } from './archive.ts';

const MANY = 150;
const SETTINGS = 'title: Lifelike\nurl: https://archive.example\ntimezone: UTC\nsearch: false\n';

/** Functions whose calls are work: the package, and the function's name there. */
const WORK = {
  'texts parsed by remark': ['mdast-util-from-markdown', 'fromMarkdown'],
  'trees of raw HTML': ['hast-util-raw', 'raw'],
  'trees converted': ['mdast-util-to-hast', 'toHast'],
} as const;
const counts: { [what: string]: number } = {};

// How much work a fixed sample takes, counted and not timed: what makes one of these numbers rise makes builds slower.
beforeAll(async () => {
  const disk = new MemoryDisk({
    'site.yaml': SETTINGS,
    ...Object.fromEntries(
      Array.from({ length: MANY }, (_, at) => [pathOf(at, MANY), dispatchOf(at, MANY, 'lifelike')]),
    ),
  });
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true });
  const report = await build(testOptions(), countingBodies(worldOf(disk)));
  const { result } = await session.post('Profiler.takePreciseCoverage');
  session.disconnect();
  expect(report.dispatches).toBe(MANY);
  for (const [what, [name, called]] of Object.entries(WORK)) {
    const calls = result
      .filter(({ url }) => url.includes(`/node_modules/${name}/`))
      .flatMap(({ functions }) => functions.filter(({ functionName }) => functionName === called))
      .map(({ ranges }) => ranges[0]?.count ?? 0);
    counts[what] = Math.max(...calls);
  }
});

test.each([
  ['texts parsed by remark', 6],
  ['trees of raw HTML', 67],
  ['trees converted', 67],
])('%s are at most %i', (what, most) => {
  expect(counts[what]).toBeLessThanOrEqual(most);
});

test('each body is set for its page, and once more for all feeds together', () => {
  expect(counts['bodies set']).toBe(2 * MANY);
});

/** A world that counts how often the HTML of a copy is asked for, which is when a body is set. */
function countingBodies(world: World): World {
  counts['bodies set'] = 0;
  return {
    ...world,
    parseAll: async (manuscripts, style) => {
      const read = await world.parseAll(manuscripts, style);
      const copies: typeof read.copies = (copy) => {
        counts['bodies set'] = (counts['bodies set'] ?? 0) + 1;
        return read.copies(copy);
      };
      return { ...read, copies };
    },
  };
}
