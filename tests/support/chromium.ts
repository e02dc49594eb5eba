import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { oneAtATime } from './one-at-a-time.ts';

/** Flags under which a browser asks nothing of the network by itself. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Opens a real Chromium; whoever opened it closes it. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: FLAGS });
}

/**
 * Path of a Chrome or Chromium: one that is installed, else Playwright's own download, else the distribution's
 * package where we are root; else an error that says what to install.
 */
export function findChromium(): string {
  const found = installed();
  if (found) return found;
  return oneAtATime('chromium', () => installed() ?? downloaded() ?? packaged() ?? refuse());
}

function installed(): string | null {
  const named = process.env.CHROMIUM_PATH ?? process.env.CHROME_PATH;
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const places = [
    ...(named ? [named] : []),
    ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
    chromium.executablePath(),
  ];
  return places.find((place) => existsSync(place) && statSync(place).isFile()) ?? null;
}

function downloaded(): string | null {
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
  return attempt(process.execPath, [cli, 'install', 'chromium'], 180_000) ? installed() : null;
}

function packaged(): string | null {
  if (process.getuid?.() !== 0) return null;
  attempt('apt-get', ['update', '-qq'], 120_000);
  const got = attempt('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], 300_000);
  return got ? installed() : null;
}

function refuse(): never {
  throw new Error(
    'The browser tests need Chrome or Chromium, and none could be found or installed. Install one ("apt-get install chromium", or https://www.google.com/chrome), or name one in CHROMIUM_PATH.',
  );
}

function attempt(program: string, args: readonly string[], timeout: number): boolean {
  try {
    execFileSync(program, args, {
      stdio: 'ignore',
      timeout,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    return true;
  } catch {
    return false;
  }
}
