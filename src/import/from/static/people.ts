import { folderOf, joinPath, nameOf } from '../../../model/address/paths.ts';
import { isMap } from '../../../model/json.ts';
import { readYaml } from '../../../model/yaml/yaml.ts';
import type { SourceFile } from '../../found/outside.ts';
import type { Found } from '../../found/piece.ts';
import { decodeText } from '../../found/text.ts';
import { dataOf, textIn, type Values, valuesOf } from '../values.ts';
import { partsOf } from './translated.ts';

/** What the files of a site say about the people who write, by the key that posts name them by. */
export type People = ReadonlyMap<string, Values>;

/**
 * People from the files that are theirs: a map or a list of many (`authors.yml`), or one a file (`authors/ann.md`,
 * whose text is the bio).
 */
export async function peopleIn(
  files: readonly SourceFile[],
  isTheirs: (path: string) => boolean,
): Promise<People> {
  const found = new Map<string, Values>();
  for (const file of files) {
    if (!/\.(?:ya?ml|json|toml|md|markdown|mdx)$/i.test(file.path) || !isTheirs(file.path)) continue;
    const { text } = decodeText(await file.read());
    const name = nameOf(file.path).replace(/\.\w+$/, '');
    const folder = file.path.split('/').at(-2) ?? '';
    const key = /^_?index$/.test(name) ? folder : name;
    if (/\.(?:md|markdown|mdx)$/i.test(file.path)) {
      const parts = partsOf(text);
      if (parts === null || /^_?authors$/i.test(key)) continue;
      const { body } = parts;
      found.set(key, {
        ...(body.trim() === '' ? {} : { bio: body.trim() }),
        ...withOwnPicture(parts.fields, file.path, key === name ? null : folderOf(file.path), files),
      });
      continue;
    }
    const data = /\.json$/i.test(file.path)
      ? dataOf(text)
      : /\.toml$/i.test(file.path)
        ? partsOf(`+++\n${text}\n+++\n`)?.fields
        : readYaml(text).value;
    if (Array.isArray(data)) {
      for (const one of data.filter(isMap)) {
        const id = textIn(one, 'id', 'key', 'slug', 'short_name', 'username', 'name');
        if (id !== '') found.set(id, one);
      }
    } else if (isMap(data) && typeof (data.name ?? data.display_name) === 'string') found.set(key, data);
    else
      for (const [id, one] of Object.entries(valuesOf(data))) found.set(id, isMap(one) ? one : { name: one });
  }
  return found;
}

/**
 * A person's fields with the place of the picture that they name beside their file, or of the one in their own folder
 * that themes show.
 */
function withOwnPicture(
  fields: Values,
  path: string,
  own: string | null,
  files: readonly SourceFile[],
): Values {
  const named = IMAGES.find((key) => typeof fields[key] === 'string' && fields[key] !== '');
  const beside = named === undefined ? undefined : joinPath(folderOf(path), String(fields[named]));
  const found =
    named === undefined
      ? files.find((file) => own !== null && folderOf(file.path) === own && PORTRAIT.test(nameOf(file.path)))
      : files.find((file) => file.path === beside);
  return found === undefined ? fields : { ...fields, [named ?? 'image']: `export:${found.path}` };
}

const IMAGES = ['image', 'avatar', 'picture', 'photo'];
const PORTRAIT = /^(?:avatar|portrait|profile|photo|headshot|featured?)[^/]*\.(?:jpe?g|png|webp|avif|gif)$/i;

/** People as writers, with names, bios and portraits. */
export function* writersOf(
  people: People,
  pageOf: (key: string) => string | null = () => null,
): Generator<Found> {
  for (const [key, one] of people) {
    const name = textIn(one, 'name', 'display_name', 'displayName', 'full_name', 'title') || key;
    // Posts name people by their key, by a short name of their file, or as printed.
    const keys = new Set([key, textIn(one, 'short_name'), name].filter((other) => other !== ''));
    const links = valuesOf(one.social ?? one.socials ?? one.links);
    const page = pageOf(key);
    const image = one.image ?? one.avatar ?? one.picture ?? one.photo;
    for (const own of keys)
      yield {
        kind: 'writer',
        writer: {
          key: own,
          name,
          bio: textIn(one, 'bio', 'description', 'about', 'byline') || null,
          email: textIn(one, 'email') || null,
          url:
            textIn(one, 'url', 'website', 'web', 'site', 'uri', 'homepage', 'link') ||
            textIn(links, 'website', 'url', 'web') ||
            null,
          image:
            (isMap(image)
              ? textIn(image, 'src', 'url')
              : textIn(one, 'image', 'avatar', 'picture', 'photo', 'image_url', 'imageURL', 'gravatar')) ||
            null,
          pages: page === null || own !== key ? [] : [page],
          feeds: {},
        },
      };
  }
}
