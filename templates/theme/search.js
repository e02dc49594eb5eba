// Searching: the only script of the theme, on the only page that cannot do without.
const form = document.querySelector('.search');
const results = document.querySelector('.results');
const lang = document.documentElement.lang;
const pagefind = await import(new URL('pagefind.js', new URL(form.dataset.pagefind, location.href)));
const address = new URL(location.href);
let turn = 0;

form.hidden = false;
await pagefind.options({ excerptLength: 32 });
await pagefind.init();
// Pagefind keeps an index a language; who searches an archive means all of it.
const bundle = new URL(form.dataset.pagefind, location.href);
const { languages } = await (await fetch(new URL('pagefind-entry.json', bundle))).json();
for (const language of Object.keys(languages)) {
  if (language === lang.toLowerCase()) continue;
  await pagefind.mergeIndex(`${bundle.pathname}./`, { language, baseUrl: new URL('..', bundle).pathname });
}
for (const [name, values] of Object.entries(await pagefind.filters())) {
  const select = form.elements[name];
  if (!select) continue;
  const known = Object.keys(values).sort(name === 'year' ? (a, b) => b - a : new Intl.Collator(lang).compare);
  select.append(...known.map((value) => new Option(`${value} (${values[value]})`, value)));
  select.closest('label').hidden = known.length < 2;
}
for (const [name, value] of address.searchParams) if (form.elements[name]) form.elements[name].value = value;
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('input', search);
form.elements.q.focus();
await search();

async function search() {
  const mine = ++turn;
  const asked = Object.fromEntries([...new FormData(form)].filter(([, value]) => value));
  const { q, sort, ...filters } = asked;
  address.search = new URLSearchParams(asked);
  history.replaceState(null, '', address);
  if (Object.keys(asked).length === 0) return results.replaceChildren();
  const found = await pagefind.debouncedSearch(q ?? null, { filters, sort: sort || !q ? { date: sort || 'desc' } : {} }, 150);
  if (!found || mine !== turn) return;
  const count = new Intl.NumberFormat(lang).format(found.results.length);
  const textContent = found.results.length ? results.dataset.found.replace('{count}', count) : results.dataset.none;
  results.replaceChildren(Object.assign(document.createElement('p'), { className: 'facts', dir: 'auto', textContent }));
  await show(found.results, 0, mine);
}

async function show(list, from, mine) {
  const some = await Promise.all(list.slice(from, from + 20).map((result) => result.data()));
  if (mine !== turn) return;
  results.append(...some.map(entry));
  if (list.length <= from + 20) return;
  const more = Object.assign(document.createElement('button'), { type: 'button', dir: 'auto', textContent: results.dataset.more });
  more.addEventListener('click', () => (more.remove(), show(list, from + 20, mine)));
  results.append(more);
}

function entry({ url, meta, excerpt }) {
  const article = document.createElement('article');
  article.className = 'found';
  if (meta.lang) Object.assign(article, { lang: meta.lang, dir: 'auto' });
  const link = Object.assign(document.createElement('a'), { href: url, textContent: meta.title });
  const heading = document.createElement('h2');
  heading.append(link);
  // Pagefind escapes what it quotes and marks what it found.
  const quote = Object.assign(document.createElement('p'), { innerHTML: excerpt });
  const label = Object.assign(document.createElement('p'), { className: 'label', textContent: [meta.date, meta.byline].filter(Boolean).join(' · ') });
  article.append(heading, quote, label);
  return article;
}
