import { join } from 'node:path';
import { build } from '../../src/desk/build.ts';
import { stateFolder } from '../../src/edge/disk/node-disk.ts';
import { withSecondTry } from '../../src/edge/memory/second-try.ts';
import { loadConfig, withConfig } from '../../src/edge/program/config.ts';
import { openWorld } from '../../src/edge/world/open-world.ts';
import type { Digest } from '../../src/model/digest.ts';
import type { Finding } from '../../src/model/finding.ts';

/** A build that is asked for: where, when (milliseconds since 1970), by which version of the program, and with shortcuts or without. */
export type Wanted = {
  readonly site: string;
  readonly now: number;
  readonly program: string;
  readonly shortcuts: boolean;
};

/** What came of it. */
export type Built = { readonly published: boolean; readonly findings: readonly Finding[] };

/** Builds as the command does, but with a clock and a program of the drill's. */
async function buildAt({ site, now, program, shortcuts }: Wanted): Promise<Built> {
  const out = join(site, 'dist');
  const config = await loadConfig(site);
  const options = withConfig(
    {
      drafts: false,
      future: false,
      strict: false,
      url: null,
      now,
      shortcuts,
      generator: program as Digest,
      register: 'leave' as const,
    },
    config,
  );
  const { generator } = options;
  const work = async () => {
    const { world, tidy, close } = openWorld({ site, out, generator, jobs: 1, remember: shortcuts, config });
    try {
      const report = await build(options, world);
      if (report.published) tidy();
      return report;
    } finally {
      close();
    }
  };
  const { published, findings } = await withSecondTry(stateFolder(out), work, (report) => !report.published);
  return { published, findings };
}

// A process of its own: a site's config is code, which a test runner's loader would not let the program trace.
process.on('message', (wanted: Wanted) => {
  buildAt(wanted).then(
    (built) => process.send?.(built),
    (error: unknown) => process.send?.({ failure: error instanceof Error ? error.stack : String(error) }),
  );
});
