// Searching: the only script of the theme, on the only page that cannot do without.
const form = document.querySelector('.search');
const results = document.querySelector('.results');
const status = document.querySelector('.status');
const lang = document.documentElement.lang;
const { q, from, to, sort, group } = form.elements;
const filters = [...form.querySelectorAll('select')].filter((select) => ![from, to, sort].includes(select));
const collator = new Intl.Collator(lang, { numeric: true });
const number = new Intl.NumberFormat(lang);
// How many results are shown at once, how many of each year where they stand by year, and how many such years.
const [AT_ONCE, OF_YEAR, YEARS_AT_ONCE] = [6, 3, 6];
// How long after a letter a search begins, in milliseconds.
const PAUSE = 180;
// Ends a sentence.
const ENDS = /[.!?…。！？؟।][^\p{L}\p{N}]*$/u;
let turn = 0;
let isTyping = false;
let all;
const pagesOf = new Map();

fill();
form.hidden = false;
if (!location.search) q.focus();
const details = form.querySelector('details');
if (details) details.open = matchMedia('(width >= 52em)').matches || filters.some(({ value }) => value);
const pagefind = await open();
form.addEventListener('input', (event) => !event.isComposing && changed(event.target === q));
q.addEventListener('compositionend', () => changed(true));
q.addEventListener('change', () => (isTyping = false));
form.addEventListener('submit', submitted);
document.addEventListener('keydown', stepped);
addEventListener('popstate', () => (fill(), search()));
if (pagefind) await search();

async function open() {
  try {
    const reader = await import(new URL('pagefind.js', new URL(form.dataset.pagefind, location.href)));
    // A worker would load the reader once more, and hand over every result.
    await reader.options({ noWorker: true });
    await reader.init();
    return reader;
  } catch (error) {
    say('failed');
    throw error;
  }
}

// What the address asks for. A value that the archive does not have is shown as one, and nothing is found.
function fill() {
  const asked = new URLSearchParams(location.search);
  for (const field of form.elements) {
    const value = asked.get(field.name) ?? '';
    if (field.type === 'checkbox') field.checked = value !== '';
    else if (field.name) field.value = value;
    if (field.localName !== 'select' || field.value === value) continue;
    if (field === sort) field.value = '';
    else field.add(new Option(value, value, false, true));
  }
}

function changed(byTyping) {
  keep(byTyping);
  search(byTyping ? PAUSE : 0);
}

function submitted(event) {
  event.preventDefault();
  keep(false);
  if (matchMedia('(pointer: coarse)').matches) q.blur();
  search();
}

// Keeps the search in the address. What is typed without a stop is one step of the history, and so is each choice.
function keep(byTyping) {
  const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  const address = new URL(location.href);
  address.search = asked;
  if (address.href !== location.href)
    history[byTyping && isTyping ? 'replaceState' : 'pushState'](null, '', address);
  isTyping = byTyping;
}

// Arrows go from the field to the results and among them, Escape goes back.
function stepped(event) {
  const links = [...results.querySelectorAll('.found a')];
  const at = links.indexOf(event.target);
  if (event.target !== q && at < 0) return;
  if (event.key === 'Escape' && at >= 0) q.focus();
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  const next = at + by < 0 ? q : links[at + by];
  if (!next || next === event.target) return;
  event.preventDefault();
  next.focus();
}

async function search(pause = 0) {
  const mine = ++turn;
  if (pause) await new Promise((go) => setTimeout(go, pause));
  if (mine !== turn) return;
  try {
    const query = await asked();
    const isEmpty = query.terms[0] === null && Object.keys(query.kept).length === 0;
    if (group?.checked) await known();
    const found = isEmpty ? null : await find(query);
    if (mine !== turn) return;
    if (found) say(found.results.length > 0 ? 'found' : 'none', number.format(found.results.length));
    else say(null);
    if (found && group?.checked) await showByYear(query, found, mine);
    else if (found) await show(found.results, 0, mine);
    await count(query, isEmpty, mine);
  } catch (error) {
    if (mine === turn) say('failed');
    throw error;
  }
}

// What is looked for, what the results are kept to, and their order.
async function asked() {
  const kept = Object.fromEntries(filters.filter(({ value }) => value).map(({ name, value }) => [name, value]));
  if (from.value || to.value) {
    const [first, last] = [from.value || -Infinity, to.value || Infinity].sort((a, b) => a - b);
    const years = Object.keys((await known()).year ?? {});
    kept.year = { any: years.filter((year) => year - first >= 0 && last - year >= 0) };
  }
  const terms = termsOf(q.value);
  return { terms, kept, order: sort.value || (terms[0] === null ? 'desc' : null) };
}

// All filters of the archive with all their values.
function known() {
  all ??= pagefind.filters();
  return all;
}

