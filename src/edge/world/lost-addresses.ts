import { join } from 'node:path';
import { prepare } from '../../desk/prepare.ts';
import { readRegister } from '../../model/register.ts';
import { loadConfig, withConfig } from '../program/config.ts';
import { buildOptions, siteFolder } from '../program/options.ts';
import { openWorld } from './open-world.ts';

/**
 * Every published address that a build would report as lost, and how many other errors it would report: an error in a
 * dispatch hides what is lost.
 */
export async function lostAddresses(
  site: string,
): Promise<{ readonly lost: readonly string[]; readonly otherErrors: number }> {
  const folder = siteFolder(site);
  const config = await loadConfig(folder);
  const options = withConfig(buildOptions({}), config);
  const { generator } = options;
  const out = join(folder, 'dist');
  const { world, close } = openWorld({ site: folder, out, generator, jobs: null, remember: true, config });
  try {
    const sources = world.disk.sources();
    const { findings } = await prepare(options, { ...world, pictures: null }, undefined, sources);
    const errors = findings.filter(({ level }) => level === 'error');
    const lines = new Set(
      errors.flatMap(({ rule, position }) => (rule === LOST ? (position?.line ?? []) : [])),
    );
    const { lines: registered } = readRegister(sources.register?.text ?? '');
    return {
      lost: registered.filter(({ line }) => lines.has(line)).map(({ address }) => address),
      otherErrors: errors.filter(({ rule }) => rule !== LOST).length,
    };
  } finally {
    close();
  }
}

const LOST = 'address-lost';
