import type { Clipping } from '../archive/clipping.ts';
import { nameOf } from '../model/address/paths.ts';
import { slugOf } from '../model/address/slug.ts';
import { isSized, manifestPath, type Scan } from '../model/facsimile.ts';
import type { Json } from '../model/json.ts';
import { directionOf } from '../model/language/direction.ts';
import { unmarked } from '../model/language/language-marks.ts';
import { wordForPages } from '../model/printed-pages.ts';
import type { Bench, Maker } from './bench.ts';
import { hasManifest, largeOf } from './facsimiles.ts';
import { pageAt } from './page.ts';
import { rightsLine, rightsOfDispatch } from './rights.ts';

/** A text in a language, as IIIF writes it. */
type Text = { readonly [lang: string]: readonly string[] };

/** A IIIF manifest (Presentation API 3.0) for each facsimile, beside the page of its dispatch. */
export const manifests: Maker = (bench) => {
  const { listed, unlisted } = bench.archive;
  return [...listed, ...unlisted]
    .filter((clipping) => hasManifest(clipping, bench))
    .map((clipping) =>
      pageAt(
        manifestPath(clipping),
        'manifest.json.njk',
        () => ({ manifest: manifestOf(clipping, bench) }),
        // A file of the writer's may have this name.
        { yields: true },
      ),
    );
};

function manifestOf(clipping: Clipping, bench: Bench): Json {
  const { dispatch, facsimile, lang } = clipping;
  const { site } = bench;
  const id = bench.url(bench.href(manifestPath(clipping)));
  const homepage = bench.url(clipping.href);
  const scans = facsimile.filter(isSized);
  const items = canvasesOf(scans, id, bench);
  const pdfs = facsimile.flatMap((page) => (page.kind === 'pdf' ? page : []));
  const day = dispatch.printed?.date ?? dispatch.filed?.day;
  const summary = dispatch.dek ?? dispatch.lede;
  const headline = text(lang, dispatch.headline);
  return {
    '@context': 'http://iiif.io/api/presentation/3/context.json',
    id,
    type: 'Manifest',
    label: headline,
    ...(summary ? { summary: text(lang, summary) } : {}),
    metadata: metadataOf(clipping, bench),
    ...rightsIn(clipping, scans, bench),
    provider: [
      {
        id: site.url,
        type: 'Agent',
        label: text(site.lang, site.title),
        homepage: [{ id: site.url, type: 'Text', label: text(site.lang, site.title), format: 'text/html' }],
      },
    ],
    homepage: [{ id: homepage, type: 'Text', label: headline, format: 'text/html', language: [tag(lang)] }],
    seeAlso: [
      {
        id: homepage,
        type: 'Dataset',
        label: text('en', 'Schema.org data in the page'),
        format: 'text/html',
        profile: 'https://schema.org/NewsArticle',
      },
      ...(site.links.citations
        ? [
            {
              id: bench.url(site.links.citations.csl),
              type: 'Dataset',
              label: text('en', 'CSL-JSON of the whole archive'),
              format: 'application/vnd.citationstyles.csl+json',
            },
          ]
        : []),
    ],
    ...(pdfs.length > 0
      ? {
          rendering: pdfs.map(({ href }) => ({
            id: bench.url(href),
            type: 'Text',
            label: text('none', 'PDF'),
            format: 'application/pdf',
          })),
        }
      : {}),
    ...(items[0]?.thumbnail ? { thumbnail: items[0].thumbnail } : {}),
    ...(day ? { navDate: `${day}T00:00:00Z` } : {}),
    ...(items.length > 1 ? { behavior: ['paged'] } : {}),
    ...(items.length > 1 && directionOf(lang) === 'rtl' ? { viewingDirection: 'right-to-left' } : {}),
    items,
  };
}