// The words that are looked for; where phrases and other words are, all words and then each phrase.
export function termsOf(text) {
  const phrases = [];
  const marked = text.replace(/[“”„‟«»「」『』＂]/g, '"');
  const rest = marked.replace(
    /(?<![\p{L}\p{N}])"((?:[^"]|(?<=\p{L})"(?=\p{L}))+)"(?![\p{L}\p{N}])/gu,
    (_, phrase) => (phrases.push(`"${asIndexed(phrase).trim()}"`), ' '),
  );
  const words = asIndexed(rest.replace(/(?<!\p{L})"|"(?!\p{L})/gu, ' ')).trim();
  if (phrases.length === 0) return [words || null];
  if (words === '' && phrases.length === 1) return phrases;
  return [[words, ...phrases.map((phrase) => phrase.slice(1, -1))].join(' ').trim(), ...phrases];
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

// Results that have all words and each phrase, and the counts of all values of filters among them.
async function find({ terms, kept, order }) {
  const options = { filters: kept, sort: order ? { date: order } : {} };
  const [first, ...others] = await Promise.all(terms.map((term) => pagefind.search(term, options)));
  if (others.length === 0) return { results: first.results, counts: first.filters };
  const phrases = others.map((found) => new Map(found.results.map((result) => [result.id, result])));
  const results = first.results
    .filter(({ id }) => phrases.every((phrase) => phrase.has(id)))
    .map(({ id }) => phrases[0].get(id));
  return { results, counts: await countsAmong(results) };
}

async function countsAmong(results) {
  const found = new Set(results.map(({ id }) => id));
  const counts = {};
  for (const [name, values] of Object.entries(await known()))
    for (const value of Object.keys(values)) {
      const key = JSON.stringify([name, value]);
      if (!pagesOf.has(key))
        pagesOf.set(key, (await pagefind.search(null, { filters: { [name]: value } })).results);
      counts[name] = { ...counts[name], [value]: pagesOf.get(key).filter(({ id }) => found.has(id)).length };
    }
  return counts;
}

