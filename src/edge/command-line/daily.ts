import type { Command } from 'commander';
import { type CommandShell, siteOption } from './shell.ts';

/** Adds the commands that build, check and show a site: build, check, watch, serve. */
export function addDailyCommands(program: Command, shell: CommandShell): void {
  program
    .command('build')
    .description('Build the whole archive into dist/. Only what changed is made again.')
    .addOption(siteOption())
    .option('-o, --out <dir>', 'where the built site goes (default: dist/ in the site folder)')
    .option('--url <url>', 'address of the site, instead of the one in site.yaml')
    .option('--drafts', 'build drafts, too')
    .option('--future', 'build dispatches dated in the future, too')
    .option('--clean', 'make every page again, even those that did not change')
    .option(
      '--no-cache',
      'use nothing that earlier builds remember: parse every dispatch and make every picture again',
    )
    .option(
      '--no-shortcuts',
      'compute everything the long way and remember nothing: slower, with the same result',
    )
    .option('--strict', 'let warnings fail the build')
    .option(
      '--register',
      'enter new addresses into addresses.txt on CI, too; without this, builds on CI only compare',
    )
    .option('--explain', 'say why each page was made again')
    .option('--json', 'print the report as JSON')
    .option('-q, --quiet', 'print nothing but errors')
    .option('--jobs <n>', 'number of threads to work with (default, and at most: one for each core)')
    .option('--profile', 'show where the time goes, and write a CPU profile')
    .option('--watch', 'build again whenever something is saved, until Ctrl-C')
    .option('--poll', 'with --watch: poll the files, for network drives and containers')
    .action(async (options) => {
      if (options.watch) {
        const { buildAndWatch } = await import('../commands/build-watch.ts');
        shell.end(await buildAndWatch(options, shell.terminal, shell.untilInterrupted()));
        return;
      }
      const { buildCommand } = await import('../commands/build.ts');
      shell.end(await buildCommand(options, shell.terminal));
    });

  program
    .command('check')
    .description('Check the whole archive as a copy desk would, and report what is wrong with it.')
    .addOption(siteOption())
    .option('--drafts', 'check drafts, too')
    .option('--future', 'check dispatches dated in the future, too')
    .option('--info', 'show remarks, too, not only errors and warnings')
    .option('--accept', 'accept the present findings: later checks report only new ones')
    .option(
      '--baseline <file>',
      'file with the accepted findings (default: check-baseline.json in the site folder)',
    )
    .option('--all', 'show accepted findings, too')
    .option('--strict', 'let warnings fail the check')
    .option('--fix', 'show the corrections that are certain, as a diff')
    .option('--write', 'with --fix: make these corrections')
    .option('--external', 'also check links to other sites, over the network')
    .option('--ledger', 'with --external: write links.json with archived copies of dead pages')
    .option('--rules', 'print every rule with its reason and remedy')
    .option('--json', 'print the findings as JSON')
    .option('--sarif', 'print the findings as SARIF, for code hosts')
    .option('-q, --quiet', 'print nothing but errors')
    .action(async (options) => {
      const { checkCommand } = await import('../commands/check.ts');
      shell.end(await checkCommand(options, shell.terminal));
    });

  program
    .command('watch')
    .description(
      'Show the site while you write; the page in the browser follows every save. Drafts and future dispatches are shown and marked. Nothing is written into dist/.',
    )
    .addOption(siteOption())
    .option('-p, --port <number>', 'where to listen (default: 4000, or the next one that is free)')
    .option('--host <name>', 'the address to listen on; by default this machine alone can see the preview')
    .option('--open', 'open the preview in the browser')
    .option('--poll', 'poll the files, for network drives and containers')
    .option('-q, --quiet', 'print nothing but the address and what is wrong')
    .action(async (options) => {
      const { watchCommand } = await import('../commands/watch.ts');
      shell.end(await watchCommand(options, shell.terminal, shell.untilInterrupted()));
    });

  program
    .command('serve')
    .description('Serve the built site in dist/ as a web host would, to look at it before you upload it.')
    .addOption(siteOption())
    .option('-o, --out <dir>', 'where the built site is (default: dist/ in the site folder)')
    .option('-p, --port <number>', 'where to listen (default: 4000, or the next one that is free)')
    .option('--host <name>', 'the address to listen on; by default this machine alone can see it')
    .option('--open', 'open it in the browser')
    .option('-q, --quiet', 'print nothing but the address')
    .action(async (options) => {
      const { serveCommand } = await import('../commands/serve.ts');
      shell.end(await serveCommand(options, shell.terminal, shell.untilInterrupted()));
    });
}
