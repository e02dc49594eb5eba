#!/usr/bin/env node
import module from 'node:module';
import { styleText } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import type { Ask } from './edge/program/ask.ts';
import { OLDEST_NODE } from './edge/program/oldest-node.ts';
import type { Terminal } from './edge/program/terminal.ts';

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  const { tooOld } = await import('./edge/program/node-version.ts');
  process.stderr.write(`${tooOld(process.argv.slice(2))}\n`);
  process.exit(2);
}

const isDrawn = Boolean(process.stderr.isTTY) && !process.env.CI;
const isPainted = styleText('red', '-', { stream: process.stderr }) !== '-';
const terminal: Terminal = {
  paint: (style, text) => (isPainted ? styleText(style, text, { validateStream: false }) : text),
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

const width = process.stdout.isTTY ? (process.stdout.columns ?? 80) : null;

// Node's own modules that nearly every command uses are loaded first: V8 refuses their compiled code under other flags.
for (const name of ['crypto', 'fs', 'module', 'os', 'sqlite', 'timers/promises', 'url', 'util', 'zlib'])
  process.getBuiltinModule(`node:${name}`);

// Modules loaded after these lines are compiled once and cached for the next start. The cache holds only those functions
// that are compiled when a module is loaded, so all of them are. So nothing of the program is imported above.
setFlagsFromString('--no-lazy');
module.enableCompileCache();
const { runProgram } = await import('./edge/command-line/program.ts');
process.exitCode = await runProgram(process.argv.slice(2), { terminal, asker, untilInterrupted, width });
// Everything is done. Without this, Node would first free every object of a large archive.
if (process.stdout.writableLength + process.stderr.writableLength === 0) process.exit();

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