/** A canvas for each scan, in the size of its largest form. Its identifier follows from the name of the file. */
function canvasesOf(scans: readonly Scan[], manifest: string, bench: Bench) {
  const taken = new Set<string>();
  return scans.map((scan, at) => {
    const picture = bench.pictures.picture(scan.picture, 'page');
    const large = largeOf(scan, picture);
    const name = nameFor(scan, taken);
    const id = manifest.replace(/manifest\.json$/, `canvas/${name}`);
    const [width, height] = [large.width ?? 1, large.height ?? 1];
    const small = picture.variants
      .filter(({ width }) => width >= SMALL)
      .reduce<(typeof picture.variants)[number] | null>(
        (found, one) => (found !== null && found.width <= one.width ? found : one),
        null,
      );
    const image = ({ href, type, width, height }: Omit<typeof large, 'width' | 'height'> & Size) => ({
      id: bench.url(href),
      type: 'Image',
      ...(type === '' ? {} : { format: type }),
      width,
      height,
    });
    return {
      id,
      type: 'Canvas',
      label: scan.page === null ? text('none', String(at + 1)) : pageLabel(scan.page, bench),
      width,
      height,
      ...(small ? { thumbnail: [image(small)] } : {}),
      items: [
        {
          id: `${id}/page`,
          type: 'AnnotationPage',
          items: [
            {
              id: `${id}/image`,
              type: 'Annotation',
              motivation: 'painting',
              body: image({ ...large, width, height }),
              target: id,
            },
          ],
        },
      ],
    };
  });
}

type Size = { readonly width: number; readonly height: number };

/** The least width of a thumbnail in pixels. */
const SMALL = 200;

function nameFor({ picture }: Scan, taken: Set<string>): string {
  const stem = slugOf(nameOf(picture.asset ?? '').replace(/\.\w+$/, '')) || 'page';
  let name: string = stem;
  for (let next = 2; taken.has(name); next++) name = `${stem}-${next}`;
  taken.add(name);
  return name;
}

/** What is known of the print, each with its label in the site's language. */
function metadataOf({ dispatch, bylines, column, lang }: Clipping, bench: Bench): Json {
  const { printed } = dispatch;
  const rows: readonly (readonly [word: string, values: readonly string[], lang: string])[] = [
    ['headline', [printed?.headline ?? dispatch.headline], lang],
    ['byline', bylines.map(({ name }) => name), 'none'],
    ['column', column ? [column.name] : [], 'none'],
    ['filed', dispatch.filed ? [bench.span(dispatch.filed.day)] : [], bench.site.lang],
    [
      'in-print',
      [printed?.in ?? bench.site.title, ...(printed?.date ? [bench.span(printed.date)] : [])],
      'none',
    ],
    ['edition', printed?.edition ? [printed.edition] : [], lang],
    ['section', printed?.section ? [printed.section] : [], lang],
    ['page', printed?.page ? [printed.page] : [], 'none'],
  ];
  return rows
    .filter(([, values]) => values.length > 0)
    .map(([word, values, language]) => ({
      label: inWords(word, bench),
      value: { [tag(language)]: values.map(unmarked) },
    }));
}

/**
 * `rights` if there is an identifier of Creative Commons or RightsStatements.org, in the form with `http:` that both use; and
 * what a viewer must show: who scanned, and who holds the rights.
 */
function rightsIn(
  clipping: Clipping,
  scans: readonly Scan[],
  bench: Bench,
): { readonly [key: string]: Json } {
  const rights = rightsOfDispatch(clipping, bench.archive.site);
  const uri = rights?.license?.url?.replace(/^https:/, 'http:') ?? '';
  const credits = new Set(scans.flatMap(({ picture }) => picture.credit ?? []));
  const line = rightsLine(rights);
  const said = [...credits, ...(line === null ? [] : [line])];
  return {
    ...(/^http:\/\/(?:creativecommons|rightsstatements)\.org\//.test(uri) ? { rights: uri } : {}),
    ...(said.length > 0
      ? { requiredStatement: { label: inWords('rights', bench), value: { none: said } } }
      : {}),
  };
}

function pageLabel(page: string, bench: Bench): Text {
  const label = bench.site.words[wordForPages(page)] ?? '{page}';
  return text(bench.site.lang, unmarked(label).replace('{page}', page));
}

function inWords(word: string, { site }: Bench): Text {
  return text(site.lang, unmarked(site.words[word] ?? word));
}

function text(lang: string, words: string): Text {
  return { [tag(lang)]: [words] };
}

/** A language for IIIF, whose schema knows no digits in it: `es` for `es-419`. */
function tag(lang: string): string {
  return lang.replace(/-.*\d.*$/, '');
}
