import { setTimeout } from 'node:timers/promises';
import robotsParser from 'robots-parser';

/** How the web is asked: the user agent, the pause between requests to a host, and the timeout, in milliseconds. */
export type Web = {
  readonly agent: string;
  readonly delay: number;
  readonly timeout: number;
  /** The availability API of the Wayback Machine, or one like it. */
  readonly archive: string;
  /** Waits some milliseconds between two requests to a host; default: a timer. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
};

/** The package is CommonJS, but its types describe an ES module. */
const parse = robotsParser as unknown as typeof robotsParser.default;

/** How many hosts are asked at once, each with one request at a time. */
const HOSTS = 8;
const HOPS = 10;
/** The name of this program in a robots.txt. */
const NAME = 'backfile';
/** The longest pause that a robots.txt can ask for, in milliseconds. */
const LONGEST = 30_000;

/** Requests every address, one after the other on each host. `onAnswer` receives the status, or 0 if there was no answer. */
export async function askAll(
  addresses: readonly string[],
  web: Web,
  onAnswer: (address: string, status: number) => void,
): Promise<void> {
  const hosts = [...Map.groupBy(addresses, (address) => new URL(address).origin)];
  const work = async () => {
    for (let next = hosts.shift(); next; next = hosts.shift()) await askHost(next[0], next[1], web, onAnswer);
  };
  await Promise.all(Array.from({ length: HOSTS }, work));
}

async function askHost(
  origin: string,
  addresses: readonly string[],
  web: Web,
  onAnswer: (address: string, status: number) => void,
): Promise<void> {
  const robots = await robotsOf(origin, web);
  const wait = web.wait ?? setTimeout;
  for (const [index, address] of addresses.entries()) {
    if (!robots.allows(address)) continue;
    if (index > 0) await wait(robots.delay ?? web.delay);
    const status = await statusOf(address, web);
    onAnswer(address, status);
    // The host asks for fewer requests: its other addresses wait for another day.
    if (status === 429) return;
  }
}

/** The status of an address: of a HEAD request, or of a GET request if HEAD failed. */
async function statusOf(address: string, web: Web): Promise<number> {
  const head = await ask(address, 'HEAD', web);
  return head >= 200 && head < 400 ? head : head === 429 ? head : await ask(address, 'GET', web);
}

async function ask(address: string, method: 'HEAD' | 'GET', web: Web): Promise<number> {
  let url = address;
  try {
    for (let hop = 0; hop < HOPS; hop++) {
      const answer = await fetch(url, {
        method,
        redirect: 'manual',
        headers: { 'user-agent': web.agent, accept: '*/*' },
        signal: AbortSignal.timeout(web.timeout),
      });
      await answer.body?.cancel();
      const location = answer.headers.get('location');
      if (answer.status < 300 || answer.status >= 400 || location === null) return answer.status;
      const next = new URL(location, url);
      if (!/^https?:$/.test(next.protocol)) return 0;
      url = next.href;
    }
  } catch {
    return 0;
  }
  return 0;
}

type Robots = { readonly delay: number | null; readonly allows: (address: string) => boolean };

/** The rules of a robots.txt (RFC 9309) for this program; if there is none, everything is allowed. */
async function robotsOf(origin: string, web: Web): Promise<Robots> {
  try {
    const answer = await fetch(`${origin}/robots.txt`, {
      headers: { 'user-agent': web.agent },
      signal: AbortSignal.timeout(web.timeout),
    });
    return readRobots(origin, answer.ok ? (await answer.text()).slice(0, 500_000) : '');
  } catch {
    return readRobots(origin, '');
  }
}

/** Reads the rules of a robots.txt for `backfile`. */
export function readRobots(origin: string, text: string): Robots {
  const robots = parse(`${origin}/robots.txt`, text);
  const seconds = robots.getCrawlDelay(NAME);
  return {
    delay: seconds === undefined ? null : Math.min(LONGEST, seconds * 1000),
    allows: (address) => robots.isAllowed(address, NAME) ?? true,
  };
}
