import type { Command } from 'commander';
import { type CommandShell, siteOption } from './shell.ts';

/** Adds the commands that keep addresses and names in order: retire, merge, rename, names. */
export function addKeepingCommands(program: Command, shell: CommandShell): void {
  program
    .command('retire')
    .description(
      'Say what became of published addresses that are gone: writes a line for each into redirects.yaml.',
    )
    .argument(
      '<address...>',
      'the address: /2006/05/03/hoax/; or "/2006/*": all below /2006/ that lead nowhere',
    )
    .addOption(siteOption())
    .option('--to <address>', 'where it leads now: a path of the site, or a whole address')
    .option('--because <text>', 'why it is gone, in inline Markdown: a page at the address says so')
    .action(async (addresses, options) => {
      const { retireCommand } = await import('../commands/retire.ts');
      shell.end(await retireCommand(addresses, options, shell.terminal));
    });

  program
    .command('merge')
    .description(
      'Merge columns, bylines, tags or places: the last name stays, and the others become other spellings of it. The change of the settings is shown before it is written.',
    )
    .argument('[kind]', 'column, byline, tag or place')
    .argument('[names...]', 'the names, in quotes; the last one stays')
    .addOption(siteOption())
    .option('--suggest', 'list names that probably mean the same, each with the command that merges them')
    .option('-y, --yes', 'write without asking')
    .addHelpText(
      'after',
      `
  backfile merge --suggest
  backfile merge byline "L. Hale" "Laura B. Hale" "Laura Hale"`,
    )
    .action(async (kind, names, options) => {
      const { mergeCommand } = await import('../commands/merge.ts');
      shell.end(await mergeCommand(kind, names, options, shell.terminal, await shell.asker()));
    });

  program
    .command('rename')
    .description(
      'Give a column, a byline, a tag or a place another name. Its address stays, and the old name becomes another spelling of it. The change of the settings is shown before it is written.',
    )
    .argument('<kind>', 'column, byline, tag or place')
    .argument('<old>', 'its name now, in quotes')
    .argument('<new>', 'its new name, in quotes')
    .addOption(siteOption())
    .option('-y, --yes', 'write without asking')
    .action(async (kind, old, name, options) => {
      const { renameCommand } = await import('../commands/merge.ts');
      shell.end(await renameCommand(kind, old, name, options, shell.terminal, await shell.asker()));
    });

  program
    .command('names')
    .description(
      'List the names of names.yaml, with the number of dispatches that mention each, and words that may mean several names. `names suggest` proposes entries from the archive.',
    )
    .argument('[what]', 'suggest: propose entries')
    .addOption(siteOption())
    .option('--least <count>', 'suggest only what occurs at least this often', '3')
    .option('--write', 'add what is suggested to names.yaml')
    .addHelpText(
      'after',
      `
  backfile names
  backfile names suggest > proposals.yaml
  backfile names suggest --least 10 --write`,
    )
    .action(async (what, options) => {
      const { namesCommand } = await import('../commands/name-list.ts');
      shell.end(await namesCommand(what, options, shell.terminal));
    });
}
