// The same pages as those of ../../equal, as far as Eleventy makes them.
import markdownIt from 'markdown-it';

const SITE = {
  title: 'The Column Archive',
  description: 'A synthetic archive of columns.',
  url: 'https://archive.example',
};
const words = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

export default function configure(eleventy) {
  eleventy.setLibrary('md', markdownIt({ html: true, linkify: true, typographer: true }));
  eleventy.addGlobalData('site', SITE);
  eleventy.addPassthroughCopy('site.css');
  eleventy.addFilter('place', (name) =>
    encodeURIComponent(
      String(name)
        .toLowerCase()
        .replace(/[\s/]+/g, '-'),
    ),
  );
  eleventy.addFilter('day', (date) => words.format(date));
  eleventy.addFilter('iso', (date) => date.toISOString());
  eleventy.addFilter('json', (value) => JSON.stringify(value).replace(/</g, '\\u003c'));
  const sorted = new WeakMap();
  const pieces = (api) => {
    const all = api.getAll();
    const list =
      sorted.get(all) ?? all.filter((page) => page.inputPath.endsWith('.md')).sort((a, b) => b.date - a.date);
    if (!sorted.has(all))
      for (const [at, { data }] of list.entries())
        Object.assign(data, { later: list[at - 1], earlier: list[at + 1] });
    sorted.set(all, list);
    return list;
  };
  const groups = (api, namesOf) =>
    [
      ...Map.groupBy(
        pieces(api).flatMap((page) => namesOf(page).map((name) => ({ name, page }))),
        ({ name }) => name,
      ),
    ].map(([name, found]) => ({ name, pages: found.map(({ page }) => page) }));
  const kinds = {
    tags: ({ data }) => data.tags ?? [],
    bylines: ({ data }) => data.bylines ?? [],
    columns: ({ data }) => data.columns ?? [],
  };
  eleventy.addCollection('pieces', pieces);
  eleventy.addCollection('terms', (api) =>
    Object.entries(kinds).flatMap(([kind, namesOf]) =>
      groups(api, namesOf).map((group) => ({ kind, ...group })),
    ),
  );
  eleventy.addCollection('kinds', (api) =>
    Object.entries(kinds).map(([kind, namesOf]) => ({ kind, terms: groups(api, namesOf) })),
  );
  eleventy.addCollection('spans', (api) =>
    [4, 7].flatMap((length) => groups(api, ({ data }) => [data.day.slice(0, length)])),
  );
  return { dir: { output: '_site' }, markdownTemplateEngine: false, templateFormats: ['md', 'njk'] };
}
