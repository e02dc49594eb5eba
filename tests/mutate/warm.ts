import { createVitest } from 'vitest/node';

/**
 * The process that runs tests. It keeps Vitest loaded, and is sent which test files to run. Each run has a server of its
 * own, so that none sees a file as it was before.
 */
const [root = ''] = process.argv.slice(2);
const silent = { onInit() {} };

type Question = { readonly filters: readonly string[] };

async function run({ filters }: Question) {
  const vitest = await createVitest(
    {
      root,
      watch: false,
      bail: 1,
      maxWorkers: 2,
      testTimeout: 60_000,
      reporters: [silent],
    },
    { logLevel: 'silent' },
  );
  try {
    const specifications = await vitest.getRelevantTestSpecifications([...filters]);
    if (specifications.length === 0) throw new Error(`no test file matches ${filters.join(', ')}`);
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
    // A run that ends at its first failure may leave the file of that failure without a state: tests are counted.
    const tests = testModules.flatMap((module) => [...module.children.allTests()]);
    const failed = testModules
      .filter((module) => module.state() === 'failed')
      .map(({ moduleId }) => moduleId);
    return {
      passed: tests.filter((test) => test.result().state === 'passed').length,
      isGreen: failed.length + unhandledErrors.length === 0,
      failed,
    };
  } finally {
    await vitest.close();
  }
}

process.on('message', (question: Question) => {
  run(question).then(
    (answer) => process.send?.(answer),
    (error) => process.send?.({ passed: 0, isGreen: false, failed: [String(error)] }),
  );
});
process.send?.({ passed: 0, isGreen: true, failed: [] });
