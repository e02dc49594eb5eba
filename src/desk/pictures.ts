import type { Archive } from '../archive/archive.ts';
import { planPictures } from '../images/illustrate.ts';
import type { Finding } from '../model/finding.ts';
import type { Illustrations } from '../model/picture.ts';
import type { World } from './world.ts';

/**
 * Has made what the archive's pictures need, and tells how each is shown; null where the world makes no pictures.
 * `hasError`: nothing will be published, so nothing new is made.
 */
export async function developPictures(
  archive: Archive,
  world: World,
  hasError: boolean,
): Promise<(Illustrations & { readonly findings: readonly Finding[] }) | null> {
  const door = world.pictures;
  const isPlain = !archive.assets.some((asset) => asset.image) && !archive.site.images.cards;
  if (!door || isPlain) return null;
  const picturePlan = planPictures(archive, door.engine, door.drawer);
  const told = (done: number, of: number) => world.progress('pictures', done, of);
  const make = hasError ? door.known : door.make;
  const made = await make(picturePlan.recipes, told);
  const cleaned = await make(picturePlan.cleaning(made), () => {});
  if (!hasError) door.settle();
  return picturePlan.illustrate(new Map([...made, ...cleaned]));
}
