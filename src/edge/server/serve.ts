import type { IncomingMessage, ServerResponse } from 'node:http';
import compression from 'compression';
import { type Host, rulesOf } from '../../model/address/hosts.ts';
import { encodePath } from '../../model/address/paths.ts';
import { type Answer, give, line, typeOf } from './answers.ts';
import { resolveAddress, textAt } from './files.ts';
import { judge, type Target } from './guard.ts';
import { movesOf } from './redirects.ts';

type ServeSettings = {
  /** The folder of the built site. */
  readonly out: string;
  /** The path under which the site is: '' or `/cable`. */
  readonly base: string;
  /** The host whose behaviour is copied; null if the site names none. */
  readonly host: Host | null;
  /** Names of the server besides localhost and IP addresses. */
  readonly hosts: ReadonlySet<string>;
};

/** Answers requests from a built site as its host would: clean addresses, redirects, `404.html`, compression. */
export function serve(settings: ServeSettings): (request: IncomingMessage, response: ServerResponse) => void {
  const compress = compression();
  return (request, response) => {
    const verdict = judge(request, settings.hosts);
    const answer =
      'status' in verdict ? line(verdict.status, `${verdict.why}.`) : answerTo(verdict.target, settings);
    // A range counts bytes of the file itself, not of a compressed one.
    if (request.headers.range !== undefined) return give(answer, request, response);
    // Its types are made for Express, but it needs nothing of it.
    const express = [request, response] as unknown as Parameters<typeof compress>;
    compress(express[0], express[1], () => give(answer, request, response));
  };
}

function answerTo({ path, query }: Target, { out, base, host }: ServeSettings): Answer {
  if (path !== base && !path.startsWith(`${base}/`)) {
    return path === '/'
      ? { status: 302, location: `${encodePath(base)}/` }
      : line(404, `This site is under ${base}/.`);
  }
  const rules = rulesOf(host);
  const asked = { path, inside: path.slice(base.length) || '/', query };
  const moves = movesOf(out, rules);
  const first = moves.before(asked);
  if (first) return first;
  const missing = missingPage(out);
  const isTable = host !== null && rules.table !== null && asked.inside === `/${rules.table}`;
  const found = isTable ? undefined : resolveAddress(out, asked.inside, rules);
  if (found && 'file' in found) {
    const status = moves.isGone(asked) ? { status: 410 } : {};
    return { file: found.file, cacheControl: 'no-cache', missing, ...status };
  }
  if (found)
    return { status: found.status, location: `${encodePath(`${base}${slashes(found.moved)}`)}${query}` };
  return moves.after(asked) ?? missing;
}

function missingPage(out: string): Answer {
  const page = textAt(out, '404.html');
  return page === undefined
    ? line(404, 'There is no such page.')
    : { status: 404, type: typeOf('.html'), body: page };
}

/** Merges slashes: an address that begins with two names another host. */
function slashes(path: string): string {
  return path.replace(/\/{2,}/g, '/');
}
