#!/usr/bin/env node
import module from 'node:module';
import { styleText } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import type { Ask } from './edge/program/ask.ts';
import { tooOld } from './edge/program/node-version.ts';
import type { Terminal } from './edge/program/terminal.ts';

const old = tooOld(process.versions.node, process.argv.slice(2));
if (old !== null) {
  process.stderr.write(`${old}\n`);
  process.exit(2);
}

// Modules loaded after these lines are compiled once and cached for the next start. The cache holds only those functions
// that are compiled when a module is loaded, so all of them are.
setFlagsFromString('--no-lazy');
module.enableCompileCache();
const { runProgram } = await import('./edge/command-line/program.ts');

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
process.exitCode = await runProgram(process.argv.slice(2), { terminal, asker, untilInterrupted, width });

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
