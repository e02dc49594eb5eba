import { Command, CommanderError } from 'commander';
import { version } from '../program/generator.ts';
import { refusalOf } from '../program/outside-error.ts';
import type { Terminal } from '../program/terminal.ts';
import { UsageError } from '../program/usage-error.ts';
import { addDailyCommands } from './daily.ts';
import { addKeepingCommands } from './keeping.ts';
import { addMovingCommands } from './moving.ts';
import type { CommandShell, Shell } from './shell.ts';
import { addWritingCommands } from './writing.ts';

/** Runs the program with the words of a command line after its name; the exit status. */
export async function runProgram(words: readonly string[], shell: Shell): Promise<number> {
  let status = 0;
  const end = (given: number) => {
    status = given;
  };
  try {
    await programFor({ ...shell, end }).parseAsync(words, { from: 'user' });
    return status;
  } catch (error) {
    return exitStatus(error, shell.terminal);
  }
}

/** All commands, with their options and help. */
function programFor(shell: CommandShell): Command {
  const { terminal } = shell;
  const program = new Command('backfile')
    .configureOutput({
      writeOut: (text) => terminal.print(text.replace(/\n$/, '')),
      writeErr: (text) => terminal.say(text.replace(/\n$/, '')),
    })
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

  addDailyCommands(program, shell);
  addWritingCommands(program, shell);
  addMovingCommands(program, shell);
  addKeepingCommands(program, shell);

  program
    .command('help')
    .description(
      'Print a page of the guide: fields, settings, markdown, hosts … Without a topic, list the pages.',
    )
    .argument('[topic]', 'what it is about')
    .action(async (topic) => {
      const { helpCommand } = await import('../commands/help.ts');
      const commands = new Map(
        program.commands.map((each) => [each.name(), () => each.outputHelp()] as const),
      );
      shell.end(helpCommand(topic, terminal, shell.width, commands));
    });

  for (const command of program.commands) {
    command.showHelpAfterError(`(backfile ${command.name()} --help lists its options)`);
    const topic = TOPICS[command.name()];
    if (topic) command.addHelpText('after', `\nMore: backfile help ${topic}`);
  }
  return program;
}

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
  names: 'names',
};

/** The exit status after an error that was reported. */
function exitStatus(error: unknown, terminal: Terminal): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const reason = error instanceof UsageError ? error.message : refusalOf(error);
  if (reason !== null) {
    terminal.say(`${terminal.paint('red', 'error')}  ${reason}`);
    return 2;
  }
  terminal.say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  terminal.say('This is a bug in Backfile. Please report it with the lines above.');
  return 70;
}
