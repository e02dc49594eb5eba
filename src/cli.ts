#!/usr/bin/env node
import module from 'node:module';
import { styleText } from 'node:util';
import { Command, CommanderError, Option } from 'commander';
import type { Ask } from './edge/program/ask.ts';
import { version } from './edge/program/generator.ts';
import { tooOld } from './edge/program/node-version.ts';
import { refusalOf } from './edge/program/outside-error.ts';
import type { Terminal } from './edge/program/terminal.ts';
import { UsageError } from './edge/program/usage-error.ts';
import { listExports } from './export/formats.ts';
import { listFormats } from './import/formats.ts';
import { HOSTS } from './model/address/hosts.ts';

const old = tooOld(process.versions.node, process.argv.slice(2));
if (old !== null) {
  process.stderr.write(`${old}\n`);
  process.exit(2);
}

// Modules loaded after this line are compiled once and cached for the next start.
module.enableCompileCache();

const isDrawn = Boolean(process.stderr.isTTY) && !process.env.CI;
const terminal: Terminal = {
  paint: (style, text) => styleText(style, text, { stream: process.stderr }),
  say: (line) => void process.stderr.write(`${line}\n`),
  print: (line) => void process.stdout.write(`${line}\n`),
  drawn: isDrawn,
};

// A reader of the output may stop reading (`backfile check | head`), which is not an error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}

const program = new Command('backfile')
  .description(
    'Turns a folder of Markdown dispatches and images into a column’s whole archive:\na static site with tag, byline, column and date indexes.',
  )
  .version(version(), '-v, --version', 'print the version')
  .helpOption('-h, --help', 'show this help')
  .helpCommand(false)
  .showHelpAfterError('(backfile --help lists the commands)')
  .exitOverride()
  .addHelpText(
    'after',
    `
A site folder holds posts/ (Markdown with front matter), assets/ (images and other files),
templates/ (your own templates, if any) and site.yaml (title, address, columns, bylines).

  backfile build                       build the site in this folder into dist/
  backfile build --site ~/my-column    build another folder
  backfile help                        list the pages of the guide`,
  );

const site = () => new Option('--site <dir>', 'the site folder').default('.', 'here');

program
  .command('build')
  .description('Build the whole archive into dist/. Only what changed is made again.')
  .addOption(site())
  .option('-o, --out <dir>', 'where the built site goes (default: dist/ in the site folder)')
  .option('--url <url>', 'address of the site, instead of the one in site.yaml')
  .option('--drafts', 'build drafts, too')
  .option('--future', 'build dispatches dated in the future, too')
  .option('--clean', 'make every page again, also those that did not change')
  .option('--no-cache', 'use nothing that earlier builds remember: parse every dispatch, make every picture')
  .option('--no-shortcuts', 'use no shortcuts and remember nothing: slower, with the same result')
  .option('--strict', 'let warnings fail the build')
  .option(
    '--register',
    'enter new addresses into addresses.txt under CI, too, where builds otherwise only compare it',
  )
  .option('--explain', 'say why each page was made again')
  .option('--json', 'print the report as JSON')
  .option('-q, --quiet', 'print nothing but errors')
  .option('--jobs <n>', 'threads to work with, at most one for each core (default)')
  .option('--profile', 'show where the time goes, and write a CPU profile')
  .option('--watch', 'build again whenever something is saved, until Ctrl-C')
  .option('--poll', 'with --watch: look at the files again and again, for network drives and containers')
  .action(async (options) => {
    if (options.watch) {
      const { buildAndWatch } = await import('./edge/commands/build-watch.ts');
      process.exitCode = await buildAndWatch(options, terminal, untilInterrupted());
      return;
    }
    const { buildCommand } = await import('./edge/commands/build.ts');
    process.exitCode = await buildCommand(options, terminal);
  });

program
  .command('check')
  .description('The copy desk: everything that is wrong with the archive. Writes nothing.')
  .addOption(site())
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
    const { checkCommand } = await import('./edge/commands/check.ts');
    process.exitCode = await checkCommand(options, terminal);
  });

program
  .command('watch')
  .description(
    'Show the site while you write; the page in the browser follows every save. Drafts and future dispatches are shown and marked. Nothing is written into dist/.',
  )
  .addOption(site())
  .option('-p, --port <number>', 'where to listen (default: 4000, or the next one that is free)')
  .option('--host <name>', 'the address to listen on; by default this machine alone can see the preview')
  .option('--open', 'open the preview in the browser')
  .option('--poll', 'look at the files again and again: for network drives and containers')
  .option('-q, --quiet', 'print nothing but the address and what is wrong')
  .action(async (options) => {
    const { watchCommand } = await import('./edge/commands/watch.ts');
    process.exitCode = await watchCommand(options, terminal, untilInterrupted());
  });

