import { Option } from 'commander';
import type { Ask } from '../program/ask.ts';
import type { Terminal } from '../program/terminal.ts';

/** What commands get from the process that runs them. */
export type Shell = {
  readonly terminal: Terminal;
  /** Asks whoever is at the terminal; null if nobody is. */
  readonly asker: () => Promise<Ask>;
  /** Aborted by Ctrl-C or SIGTERM. Work that is still going on is interrupted, which is safe at any moment of a build. */
  readonly untilInterrupted: () => AbortSignal;
  /** How many columns standard output has; null if it is not a terminal. */
  readonly width: number | null;
};

/** What a command gets: the shell, and where to leave its exit status. */
export type CommandShell = Shell & { readonly end: (status: number) => void };

/** The option that names the site folder. */
export function siteOption(): Option {
  return new Option('--site <dir>', 'the site folder').default('.', 'here');
}

/** Collects the values of an option that can be given several times. */
export function several(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
