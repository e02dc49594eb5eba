import { type ChildProcess, spawn } from 'node:child_process';
import { request } from 'node:http';
import { expect, onTestFinished, vi } from 'vitest';
import { program } from '../../support/program.ts';

/** A command that runs until it is stopped. */
export type Running = {
  /** The address that it printed. */
  readonly url: string;
  /** What it said on standard error so far. */
  readonly said: () => string;
  /** Status and body of an address of it. */
  readonly get: (path: string) => Promise<{ readonly status: number; readonly body: string }>;
  /** The note that stands beside a page. */
  readonly note: (path: string) => Promise<Note>;
  /** Waits until a page has a text, whatever stands in the note beside it; the page. */
  readonly shows: (path: string, text: string | RegExp) => Promise<string>;
  /** Joins the events of the preview: its version now, and what waits for the version that the next event tells. */
  readonly events: () => Promise<{ readonly version: number; readonly told: () => Promise<number> }>;
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
};

export type Note = {
  readonly version: number;
  readonly errors: readonly {
    rule: string;
    source: string;
    excerpt: { from: number; lines: string[] } | null;
  }[];
  readonly dispatch: {
    readonly source: string;
    readonly words: number;
    readonly states: readonly string[];
    readonly indexes: readonly { name: string; href: string }[];
  } | null;
};

/** Starts a command such as `['watch', '--site', folder]` for one test, and waits for the address that it prints. */
export async function start(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Running> {
  const running = await startFor(args, environment);
  onTestFinished(() => void running.stop('SIGKILL'));
  return running;
}

/** Starts a command for whoever stops it. */
export async function startFor(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<Running> {
  const { child, said, stop } = launch(args, environment);
  const url = await firstLine(child, said);
  const get = (path: string) => fetchText(new URL(path, url).href);
  return {
    url,
    get,
    said,
    stop,
    events: () => joinEvents(new URL('/__backfile/events', url)),
    note: async (path) => noteIn((await get(path)).body),
    shows: (path, text) =>
      vi.waitFor(
        async () => {
          const page = pageAlone((await get(path)).body);
          expect(page).toMatch(text);
          return page;
        },
        { timeout: 120_000, interval: 20 },
      ),
  };
}

/** Starts a command that prints no address, for one test. */
export function run(args: readonly string[]): Pick<Running, 'said' | 'stop'> {
  const { child, said, stop } = launch(args, {});
  onTestFinished(() => void child.kill('SIGKILL'));
  return { said, stop };
}

function launch(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Pick<Running, 'said' | 'stop'> & { readonly child: ChildProcess } {
  const child = spawn(process.execPath, [program(), ...args], {
    env: { ...process.env, NO_COLOR: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text) => {
    said += text;
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const stop = (signal: NodeJS.Signals = 'SIGINT') => {
    child.kill(signal);
    return ended;
  };
  return { child, said: () => said, stop };
}

/** A page without what preview adds to it. */
export function pageAlone(html: string): string {
  return html.replace(
    /<script type="application\/json" id="theme.note">.*?<\/script><script[^>]*><\/script>/s,
    '',
  );
}

/** The note beside a page. */
export function noteIn(html: string): Note {
  const [, json = 'null'] = /id="theme.note">(.*?)<\/script>/s.exec(html) ?? [];
  return JSON.parse(json) as Note;
}

async function joinEvents(url: URL): ReturnType<Running['events']> {
  const response = await fetch(url);
  const lines = response.body!.pipeThrough(new TextDecoderStream())[Symbol.asyncIterator]();
  let text = '';
  const told = async () => {
    for (;;) {
      const [whole, version] = /^data: \{"version":(\d+).*\n\n/m.exec(text) ?? [];
      if (whole !== undefined) {
        text = text.slice(text.indexOf(whole) + whole.length);
        return Number(version);
      }
      text += (await lines.next()).value ?? '';
    }
  };
  return { version: await told(), told };
}

function firstLine(child: ChildProcess, said: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout?.on('data', (text) => {
      printed += text;
      const end = printed.indexOf('\n');
      if (end >= 0) resolve(printed.slice(0, end));
    });
    child.once('exit', (code) => reject(new Error(`It ended with ${code}: ${said()}`)));
  });
}

function fetchText(url: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    request(url, { agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString() }),
      );
    })
      .on('error', reject)
      .end();
  });
}