program
  .command('serve')
  .description('Serve the built site in dist/ as a web host would, to look at it before you upload it.')
  .addOption(site())
  .option('-o, --out <dir>', 'where the built site is (default: dist/ in the site folder)')
  .option('-p, --port <number>', 'where to listen (default: 4000, or the next one that is free)')
  .option('--host <name>', 'the address to listen on; by default this machine alone can see it')
  .option('--open', 'open it in the browser')
  .option('-q, --quiet', 'print nothing but the address')
  .action(async (options) => {
    const { serveCommand } = await import('./edge/commands/serve.ts');
    process.exitCode = await serveCommand(options, terminal, untilInterrupted());
  });

const several = (value: string, before: readonly string[] = []) => [...before, value];

program
  .command('new')
  .description(
    'Begin a dispatch: a file named and placed as your others are, with its front matter filled in. It is a draft until you say otherwise.',
  )
  .argument('<title>', 'its headline, in quotes')
  .addOption(site())
  .option('--byline <id>', 'who writes it (default: the only byline, or the one with your name)')
  .option('--column <id>', 'the column it is for')
  .option('--tag <name>', 'what it is about; can be given several times', several)
  .option('--date <date>', 'the day it is for, such as 2009-02-02 (default: now)')
  .option('--publish', 'leave out draft: true, so that the next build publishes it')
  .option('--page', 'begin a standing page, such as About: without a date, in no index and no feed')
  .option('--open', 'open it in your editor')
  .action(async (title, options) => {
    const { newCommand } = await import('./edge/commands/new.ts');
    process.exitCode = await newCommand(title, options, terminal);
  });

program
  .command('init')
  .description('Make a new site: small, complete, with a first dispatch that explains itself.')
  .argument('[dir]', 'the folder to make it in', '.')
  .option('--title <name>', 'name of the column or archive')
  .option('--author <name>', 'who writes it')
  .option('--columns <names>', 'names of its columns with commas between them, or "one"')
  .option('--url <url>', 'where the site will stand, or "not yet"')
  .option('--timezone <zone>', 'time zone of its dates, such as Europe/Oslo (default: this machine’s)')
  .option('--host <name>', `add what a host needs: ${HOSTS.join(', ')}; can be given several times`, several)
  .option('--from <dir>', 'begin with a folder of Markdown: propose settings for it, and copy it into posts/')
  .option('--empty', 'without a first dispatch and a page About: for an archive that you import next')
  .option('--no-lockfile', 'make no package-lock.json, which needs the network')
  .addHelpText(
    'after',
    `
On a terminal, Backfile asks what no option answers. In a script, it takes what it would suggest.

  backfile init my-column
  backfile init my-column --title "The Wire" --author "Laura Hale" --host github-pages
  backfile init my-column --from ~/Documents/columns`,
  )
  .action(async (dir, options) => {
    const { initCommand } = await import('./edge/commands/init.ts');
    process.exitCode = await initCommand(dir, options, terminal, await asker());
  });

program
  .command('list')
  .description('Find dispatches by what they say, or by tag, byline, column, date or any other field.')
  .argument('[words...]', 'words in the headline, the dek, the first lines or the path')
  .addOption(site())
  .option('--tag <name>', 'with this tag; can be given several times', several)
  .option('--byline <name>', 'by this writer; can be given several times', several)
  .option('--column <name>', 'of this column')
  .option('--year <when>', 'of this time: 2009, 2009-02, 2009-02-02, or a span: 2009-11..2011')
  .option(
    '--field <name=text>',
    'with this text in a field, such as dateline=Geneva; with a name alone: those that have the field',
    several,
  )
  .option('--story <name>', 'of the story with this title or address, or of the one of this dispatch')
  .option('--list <name>', 'of the list of lists.yaml with this id or name')
  .option('--draft', 'only drafts')
  .option('--no-draft', 'no drafts')
  .option('--future', 'only those dated in the future')
  .option('--no-future', 'none dated in the future')
  .option('--unlisted', 'only unlisted ones')
  .option('--limit <number>', 'at most this many')
  .option('--json', 'print them as JSON, with tags, words, address and identifier')
  .action(async (words, options) => {
    const { listCommand } = await import('./edge/commands/list.ts');
    const width = process.stdout.isTTY ? (process.stdout.columns ?? 80) : null;
    process.exitCode = await listCommand(words, options, terminal, width);
  });

