import type { Archive } from '../archive/archive.ts';
import { planPictures } from '../images/illustrate.ts';
import { type Digest, digest } from '../model/digest.ts';
import { compareText, type Finding } from '../model/finding.ts';
import type { Illustrations } from '../model/picture.ts';
import type { World } from './world.ts';

/** What became of an archive's pictures. */
type Developed = {
  /** How each picture is shown; null if the world makes no pictures, or the archive needs none. */
  readonly pictures: (Illustrations & { readonly findings: readonly Finding[] }) | null;
  /** Digest of the result of each recipe: with the archive, it decides how pictures are shown. */
  readonly outcomes: Digest;
};

/**
 * Has the files made that the archive's pictures need. `hasError`: nothing will be published, so nothing new is made.
 */
export async function developPictures(archive: Archive, world: World, hasError: boolean): Promise<Developed> {
  const door = world.pictures;
  const isPlain = !archive.assets.some((asset) => asset.image) && !archive.site.images.cards;
  if (!door || isPlain) return { pictures: null, outcomes: digest('') };
  const picturePlan = planPictures(archive, door.engine, door.drawer);
  const onProgress = (done: number, of: number) => world.progress('pictures', done, of);
  const make = hasError ? door.known : door.make;
  const made = await make(picturePlan.recipes, onProgress);
  const cleaned = await make(picturePlan.cleaning(made), () => {});
  if (!hasError) door.settle();
  const outcomes = new Map([...made, ...cleaned]);
  return {
    pictures: picturePlan.illustrate(outcomes),
    outcomes: digest(JSON.stringify([...outcomes].sort(byKey))),
  };
}

function byKey([a]: readonly [Digest, unknown], [b]: readonly [Digest, unknown]): number {
  return compareText(a, b);
}
