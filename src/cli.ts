#!/usr/bin/env node
import module from 'node:module';
import { styleText } from 'node:util';
import { Command, CommanderError } from 'commander';
import { addDailyCommands } from './edge/command-line/daily.ts';
import { addKeepingCommands } from './edge/command-line/keeping.ts';
import { addMovingCommands } from './edge/command-line/moving.ts';
import type { Shell } from './edge/command-line/shell.ts';
import { addWritingCommands } from './edge/command-line/writing.ts';
import type { Ask } from './edge/program/ask.ts';
import { version } from './edge/program/generator.ts';
import { tooOld } from './edge/program/node-version.ts';
import { refusalOf } from './edge/program/outside-error.ts';
import type { Terminal } from './edge/program/terminal.ts';
import { UsageError } from './edge/program/usage-error.ts';

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

const shell: Shell = { terminal, asker, untilInterrupted };
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
  names: 'names',
};
for (const command of program.commands) {
  command.showHelpAfterError(`(backfile ${command.name()} --help lists its options)`);
  const topic = TOPICS[command.name()];
  if (topic) command.addHelpText('after', `\nMore: backfile help ${topic}`);
}

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitStatus(error);
}

async function asker(): Promise<Ask> {
  if (!process.stdin.isTTY || !process.stderr.isTTY || process.env.CI) return null;
  const { askOnTerminal } = await import('./edge/program/ask.ts');
  return askOnTerminal(process.stdin, process.stderr);
}

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
  terminal.say('This is a bug in Backfile. Please report it with the lines above.');
  return 70;
}
