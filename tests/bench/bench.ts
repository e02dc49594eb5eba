/**
 * npm run bench -- [builds | real | watch | pictures | setting NAME | names] [options of that one]
 *
 * What takes how long; without a word, builds. Each file beside this one tells its options, prints a table and leaves
 * its figures in `.tmp/bench/`. Machines are noisy: compare ratios within one run.
 */
const [, , wanted = 'builds'] = process.argv;
const kind = ['builds', 'real', 'watch', 'pictures', 'setting', 'names'].includes(wanted) ? wanted : 'builds';
if (kind === wanted) process.argv.splice(2, 1);
await import(`./${kind}.ts`);
