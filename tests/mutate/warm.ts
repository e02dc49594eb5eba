import { BaseSequencer, createVitest, type TestSpecification } from 'vitest/node';

/** Keeps Vitest loaded, and runs test files when it is asked to. */
const [root = ''] = process.argv.slice(2);

/** Test files, the mutant that is on (0 for none), and the folder where files note which mutants they reached. */
export type Question = { readonly files: readonly string[]; readonly mutant: number; readonly hits: string };

/** The test files that were run, with how many of their tests passed; and the files that failed, or other errors. */
export type Answer = {
  readonly files: readonly {
    readonly file: string;
    readonly milliseconds: number;
    readonly passed: number;
  }[];
  readonly failed: readonly string[];
};

/** Runs files in the order in which they are asked for. */
class InOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files;
  }
}

const vitest = await createVitest(
  {
    ...{ root, watch: false, bail: 1, maxWorkers: 1, testTimeout: 300_000 },
    reporters: [{ onInit() {} }],
    setupFiles: ['tests/mutate/setup.ts'],
    sequence: { sequencer: InOrder },
  },
  { logLevel: 'silent' },
);

async function run({ files, mutant, hits }: Question): Promise<Answer> {
  vitest.provide('mutant', mutant);
  vitest.provide('hits', hits);
  const found = await vitest.getRelevantTestSpecifications([...files]);
  if (found.length === 0) throw new Error(`no test file matches ${files.join(', ')}`);
  const placeOf = ({ moduleId }: TestSpecification) => files.findIndex((file) => moduleId.includes(file));
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(
    found.toSorted((a, b) => placeOf(a) - placeOf(b)),
  );
  const failed = testModules.filter((module) => module.state() === 'failed');
  return {
    files: testModules.map((module) => ({
      file: module.moduleId,
      milliseconds: module.diagnostic().duration,
      // A run that ends at its first failure may leave the file of that failure without a state: tests are counted.
      passed: [...module.children.allTests()].filter((test) => test.result().state === 'passed').length,
    })),
    failed: [...failed.map(({ moduleId }) => moduleId), ...unhandledErrors.map(String)],
  };
}

process.on('message', (question: Question) => {
  run(question).then(
    (answer) => process.send?.(answer),
    (error) => process.send?.({ files: [], failed: [String(error)] }),
  );
});
process.send?.({ files: [], failed: [] });