// Tells with each value of a filter how much there is of it if it is chosen, whatever is chosen of this filter now.
async function count(query, isEmpty, mine) {
  const archive = await known();
  const counts = isEmpty ? archive : (await find(query)).counts;
  const countsOf = async (name) => {
    if (!query.kept[name]) return counts[name];
    const { [name]: _, ...kept } = query.kept;
    if (query.terms[0] === null && Object.keys(kept).length === 0) return archive[name];
    return (await find({ ...query, kept })).counts[name];
  };
  for (const select of [...filters, from, to]) {
    const name = select === from || select === to ? 'year' : select.name;
    const some = (await countsOf(name)) ?? {};
    if (mine !== turn) return;
    const isOffered = (value) => some[value] > 0 || value === select.value;
    const values = [...new Set([...Object.keys(some), select.value])].filter((value) => value && isOffered(value));
    values.sort(select === to ? (a, b) => b - a : collator.compare);
    const options = values.map(
      (value) => new Option(`${value} (${number.format(some[value] ?? 0)})`, value, false, value === select.value),
    );
    select.replaceChildren(select.options[0], ...options);
    select.closest('label').hidden = Object.keys(archive[name] ?? {}).length < 2;
  }
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

async function show(list, at, mine, into = results, many = AT_ONCE, level = 2) {
  const some = await Promise.all(list.slice(at, at + many).map((result) => result.data()));
  if (mine !== turn) return;
  const entries = some.map((data) => entry(data, level));
  into.append(...entries);
  if (at > 0) entries[0].querySelector('a').focus();
  const left = list.length - at - many;
  if (left > 0) into.append(more(left, () => show(list, at + many, mine, into, AT_ONCE, level)));
}

function more(left, go) {
  const button = made('button', { type: 'button' }, word('more'), ` (${number.format(left)})`);
  button.addEventListener('click', () => (button.remove(), go()));
  return button;
}

// The best of each year under its heading, which leads to all of it; what has no year comes first.
async function showByYear(query, { results: list, counts }, mine) {
  const years = Object.keys(counts.year ?? {}).filter((year) => counts.year[year] > 0);
  years.sort(sort.value === 'asc' ? (a, b) => a - b : (a, b) => b - a);
  const found = await Promise.all(
    years.map((year) => find({ ...query, kept: { ...query.kept, year } }).then(({ results }) => results)),
  );
  const dated = new Set(found.flat().map(({ id }) => id));
  await show(list.filter(({ id }) => !dated.has(id)), 0, mine);
  await showYears(0);

  async function showYears(at) {
    for (const [number, year] of years.entries()) {
      if (number < at || number >= at + YEARS_AT_ONCE) continue;
      if (mine !== turn) return;
      results.append(await yearOf(year, found[number]));
    }
    const left = years.length - at - YEARS_AT_ONCE;
    if (left > 0 && mine === turn) results.append(more(left, () => showYears(at + YEARS_AT_ONCE)));
  }

  async function yearOf(year, those) {
    const address = new URL(location.href);
    for (const end of ['from', 'to']) address.searchParams.set(end, year);
    address.searchParams.delete('group');
    const link = made('a', { href: address.search }, year);
    const heading = made('h2', {}, link, ' ', made('small', { className: 'label' }, number.format(those.length)));
    const section = made('section', { className: 'of-year' }, heading);
    await show(those, 0, mine, section, OF_YEAR, 3);
    return section;
  }
}

function entry(data, level) {
  const { url, meta } = data;
  const { quote, heading, place } = placeIn(data);
  const article = made('article', { className: 'found' });
  if (meta.lang) Object.assign(article, { lang: meta.lang, dir: 'auto' });
  const link = made('a', { href: `${url}${place}`, textContent: whole(meta.title) });
  const facts = [meta.date, meta.byline, heading && `§ ${heading}`].filter(Boolean).join(' · ');
  article.append(
    made(`h${level}`, {}, link),
    made('p', {}, ...quote),
    made('p', { className: 'label', textContent: whole(facts) }),
  );
  return article;
}

// What is quoted of a text, from where most of what was found stands together; the heading above; and the end of an
// address that leads there: to the paragraph or heading, and to the very words in browsers that find these (a text fragment).
function placeIn({ raw_content: content, meta, locations, anchors }) {
  const words = content.split(/[^\S\uFEFF]+/).map((word) => ({
    text: word.replace(/`~+`/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>'),
    space: word.endsWith('`~~`') ? '' : ' ',
  }));
  const title = content.indexOf(meta.title.replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
  const start = title < 0 ? 0 : `${content.slice(0, title)}${meta.title}`.split(/[^\S\uFEFF]+/).length;
  const found = new Set(locations.filter((at) => at >= start).sort((a, b) => a - b));
  const near = (place) => [...found].filter((at) => at >= place && at < place + 24).length;
  const place = [...found].reduce((best, at) => (near(at) > near(best) ? at : best), [...found][0] ?? start);
  let first = place;
  while (first > start && first > place - 14 && !ENDS.test(words[first - 1].text)) first--;
  const isCut = first > start && !ENDS.test(words[first - 1].text);
  if (isCut) first = Math.max(start, place - 6);
  const last = Math.min(words.length, Math.max(first + 34, place + 12));
  const quote = words.slice(first, last).flatMap(({ text, space }, at) => {
    if (!found.has(first + at)) return [text + space];
    const [, before, inside, after] = /^([^\p{L}\p{N}\p{M}]*)(.*?)([^\p{L}\p{N}\p{M}]*)$/su.exec(text);
    return [before, made('mark', {}, inside || text), (inside ? after : '') + space];
  });
  if (isCut) quote.unshift('… ');
  if (last < words.length && !ENDS.test(words[last - 1].text)) quote.push('…');
  if (found.size === 0) return { quote, heading: '', place: '' };
  const lastOf = (kind) => anchors.findLast(({ element, location }) => kind.test(element) && location <= place);
  const [anchor, heading] = [lastOf(/^(?:p|h[2-6])$/), lastOf(/^h[2-6]$/)];
  const directive = 'fragmentDirective' in document ? `:~:text=${directiveTo(words, place, found)}` : '';
  return {
    quote,
    heading: heading?.text ?? '',
    place: anchor || directive ? `#${anchor ? encodeURIComponent(anchor.id) : ''}${directive}` : '',
  };
}

// Words of a text and what stands around them in their sentence, as a text directive: `before-,words,-after`.
function directiveTo(words, place, found) {
  const joined = (some) => some.map(({ text, space }) => text + space).join('').trim();
  const open = (text) => text.replace(/[^\p{L}\p{N}\p{M}]+$/u, '');
  let end = place + 1;
  while (found.has(end) && !ENDS.test(words[end - 1].text)) end++;
  const isSentence = ({ text }) => ENDS.test(text);
  const before = words.slice(Math.max(0, place - 3), place);
  const after = words.slice(end, end + 3);
  const stop = after.findIndex(isSentence);
  const prefix = joined(before.slice(before.findLastIndex(isSentence) + 1));
  const isLast = ENDS.test(words[end - 1].text);
  const suffix = isLast ? '' : open(joined(stop < 0 ? after : after.slice(0, stop + 1)));
  const text = joined(words.slice(place, end));
  const encoded = (some) => encodeURIComponent(some).replaceAll('-', '%2D');
  return [prefix && `${encoded(prefix)}-`, encoded(suffix ? text : open(text)), suffix && `-${encoded(suffix)}`]
    .filter(Boolean)
    .join(',');
}

// A text without the marks that divide its words for the index.
function whole(text) {
  return text.replace(/`~~` ?/g, '').replaceAll('`~`', '');
}

function made(name, properties, ...content) {
  const element = Object.assign(document.createElement(name), properties);
  if (content.length > 0) element.append(...content);
  return element;
}
