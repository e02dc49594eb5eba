import type { Clipping, Shelf } from '../archive/clipping.ts';
import { hasEnded } from '../archive/clipping.ts';
import type { Printed } from '../model/dispatch.ts';
import type { Json } from '../model/json.ts';
import { areSeveralPages, rangeOfPages } from '../model/printed-pages.ts';
import { licenseOf } from '../model/rights.ts';
import { type Day, machineDate, yearOf } from '../model/time/civil-time.ts';
import { type Bench, shown } from './bench.ts';
import type { BylineProps, DispatchProps } from './dispatch-props.ts';
import { nameGraph } from './names.ts';
import type { LinkProps } from './props.ts';
import { doiUrl, orcidUrl, type RightsProps, rightsOfDispatch } from './rights.ts';

const CONTEXT = 'https://schema.org';

/** Schema.org data of a dispatch: an OpinionNewsArticle with its breadcrumbs, corrections and the column it is part of. */
export function articleGraph(clipping: Clipping, dispatch: DispatchProps, bench: Bench): Json {
  const url = bench.url(clipping.href);
  const trail = [
    { title: bench.site.title, href: bench.site.home },
    ...(dispatch.column?.href ? [{ title: dispatch.column.name, href: dispatch.column.href }] : []),
    { title: dispatch.title, href: clipping.href },
  ];
  const picture = shown(clipping.thumbnail, 'feed', bench);
  const series = {
    '@type': 'CreativeWorkSeries',
    name: dispatch.column?.name ?? bench.site.title,
    url: bench.url(dispatch.column?.href ?? bench.site.home),
  };
  return {
    '@context': CONTEXT,
    '@type': 'OpinionNewsArticle',
    '@id': url,
    url,
    headline: dispatch.title,
    ...(dispatch.dek || dispatch.lede ? { description: dispatch.dek ?? dispatch.lede } : {}),
    datePublished: machineDate(dispatch.filed),
    dateModified: machineDate(dispatch.updated ?? dispatch.filed),
    author: dispatch.bylines.map((byline) => personGraph(byline, bench)),
    publisher: { '@type': 'Organization', name: bench.site.title, url: bench.site.url },
    ...(dispatch.column ? { articleSection: dispatch.column.name } : {}),
    keywords: dispatch.tags.map((tag) => tag.name),
    ...(clipping.names.length > 0
      ? { mentions: clipping.names.map((shelf) => nameGraph(shelf, bench)) }
      : {}),
    ...(dispatch.stub ? {} : { wordCount: dispatch.words }),
    inLanguage: dispatch.lang,
    ...(picture ? { image: bench.url(picture.href) } : {}),
    ...(dispatch.dateline ? { dateline: dispatch.dateline } : {}),
    ...(dispatch.printed?.section ? { printSection: dispatch.printed.section } : {}),
    ...(dispatch.printed?.page ? pagesOf(dispatch.printed.page) : {}),
    ...(dispatch.printed?.edition ? { printEdition: dispatch.printed.edition } : {}),
    ...(dispatch.printed?.headline ? { alternativeHeadline: dispatch.printed.headline } : {}),
    ...facsimileGraph(dispatch, bench),
    ...(dispatch.corrections.length > 0
      ? {
          correction: dispatch.corrections.map((correction) => ({
            '@type': 'CorrectionComment',
            text: correction.note.replace(/<[^>]+>/g, ''),
            ...(correction.filed ? { datePublished: machineDate(correction.filed) } : {}),
          })),
        }
      : {}),
    ...(dispatch.canonical ? { sameAs: dispatch.canonical } : {}),
    ...(dispatch.doi
      ? {
          identifier: {
            '@type': 'PropertyValue',
            propertyID: 'DOI',
            value: dispatch.doi,
            url: doiUrl(dispatch.doi),
          },
        }
      : {}),
    ...rightsGraph(rightsOfDispatch(clipping, bench.archive.site), dispatch.filed.day),
    ...translationGraph(clipping, bench),
    isPartOf: dispatch.printed?.in ? [series, issueOf(dispatch.printed)] : series,
    mainEntityOfPage: { '@type': 'WebPage', '@id': url, breadcrumb: breadcrumbs(trail, bench) },
  };
}

/** The same piece in other languages: from the one that lists show to its translations, and from each of these to it. */
function translationGraph(clipping: Clipping, bench: Bench): { readonly [key: string]: Json } {
  const [first, ...others] = bench.archive.translations.get(clipping) ?? [];
  if (first === undefined) return {};
  const work = ({ href, lang }: Clipping) => ({
    '@type': 'NewsArticle',
    '@id': bench.url(href),
    inLanguage: lang,
  });
  return first === clipping ? { workTranslation: others.map(work) } : { translationOfWork: work(first) };
}

/** The page in the newspaper, or several pages: schema.org has a property for each. */
function pagesOf(page: string): { readonly [name: string]: string } {
  const range = rangeOfPages(page);
  if (range) return { pagination: page, pageStart: range[0], pageEnd: range[1] };
  return areSeveralPages(page) ? { pagination: page } : { printPage: page };
}