program
  .command('import')
  .description(
    'Bring in an archive from another system, with its pictures and its old addresses, and report what became of every piece.',
  )
  .argument('[format]', 'where it comes from; if left out, Backfile finds out and says so (see below)')
  .argument('[source]', 'the export: a file, a zip, a folder, an address, or a text file of addresses')
  .option('--into <dir>', 'the site folder that receives it; created if it does not exist', '.')
  .option('--dry-run', 'say what would be imported, and write nothing')
  .option('--offline', 'ask no server for pictures or pages')
  .option('--timezone <zone>', 'time zone of dates that have none, such as America/New_York')
  .option('--old-url <url>', 'address of the old site, if the export does not contain it')
  .option('--map <field=column,…>', 'what the columns of a table (CSV) are: title=Subject,body=Text')
  .option('--column <name>', 'put all pieces into one column; their categories become tags')
  .option('--publish-comments', 'set approved comments under their pieces')
  .option('--allow-private', 'let pictures be fetched from private networks')
  .option('--json', 'print the report as JSON')
  .addHelpText(
    'after',
    `
${listFormats(96)}

  backfile import wordpress export.xml --into my-column
  backfile import my-old-site.zip              finds out which system made it
  backfile import feed https://example.org/feed.xml

A report with a row for each piece is written to import-report.json in the site folder. Running it
again changes nothing that is up to date, and never overwrites a dispatch that you have edited since.`,
  )
  .action(async (first, second, options) => {
    if (first === undefined)
      throw new UsageError(`Name what to import: a file, a folder, a zip or an address.\n${listFormats(96)}`);
    const { importCommand } = await import('./edge/commands/import.ts');
    process.exitCode = await importCommand(first, second, options, terminal, untilInterrupted());
  });

program
  .command('export')
  .description(
    'Make a copy for keeps, in another form. dist/ stays as it is; the same archive gives the same bytes.',
  )
  .argument('[format]', 'what to make (see below)')
  .argument(
    '[words...]',
    'only dispatches with these words in the headline, the dek, the first lines or the path',
  )
  .addOption(site())
  .option('--to <path>', 'where it goes (default: in export/ of the site folder)')
  .option('--tag <name>', 'only those with this tag; can be given several times', several)
  .option('--byline <name>', 'only those by this writer; can be given several times', several)
  .option('--column <name>', 'only those of this column')
  .option('--year <when>', 'only those of this time: 2009, 2009-02, 2009-02-02, or a span: 2009-11..2011')
  .option(
    '--field <name=text>',
    'only those with this text in a field, such as dateline=Geneva; with a name alone: those that have the field',
    several,
  )
  .option('--story <name>', 'only the story with this title or address, or the one of this dispatch')
  .option('--list <name>', 'only the list of lists.yaml with this id or name; a book keeps its order')
  .option(
    '--thread <dispatch>',
    'only the thread of this dispatch, which is named by its file, slug or address',
  )
  .option('--unlisted', 'unlisted dispatches, too')
  .option('--drafts', 'drafts, too')
  .option('--future', 'dispatches dated in the future, too')
  .option(
    '--book <file>',
    'for a book: a YAML file with its title, its foreword, and its dispatches in their order',
  )
  .option('--title <title>', 'for a book: its title')
  .option('--cover <file>', 'for an e-book: a picture for its cover, JPEG or PNG')
  .option('--paper <size>', 'for a printed book: a5 (default), b5, a4, letter or trade (6 × 9 inches)')
  .option('--engine <program>', 'for a printed book: the WeasyPrint or Chromium that prints it')
  .option('--url <url>', 'address of the site, instead of the one in site.yaml')
  .option('--media <url>', 'wordpress: address of the folder from which WordPress takes the files')
  .option('--sign <key>', 'bag: sign it with a secret key of minisign')
  .option('--heir', 'bag: add a paper for whoever takes over, to be filled in')
  .option('--date <day>', 'bag: the day of packing')
  .option('--json', 'print what was made and what was left out as JSON')
  .option('-q, --quiet', 'print nothing but errors')
  .addHelpText(
    'after',
    `
${listExports()}

  backfile export catalogue
  backfile export catalogue --year 2009 --column wire --to wire-2009
  backfile export epub --year 2009
  backfile export epub --book best-of.yaml`,
  )
  .action(async (format, words, options) => {
    if (format === undefined) throw new UsageError(`Name what to make:\n${listExports()}`);
    const { exportCommand } = await import('./edge/commands/export.ts');
    process.exitCode = await exportCommand(format, words, options, terminal);
  });

