import { changes } from '../preview/changes.ts';
import { type BuildFlags, siteFolder } from '../program/options.ts';
import { buildCommand } from './build.ts';

/** Builds, and again after every burst of changes, until `signal`. Returns the exit status. */
export async function buildAndWatch(
  flags: BuildFlags & { readonly poll?: boolean },
  terminal: Parameters<typeof buildCommand>[1],
  signal: AbortSignal,
): Promise<number> {
  const site = siteFolder(flags.site);
  for await (const _ of changes(site, { poll: flags.poll ?? false, signal }))
    await buildCommand(flags, terminal);
  return 130;
}
