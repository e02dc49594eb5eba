import { slugInPath } from '../../../copy/front/days/path-names.ts';
import { openManuscript } from '../../../copy/front/front-matter.ts';
import type { SourceFile } from '../../found/outside.ts';
import { decodeText } from '../../found/text.ts';
import { collectionAddress } from '../jekyll-addresses.ts';
import { valuesOf } from '../values.ts';
import { writtenPermalink } from '../written-permalink.ts';
import { isManuscript, settingText } from './files.ts';
import { defaultsFor } from './jekyll-settings.ts';
import { pageValues } from './liquid/site-values.ts';
import type { PartlyKnown } from './liquid/unknown-values.ts';

/** The pieces of each collection of a Jekyll site, as templates see them, by the name of the collection; not the posts. */
export async function collectionsIn(
  files: readonly SourceFile[],
  root: string,
  settings: { readonly [key: string]: unknown },
): Promise<ReadonlyMap<string, readonly PartlyKnown[]>> {
  const found = new Map<string, readonly PartlyKnown[]>();
  for (const [group, collection] of Object.entries(valuesOf(settings.collections))) {
    if (group === 'posts') continue;
    const pieces: PartlyKnown[] = [];
    for (const file of files) {
      if (!file.path.startsWith(`${root}_${group}/`) || !isManuscript(file.path)) continue;
      const own = valuesOf(openManuscript(decodeText(await file.read()).text).fields.value);
      const fields = { ...defaultsFor(file.path, false, settings.defaults), ...own };
      const name = slugInPath(file.path);
      const title =
        settingText(fields, 'title') ??
        name.replace(/-/g, ' ').replace(/\b\p{Ll}/gu, (one) => one.toUpperCase());
      const parts = {
        date: null,
        name,
        slug: settingText(fields, 'slug') ?? null,
        title,
        categories: [],
        section: '',
        id: null,
        fields,
      };
      const permalink = settingText(fields, 'permalink');
      const url =
        permalink === undefined
          ? collectionAddress(file.path, group, settingText(valuesOf(collection), 'permalink'), parts)
          : writtenPermalink(permalink, parts, file.path);
      const inside = file.path.slice(root.length);
      const made = { title, slug: name, path: inside, relative_path: inside, collection: group };
      pieces.push(pageValues(fields, { ...made, ...(url === null ? {} : { url }) }));
    }
    found.set(group, pieces);
  }
  return found;
}
