import { readJson } from '../../../../copy/front/formats.ts';
import { readYaml } from '../../../../model/yaml/yaml.ts';
import type { SourceFile } from '../../../found/outside.ts';
import { decodeText } from '../../../found/text.ts';
import { readCsv } from '../../csv.ts';
import { openLiquid, type RenderLiquid } from './engine.ts';
import { PartlyKnown } from './unknown-values.ts';

/** All that is read of `_includes/` and of `_data/`, in bytes. */
const MOST_BYTES = 20_000_000;

/** The rendering of Liquid as Jekyll does it for a site: with its settings, `_data/` and `_includes/`. */
export async function liquidOfJekyll(
  files: readonly SourceFile[],
  {
    root,
    settings,
    base,
    url,
    today,
    collections,
  }: {
    /** The folder that Jekyll reads, with a slash at its end; '' for the whole source. */
    readonly root: string;
    readonly settings: { readonly [key: string]: unknown };
    readonly base: string;
    readonly url: string;
    readonly today: string;
    /** Pieces of the collections but the posts, by the names of these. */
    readonly collections: ReadonlyMap<string, readonly PartlyKnown[]>;
  },
): Promise<RenderLiquid> {
  const site = new PartlyKnown(
    {
      ...settings,
      ...Object.fromEntries(collections),
      baseurl: base,
      url,
      time: today,
      data: await dataIn(files, `${root}_data/`),
    },
    (key) => MADE_BY_JEKYLL.test(key),
  );
  return openLiquid({
    globals: { site, jekyll: { environment: 'production' } },
    includes: await textsIn(files, `${root}_includes/`),
    today,
  });
}

/** Values of `site` that Jekyll or its plug-ins make of all pieces. */
const MADE_BY_JEKYLL =
  /^(?:posts|pages|documents|collections|categories|tags|html_pages|html_files|static_files|related_posts|github)$/;

/** Values of `page` for a piece: its front matter; what Jekyll makes of other pieces or of the body is not known. */
export function pageValues(
  fields: { readonly [key: string]: unknown },
  more: { readonly [key: string]: unknown },
): PartlyKnown {
  return new PartlyKnown({ ...more, ...fields }, (key) =>
    /^(?:content|excerpt|next|previous|output)$/.test(key),
  );
}

/** Texts below a folder, by their paths in it. */
async function textsIn(files: readonly SourceFile[], folder: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const file of atMost(
    files,
    folder,
    /\.(?:md|markdown|html?|liquid|txt|text|svg|xml|css|js|json|ya?ml|csv)$/i,
  ))
    found.set(file.path.slice(folder.length), decodeText(await file.read()).text);
  return found;
}

/** The values of `_data/`: folders and files are the keys. What is damaged is not there. */
async function dataIn(
  files: readonly SourceFile[],
  folder: string,
): Promise<{ readonly [key: string]: unknown }> {
  const found: { [key: string]: unknown } = Object.create(null);
  for (const file of atMost(files, folder, /\.(?:ya?ml|json|csv|tsv)$/i)) {
    const names = file.path
      .slice(folder.length)
      .replace(/\.\w+$/, '')
      .split('/')
      .map((name) => name.replace(/[^\w\s-]+|(?<=^|\b\s)\s+(?=$|\s?\b)/g, '').replace(/\s+/g, '_'));
    const last = names.pop() ?? '';
    let at = found;
    for (const name of names) {
      if (typeof at[name] !== 'object' || at[name] === null) at[name] = Object.create(null);
      at = at[name] as { [key: string]: unknown };
    }
    at[last] = valueIn(file.path, decodeText(await file.read()).text);
  }
  return found;
}

function valueIn(path: string, text: string): unknown {
  if (/\.[ct]sv$/i.test(path)) return readCsv(text);
  return (/\.json$/i.test(path) ? readJson(text, 1) : readYaml(text)).value;
}

/** Files of some kinds below a folder, until they are too many bytes. */
function atMost(files: readonly SourceFile[], folder: string, kinds: RegExp): readonly SourceFile[] {
  const found: SourceFile[] = [];
  let bytes = 0;
  for (const file of files) {
    if (!file.path.startsWith(folder) || !kinds.test(file.path)) continue;
    bytes += Math.max(0, file.bytes);
    if (bytes <= MOST_BYTES) found.push(file);
  }
  return found;
}
