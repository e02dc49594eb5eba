import { setTimeout } from 'node:timers/promises';
import robotsParser from 'robots-parser';

/** How the web is asked: under which name, with how long a pause for each host and how much patience (milliseconds). */
export type Web = {
  readonly agent: string;
  readonly delay: number;
  readonly timeout: number;
  /** The availability API of the Wayback Machine, or one like it. */
  readonly archive: string;
  /** Waits between two questions to a host, for some milliseconds. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
};

/** The package is CommonJS, and its types say that it is a module. */
const parse = robotsParser as unknown as typeof robotsParser.default;

/** Hosts that are asked at once; each of them one question at a time. */
const HOSTS = 8;
const HOPS = 10;
/** The name by which a robots.txt speaks to this program. */
const NAME = 'backfile';
/** The longest pause that a robots.txt can ask for. */
const LONGEST = 30_000;

/** Asks every address, one after the other for each host; `told` gets the status, 0 where there was no answer. */
export async function askAll(
  addresses: readonly string[],
  web: Web,
  told: (address: string, status: number) => void,
): Promise<void> {
  const hosts = [...Map.groupBy(addresses, (address) => new URL(address).origin)];
  const work = async () => {
    for (let next = hosts.shift(); next; next = hosts.shift()) await askHost(next[0], next[1], web, told);
  };
  await Promise.all(Array.from({ length: HOSTS }, work));
}

async function askHost(
  origin: string,
  addresses: readonly string[],
  web: Web,
  told: (address: string, status: number) => void,
): Promise<void> {
  const robots = await robotsOf(origin, web);
  const wait = web.wait ?? setTimeout;
  for (const [index, address] of addresses.entries()) {
    if (!robots.allows(address)) continue;
    if (index > 0) await wait(robots.delay ?? web.delay);
    const status = await statusOf(address, web);
    told(address, status);
    // A host that asks for quiet gets it: the rest waits for another day.
    if (status === 429) return;
  }
}

/** Status of an address: HEAD, and GET where HEAD was refused or said that it is gone. */
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

/** What a robots.txt (RFC 9309) says to this program, or else to all; everything is allowed where there is none. */
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

/** Reads what a robots.txt says to `backfile`. */
export function readRobots(origin: string, text: string): Robots {
  const robots = parse(`${origin}/robots.txt`, text);
  const seconds = robots.getCrawlDelay(NAME);
  return {
    delay: seconds === undefined ? null : Math.min(LONGEST, seconds * 1000),
    allows: (address) => robots.isAllowed(address, NAME) ?? true,
  };
}
