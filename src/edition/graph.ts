import type { Clipping } from '../archive/clipping.ts';
import { machineDate } from '../model/dateline.ts';
import type { Json } from '../model/json.ts';
import { type Desk, shown } from './desk.ts';
import type { BylineProps, DispatchProps, LinkProps } from './props.ts';

const CONTEXT = 'https://schema.org';

/** Schema.org data of a dispatch: an OpinionNewsArticle with its breadcrumbs, corrections and the column it is part of. */
export function articleGraph(clipping: Clipping, dispatch: DispatchProps, desk: Desk): Json {
  const url = desk.url(clipping.href);
  const trail = [
    { title: desk.site.title, href: desk.site.home },
    ...(dispatch.column?.href ? [{ title: dispatch.column.name, href: dispatch.column.href }] : []),
    { title: dispatch.title, href: clipping.href },
  ];
  const picture = shown(clipping.thumbnail, 'feed', desk);
  return {
    '@context': CONTEXT,
    '@type': 'OpinionNewsArticle',
    '@id': url,
    url,
    headline: dispatch.title,
    ...(dispatch.dek || dispatch.lede ? { description: dispatch.dek ?? dispatch.lede } : {}),
    datePublished: machineDate(dispatch.filed),
    dateModified: machineDate(dispatch.updated ?? dispatch.filed),
    author: dispatch.bylines.map((byline) => personGraph(byline, desk)),
    publisher: { '@type': 'Organization', name: desk.site.title, url: desk.site.url },
    ...(dispatch.column ? { articleSection: dispatch.column.name } : {}),
    keywords: dispatch.tags.map((tag) => tag.name),
    wordCount: dispatch.words,
    inLanguage: dispatch.lang,
    ...(picture ? { image: desk.url(picture.href) } : {}),
    ...(dispatch.dateline ? { dateline: dispatch.dateline } : {}),
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
    isPartOf: {
      '@type': 'CreativeWorkSeries',
      name: dispatch.column?.name ?? desk.site.title,
      url: desk.url(dispatch.column?.href ?? desk.site.home),
    },
    mainEntityOfPage: { '@type': 'WebPage', '@id': url, breadcrumb: breadcrumbs(trail, desk) },
  };
}

/** Schema.org data of an index: a CollectionPage with its breadcrumbs, about a person where it is a byline's. */
export function collectionGraph(
  title: string,
  trail: readonly LinkProps[],
  href: string,
  desk: Desk,
  about: BylineProps | null = null,
): Json {
  return {
    '@context': CONTEXT,
    '@type': about ? 'ProfilePage' : 'CollectionPage',
    '@id': desk.url(href),
    name: title,
    inLanguage: desk.site.lang,
    isPartOf: { '@type': 'WebSite', name: desk.site.title, url: desk.site.url },
    ...(about ? { mainEntity: personGraph(about, desk) } : {}),
    breadcrumb: breadcrumbs([...trail, { title, href }], desk),
  };
}

function personGraph(byline: BylineProps, desk: Desk): Json {
  return {
    '@type': 'Person',
    name: byline.name,
    ...(byline.href ? { url: desk.url(byline.href) } : {}),
    ...(byline.url ? { sameAs: byline.url } : {}),
    ...(byline.image ? { image: desk.url(byline.image.href) } : {}),
  };
}

function breadcrumbs(trail: readonly LinkProps[], desk: Desk): Json {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: trail.map((link, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: link.title,
      item: desk.url(link.href),
    })),
  };
}
