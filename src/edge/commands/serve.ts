import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readSite } from '../../desk/settings/settings.ts';
import { HOST_RULES } from '../../model/address/hosts.ts';
import type { SourcePath } from '../../model/address/paths.ts';
import type { Site } from '../../model/site.ts';
import { buildOptions, portOf, siteFolder } from '../program/options.ts';
import type { Terminal } from '../program/terminal.ts';
import { UsageError } from '../program/usage-error.ts';
import { listen } from '../server/listen.ts';
import { serve } from '../server/serve.ts';
import { openBrowser } from './open-browser.ts';

/** Options of `backfile serve` as the command line gives them. */
type ServeFlags = {
  readonly site: string;
  readonly out?: string;
  readonly port?: string;
  readonly host?: string;
  readonly open?: boolean;
  readonly quiet?: boolean;
};

/** Serves the built site until `signal`. Returns the exit status. */
export async function serveCommand(
  flags: ServeFlags,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const out = flags.out === undefined ? join(siteFolder(flags.site), 'dist') : resolve(flags.out);
  if (!existsSync(join(out, 'index.html')))
    throw new UsageError(`There is no built site in ${out}. Build it first: backfile build`);
  const site = siteOf(resolve(flags.site));
  const { base } = site;
  const host = flags.host ?? '127.0.0.1';
  const answer = serve({ out, base, host: site.host, hosts: new Set([host.toLowerCase()]) });
  const server = await listen(answer, { host, port: portOf(flags.port) });
  if (!flags.quiet)
    terminal.say(
      `${terminal.paint('green', '✓')} Serving ${out} as ${site.host ? HOST_RULES[site.host].name : 'a static host'} would. Ctrl-C stops.`,
    );
  terminal.print(`${server.url}${base}/`);
  if (flags.open) await openBrowser(`${server.url}${base}/`);
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
  await server.close();
  return 130;
}

/** The base path of the site and its host, from its settings. */
function siteOf(site: string): Pick<Site, 'base' | 'host'> {
  const files = ['site.yaml', 'site.yml']
    .filter((name) => existsSync(join(site, name)))
    .map((name) => ({ path: 'site.yaml' as SourcePath, text: readFileSync(join(site, name), 'utf8') }));
  return readSite(files, buildOptions({}), []);
}
