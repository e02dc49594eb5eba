// Searching: the only script of the theme, on the only page that cannot do without.
const form = document.querySelector('.search');
const results = document.querySelector('.results');
const status = document.querySelector('.status');
const lang = document.documentElement.lang;
const pagefind = await import(new URL('pagefind.js', new URL(form.dataset.pagefind, location.href)));
const address = new URL(location.href);
let turn = 0;

form.hidden = false;
await pagefind.options({ excerptLength: 32 });
await pagefind.init();
const known = await pagefind.filters();
const years = Object.keys(known.year ?? {}).sort((a, b) => a - b);
for (const name of ['column', 'byline', 'tag'])
  offer(name, Object.keys(known[name] ?? {}).sort(new Intl.Collator(lang).compare), known[name]);
offer('from', years, known.year);
offer('to', years.toReversed(), known.year);
for (const [name, value] of address.searchParams) if (form.elements[name]) form.elements[name].value = value;
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('input', search);
form.elements.q.focus();
await search();

function offer(name, values, counts) {
  const select = form.elements[name];
  if (!select) return;
  select.append(...values.map((value) => new Option(`${value} (${counts[value]})`, value)));
  select.closest('label').hidden = values.length < 2;
}

async function search() {
  const mine = ++turn;
  const asked = Object.fromEntries([...new FormData(form)].filter(([, value]) => value));
  const { q, sort, from, to, ...filters } = asked;
  address.search = new URLSearchParams(asked);
  history.replaceState(null, '', address);
  if (Object.keys(asked).every((name) => name === 'sort')) return say(null);
  if (from || to) filters.year = { any: yearsBetween(from, to) };
  const order = sort || !q ? { date: sort || 'desc' } : {};
  const found = await pagefind.debouncedSearch(q ? asIndexed(q) : null, { filters, sort: order }, 150);
  if (!found || mine !== turn) return;
  const count = found.results.length;
  say(count ? 'found' : 'none', new Intl.NumberFormat(lang).format(count));
  await show(found.results, 0, mine);
}

// Years of the archive from one to another, whichever of the two was chosen as the first.
function yearsBetween(from, to) {
  const [first, last] = [from || years[0], to || years.at(-1)].sort((a, b) => a - b);
  return years.filter((year) => year - first >= 0 && last - year >= 0);
}

// What was typed, as the index has it: without characters that are not seen, tatweel and symbols; words apart in scripts
// that set no spaces between them.
export function asIndexed(text) {
  const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
  return text
    .toLowerCase()
    .replace(/[\p{Cf}\u0640]|(?!\p{Extended_Pictographic})\p{S}/gu, '')
    .replace(
      /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]+/gu,
      (run) => ` ${Array.from(segmenter.segment(run), ({ segment }) => segment).join(' ')} `,
    )
    .replace(/\s+/g, ' ');
}

// Words of the interface stand in the page, each marked with its language where it is not that of the page.
function word(name, count) {
  const { content } = document.querySelector(`template[data-word="${name}"]`).cloneNode(true);
  const texts = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.data = texts.currentNode.data.replace('{count}', count);
  return content;
}

function say(name, count) {
  results.replaceChildren();
  status.replaceChildren(...(name ? [word(name, count)] : []));
}

async function show(list, from, mine) {
  const some = await Promise.all(list.slice(from, from + 20).map((result) => result.data()));
  if (mine !== turn) return;
  const entries = some.map(entry);
  results.append(...entries);
  if (from > 0) entries[0].querySelector('a').focus();
  if (list.length <= from + 20) return;
  const more = Object.assign(document.createElement('button'), { type: 'button' });
  more.append(word('more'));
  more.addEventListener('click', () => (more.remove(), show(list, from + 20, mine)));
  results.append(more);
}

function entry({ url, meta, excerpt }) {
  const article = document.createElement('article');
  article.className = 'found';
  if (meta.lang) Object.assign(article, { lang: meta.lang, dir: 'auto' });
  const link = Object.assign(document.createElement('a'), { href: url, textContent: whole(meta.title) });
  const heading = document.createElement('h2');
  heading.append(link);
  // Pagefind escapes what it quotes and marks what it found.
  const quote = Object.assign(document.createElement('p'), { innerHTML: whole(excerpt) });
  const label = Object.assign(document.createElement('p'), {
    className: 'label',
    textContent: whole([meta.date, meta.byline].filter(Boolean).join(' · ')),
  });
  article.append(heading, quote, label);
  return article;
}

// A text without the marks that divide its words for the index.
function whole(text) {
  return text.replace(/`~`/g, '').replace(/`~~`(<\/mark>)? /g, '$1').replace(/`~~`/g, '');
}
