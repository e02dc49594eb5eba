import { createVitest } from 'vitest/node';

/** The process that runs tests: it keeps Vitest warm, and is sent the path of each file that has changed (null: all tests are run). */
const [root = ''] = process.argv.slice(2);
const silent = { onInit() {} };
const vitest = await createVitest(
  {
    root,
    watch: false,
    bail: 1,
    maxWorkers: 2,
    reporters: [silent],
    passWithNoTests: true,
    testTimeout: 60_000,
  },
  { logLevel: 'silent' },
);

process.on(
  'message',
  async ({ changed, filters }: { changed: string | null; filters: readonly string[] }) => {
    try {
      if (changed !== null) {
        vitest.invalidateFile(changed);
        vitest.config.related = [changed];
      }
      const specifications = await (changed === null
        ? vitest.globTestSpecifications([...filters])
        : vitest.getRelevantTestSpecifications([...filters]));
      const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
      const failed = testModules
        .filter((module) => module.state() === 'failed')
        .map(({ moduleId }) => moduleId);
      process.send?.({
        files: specifications.length,
        isGreen: failed.length + unhandledErrors.length === 0,
        failed,
      });
    } catch (error) {
      process.send?.({ files: 0, isGreen: false, error: String(error) });
    }
  },
);
process.send?.({ files: 0, isGreen: true });
