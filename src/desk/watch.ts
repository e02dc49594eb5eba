import { type BuildOptions, build, type Report } from './build.ts';
import type { World } from './world.ts';

/** Builds, and again after every burst of changes. */
export async function* watch(
  options: () => BuildOptions,
  world: World,
  bursts: AsyncIterable<unknown>,
): AsyncGenerator<Report> {
  for await (const _ of bursts) yield await build(options(), world);
}