/** The scans and PDFs of the pages as they were printed. */
function facsimileGraph({ facsimile, title }: DispatchProps, bench: Bench): { readonly [key: string]: Json } {
  if (facsimile === null) return {};
  return {
    associatedMedia: [
      ...facsimile.scans.map(({ large, page }) => ({
        '@type': 'ImageObject',
        contentUrl: bench.url(large.href),
        name: page === null ? title : `${title} (${page})`,
        ...(large.type === '' ? {} : { encodingFormat: large.type }),
        ...(large.width && large.height ? { width: large.width, height: large.height } : {}),
      })),
      ...facsimile.files.map(({ href, bytes }) => ({
        '@type': 'MediaObject',
        contentUrl: bench.url(href),
        name: title,
        ...(bytes === null ? {} : { encodingFormat: 'application/pdf', contentSize: String(bytes) }),
      })),
    ],
  };
}

/** The issue of the newspaper that printed a dispatch. */
function issueOf({ in: name, date }: Printed): Json {
  return {
    '@type': 'PublicationIssue',
    ...(date ? { datePublished: date } : {}),
    isPartOf: { '@type': 'Newspaper', name },
  };
}

function rightsGraph(rights: RightsProps | null, day: Day): { readonly [key: string]: Json } {
  if (rights === null) return {};
  const { license, holder } = rights;
  return {
    ...(license ? { license: license.url ?? license.name } : {}),
    ...(holder
      ? { copyrightHolder: { '@type': 'Organization', name: holder }, copyrightYear: Number(yearOf(day)) }
      : {}),
  };
}

/** A column that has ended: from when to when it ran. */
function seriesGraph({ name, path, clippings }: Shelf, bench: Bench): Json {
  const [last, first] = [clippings[0]?.day, clippings.at(-1)?.day];
  return {
    '@type': 'CreativeWorkSeries',
    name,
    url: bench.url(bench.href(path)),
    ...(first && last ? { startDate: first, endDate: last } : {}),
  };
}

/** Schema.org data of an index: a CollectionPage with its breadcrumbs; a byline's index is about a person. */
export function collectionGraph(
  title: string,
  trail: readonly LinkProps[],
  href: string,
  bench: Bench,
  about: BylineProps | null = null,
  column: Shelf | null = null,
  name: Shelf | null = null,
): Json {
  return {
    '@context': CONTEXT,
    '@type': about ? 'ProfilePage' : 'CollectionPage',
    '@id': bench.url(href),
    name: title,
    inLanguage: bench.site.lang,
    isPartOf: { '@type': 'WebSite', name: bench.site.title, url: bench.site.url },
    ...(about ? { mainEntity: personGraph(about, bench) } : {}),
    ...(name ? { mainEntity: nameGraph(name, bench) } : {}),
    ...(column && hasEnded(column, bench.archive.site) ? { mainEntity: seriesGraph(column, bench) } : {}),
    breadcrumb: breadcrumbs([...trail, { title, href }], bench),
  };
}

/** Schema.org data of the catalogue: a Dataset with its files, described on the page at `href`. */
export function datasetGraph(
  files: readonly { readonly name: string; readonly href: string }[],
  href: string,
  bench: Bench,
): Json {
  const { listed, site } = bench.archive;
  const { title, lang, url } = bench.site;
  const license = site.rights.license === null ? null : licenseOf(site.rights.license);
  const [last, first] = [listed[0]?.day, listed.at(-1)?.day];
  return {
    '@context': CONTEXT,
    '@type': 'Dataset',
    name: `${title}: catalogue`,
    description: `Every dispatch of ${title}, ${listed.length} in all, with its date, column, bylines, tags, threads, corrections, links and pictures, in tables.`,
    url: bench.url(href),
    inLanguage: lang,
    isAccessibleForFree: true,
    creator: { '@type': 'Organization', name: title, url },
    ...(license ? { license: license.url ?? license.name } : {}),
    ...(first && last ? { temporalCoverage: `${first}/${last}` } : {}),
    distribution: files.map((file) => ({
      '@type': 'DataDownload',
      name: file.name,
      encodingFormat: file.name.endsWith('.csv') ? 'text/csv' : 'application/jsonl',
      contentUrl: bench.url(file.href),
    })),
  };
}

function personGraph(byline: BylineProps, bench: Bench): Json {
  return {
    '@type': 'Person',
    name: byline.name,
    ...(byline.href ? { url: bench.url(byline.href) } : {}),
    ...(byline.orcid
      ? {
          identifier: orcidUrl(byline.orcid),
          sameAs: [orcidUrl(byline.orcid), ...(byline.url ? [byline.url] : [])],
        }
      : byline.url
        ? { sameAs: byline.url }
        : {}),
    ...(byline.image ? { image: bench.url(byline.image.href) } : {}),
  };
}

function breadcrumbs(trail: readonly LinkProps[], bench: Bench): Json {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: trail.map((link, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: link.title,
      item: bench.url(link.href),
    })),
  };
}
