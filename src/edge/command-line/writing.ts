import type { Command } from 'commander';
import { HOSTS } from '../../model/address/hosts.ts';
import { type CommandShell, several, siteOption } from './shell.ts';

/** Adds the commands that begin something, and find it again: new, init, list. */
export function addWritingCommands(program: Command, shell: CommandShell): void {
  program
    .command('new')
    .description(
      'Begin a dispatch: a file named and placed as your others are, with its front matter filled in. It is a draft until you say otherwise.',
    )
    .argument('<title>', 'its headline, in quotes')
    .addOption(siteOption())
    .option('--byline <id>', 'who writes it (default: the only byline, or the one with your name)')
    .option('--column <id>', 'the column it is for')
    .option('--tag <name>', 'what it is about; can be given several times', several)
    .option('--date <date>', 'the day it is for, such as 2009-02-02 (default: now)')
    .option('--publish', 'leave out draft: true, so that the next build publishes it')
    .option('--page', 'begin a standing page, such as About: without a date, in no index and no feed')
    .option('--open', 'open it in your editor')
    .action(async (title, options) => {
      const { newCommand } = await import('../commands/new.ts');
      shell.end(await newCommand(title, options, shell.terminal));
    });

  program
    .command('init')
    .description('Make a new site: small, complete, with a first dispatch that explains itself.')
    .argument('[dir]', 'the folder to make it in', '.')
    .option('--title <name>', 'name of the column or archive')
    .option('--author <name>', 'who writes it')
    .option('--columns <names>', 'names of its columns with commas between them, or "one"')
    .option('--url <url>', 'address of the site, or "not yet"')
    .option('--timezone <zone>', 'time zone of its dates, such as Europe/Oslo (default: this machine’s)')
    .option(
      '--host <name>',
      `add what a host needs: ${HOSTS.join(', ')}; can be given several times`,
      several,
    )
    .option(
      '--from <dir>',
      'begin with a folder of Markdown: propose settings for it, and copy it into posts/',
    )
    .option('--empty', 'make no first dispatch and no page About, for an archive that you import next')
    .option('--no-lockfile', 'make no package-lock.json, which needs the network')
    .addHelpText(
      'after',
      `
On a terminal, Backfile asks for everything that the options leave open. In a script, it uses its own suggestions.

  backfile init my-column
  backfile init my-column --title "The Wire" --author "Laura Hale" --host github-pages
  backfile init my-column --from ~/Documents/columns`,
    )
    .action(async (dir, options) => {
      const { initCommand } = await import('../commands/init.ts');
      shell.end(await initCommand(dir, options, shell.terminal, await shell.asker()));
    });

  program
    .command('list')
    .description('Find dispatches by what they say, or by tag, byline, column, date or any other field.')
    .argument('[words...]', 'words in the headline, the dek, the first lines or the path')
    .addOption(siteOption())
    .option('--tag <name>', 'with this tag; can be given several times', several)
    .option('--byline <name>', 'by this writer; can be given several times', several)
    .option('--column <name>', 'of this column')
    .option('--year <when>', 'dated in this time: 2009, 2009-02, 2009-02-02, or a span: 2009-11..2011')
    .option(
      '--field <name=text>',
      'with this text in a field, such as dateline=Geneva; with a name alone: those that have the field',
      several,
    )
    .option('--story <name>', 'of one story: its title, its address, or one of its dispatches')
    .option('--list <name>', 'of one list in lists.yaml: its id or its name')
    .option('--draft', 'only drafts')
    .option('--no-draft', 'no drafts')
    .option('--future', 'only those dated in the future')
    .option('--no-future', 'none dated in the future')
    .option('--unlisted', 'only unlisted ones')
    .option('--limit <number>', 'at most this many')
    .option('--json', 'print them as JSON, with tags, words, address and identifier')
    .action(async (words, options) => {
      const { listCommand } = await import('../commands/list.ts');
      shell.end(await listCommand(words, options, shell.terminal, shell.width));
    });
}
