import { type Command, Option } from 'commander';
import { listExports } from '../../export/formats.ts';
import { listFormats } from '../../import/formats.ts';
import { UsageError } from '../program/usage-error.ts';
import { type CommandShell, several, siteOption } from './shell.ts';

/** Adds the commands that bring an archive in and make copies of it: import, export. */
export function addMovingCommands(program: Command, shell: CommandShell): void {
  program
    .command('import')
    .description(
      'Bring in an archive from another system, with its pictures and its old addresses, and report what became of every piece.',
    )
    .argument('[format]', 'where it comes from (see below); if left out, Backfile recognises it and says so')
    .argument('[source]', 'the export: a file, a zip, a folder, an address, or a text file of addresses')
    .option(
      '--into <dir>',
      'the site folder that receives it; created if it does not exist (default: here; --site is the same)',
    )
    // Other commands name the site folder so.
    .addOption(new Option('--site <dir>').hideHelp())
    .option('--dry-run', 'say what would be imported, and write nothing')
    .option('--offline', 'ask no server for pictures or pages')
    .option('--timezone <zone>', 'time zone of dates that have none, such as America/New_York')
    .option('--old-url <url>', 'address of the old site, if the export does not contain it')
    .option(
      '--map <field=column,…>',
      'which column of a table (CSV) holds which field: title=Subject,body=Text',
    )
    .option('--column <name>', 'put all pieces into one column; their categories become tags')
    .option('--publish-comments', 'show approved comments below their pieces')
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
        throw new UsageError(
          `Name what to import: a file, a folder, a zip or an address.\n${listFormats(96)}`,
        );
      const { importCommand } = await import('../commands/import.ts');
      const { site, into = site, ...flags } = options;
      if (site !== undefined && into !== site)
        throw new UsageError('--into and --site name two folders. Give one of them.');
      const given = { ...flags, into };
      shell.end(await importCommand(first, second, given, shell.terminal, shell.untilInterrupted()));
    });

  program
    .command('export')
    .description('Make a copy of the archive in another form, to keep or to hand on. dist/ stays as it is.')
    .argument('[format]', 'what to make (see below)')
    .argument(
      '[words...]',
      'only dispatches with these words in the headline, the dek, the first lines or the path',
    )
    .addOption(siteOption())
    .option('--to <path>', 'where it goes (default: in export/ of the site folder)')
    .option('--tag <name>', 'only those with this tag; can be given several times', several)
    .option('--byline <name>', 'only those by this writer; can be given several times', several)
    .option('--column <name>', 'only those of this column')
    .option(
      '--year <when>',
      'only those dated in this time: 2009, 2009-02, 2009-02-02, or a span: 2009-11..2011',
    )
    .option(
      '--field <name=text>',
      'only those with this text in a field, such as dateline=Geneva; with a name alone: those that have the field',
      several,
    )
    .option('--story <name>', 'only one story: its title, its address, or one of its dispatches')
    .option('--list <name>', 'only one list in lists.yaml: its id or its name; a book keeps its order')
    .option(
      '--thread <dispatch>',
      'only the thread of this dispatch: all that it follows and all that follow it; name it by its file, slug or address',
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
    .option('--engine <program>', 'for a printed book: the program that prints it, WeasyPrint or Chromium')
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
      const { exportCommand } = await import('../commands/export.ts');
      // After Ctrl-C, the process ends in order: what prints a book ends with it, and nothing temporary stays behind.
      const signal = shell.untilInterrupted();
      shell.end(await exportCommand(format, words, options, shell.terminal, signal));
    });
}