program
  .command('retire')
  .description('Say what became of a published address that is gone: writes a line into redirects.yaml.')
  .argument('<address>', 'the address: /2006/05/03/hoax/')
  .addOption(site())
  .option('--to <address>', 'where it leads now: a path of the site, or a whole address')
  .option('--because <text>', 'why it is gone, in inline Markdown: a page at the address says so')
  .action(async (address, options) => {
    const { retireCommand } = await import('./edge/commands/retire.ts');
    process.exitCode = await retireCommand(address, options, terminal);
  });

program
  .command('merge')
  .description(
    'Make one of two columns, bylines or tags: the first name becomes another spelling of the second. The change of the settings is shown before it is written.',
  )
  .argument('[kind]', 'column, byline or tag')
  .argument('[names...]', 'the names, in quotes; the last one stays')
  .addOption(site())
  .option('--suggest', 'list names that probably mean one thing, each with the command that merges it')
  .option('-y, --yes', 'write without asking')
  .addHelpText(
    'after',
    `
  backfile merge --suggest
  backfile merge byline "L. Hale" "Laura B. Hale" "Laura Hale"`,
  )
  .action(async (kind, names, options) => {
    const { mergeCommand } = await import('./edge/commands/merge.ts');
    process.exitCode = await mergeCommand(kind, names, options, terminal, await asker());
  });

program
  .command('rename')
  .description(
    'Give a column, a byline or a tag another name. Its address stays, and the old name goes on meaning it. The change of the settings is shown before it is written.',
  )
  .argument('<kind>', 'column, byline or tag')
  .argument('<old>', 'its name now, in quotes')
  .argument('<new>', 'its new name, in quotes')
  .addOption(site())
  .option('-y, --yes', 'write without asking')
  .action(async (kind, old, name, options) => {
    const { renameCommand } = await import('./edge/commands/merge.ts');
    process.exitCode = await renameCommand(kind, old, name, options, terminal, await asker());
  });

program
  .command('help')
  .description(
    'Print a page of the guide: fields, settings, markdown, hosts … Without a topic, list the pages.',
  )
  .argument('[topic]', 'what it is about')
  .action(async (topic) => {
    const { helpCommand } = await import('./edge/commands/help.ts');
    const width = process.stdout.isTTY ? (process.stdout.columns ?? 80) : null;
    const commands = new Map(program.commands.map((each) => [each.name(), () => each.outputHelp()] as const));
    process.exitCode = helpCommand(topic, terminal, width, commands);
  });

/** The pages of the guide that explain what commands are about. */
const TOPICS: { readonly [command: string]: string } = {
  build: 'hosts',
  check: 'rules',
  watch: 'start',
  new: 'fields',
  init: 'start',
  import: 'import',
  export: 'export',
  retire: 'addresses',
  merge: 'names',
  rename: 'names',
};
for (const command of program.commands) {
  const topic = TOPICS[command.name()];
  if (topic) command.addHelpText('after', `\nMore: backfile help ${topic}`);
}

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitStatus(error);
}

/** Asks whoever is at the terminal; null where nobody is. */
async function asker(): Promise<Ask> {
  if (!process.stdin.isTTY || !process.stderr.isTTY || process.env.CI) return null;
  const { askOnTerminal } = await import('./edge/program/ask.ts');
  return askOnTerminal(process.stdin, process.stderr);
}

/** Aborted by Ctrl-C or SIGTERM. Work that is still going on is interrupted, which is safe at any moment of a build. */
function untilInterrupted(): AbortSignal {
  const grace = 300;
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.once(name, () => {
      controller.abort();
      setTimeout(() => process.exit(130), grace).unref();
    });
  return controller.signal;
}

function exitStatus(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const reason = error instanceof UsageError ? error.message : refusalOf(error);
  if (reason !== null) {
    terminal.say(`${terminal.paint('red', 'error')}  ${reason}`);
    return 2;
  }
  terminal.say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  terminal.say('This is a fault of Backfile. Please report it, with the lines above, to those who make it.');
  return 70;
}
