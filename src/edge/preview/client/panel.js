// What the preview shows beside a page: a bar for the dispatch at hand, and a sheet over the page when something keeps
// the site from being built. It stands in a shadow tree outside the body, where no style and no refresh reaches it.

const PLACE = 'backfile-desk';
const FOLDED = 'backfile-folded';

/** Draws the desk anew from a note; `lost`: the connection to the desk is broken. */
export function drawDesk(note, lost) {
  if (!note) return;
  draw(note, lost);
  if (!lost && review.of !== note.version) void inquire(note);
}

/** What the copy desk says of the page at hand, and of which version; null until it has answered. */
const review = { of: null, said: null };

/** Asks the copy desk, which takes longer than a page. */
async function inquire(note) {
  review.of = note.version;
  const query = new URLSearchParams(note.dispatch ? { source: note.dispatch.source } : {});
  const response = await fetch(`/__backfile/findings?${query}`, { cache: 'no-store' }).catch(() => null);
  if (review.of !== note.version || !response) return;
  review.said = response.ok ? await response.json() : { problem: await response.text() };
  draw(note, false);
}

function draw(note, lost) {
  const root = place();
  const drawn = JSON.stringify([note.errors, note.dispatch, note.view, review.said, lost]);
  if (root.host.dataset.drawn === drawn) return;
  root.host.dataset.drawn = drawn;
  const open = root.querySelector('details')?.open ?? sessionStorage.getItem(FOLDED) === 'no';
  root.replaceChildren(
    sheet(),
    ...(note.errors.length > 0 ? [overlay(note.errors)] : []),
    bar(note, lost, open),
  );
}

function place() {
  const known = document.querySelector(PLACE);
  if (known) return known.shadowRoot;
  const host = document.createElement(PLACE);
  host.dataset.previewOnly = '';
  // What the desk tells is in English, whatever the page is in.
  Object.assign(host, { lang: 'en', dir: 'ltr' });
  document.documentElement.append(host);
  return host.attachShadow({ mode: 'open' });
}

function sheet() {
  return element('link', { rel: 'stylesheet', href: '/__backfile/panel.css' });
}

function overlay(errors) {
  const box = element('section', {
    class: 'overlay',
    role: 'alert',
    'aria-label': 'Errors that stop the build',
  });
  const title = errors.length === 1 ? 'One error stops the build' : `${errors.length} errors stop the build`;
  const hide = element('button', { type: 'button', class: 'hide' }, 'Hide');
  hide.onclick = () => box.remove();
  box.append(element('header', {}, element('h2', {}, title), hide), ...errors.map(finding));
  box.append(
    element(
      'p',
      { class: 'below' },
      'Below is the last version of the page without errors. This message goes when the file is corrected and saved.',
    ),
  );
  return box;
}

function finding(found) {
  const { source, position, level, reason, remedy, excerpt, rule } = found;
  const box = element('article', { class: `finding ${level}` });
  const where = position ? `${source}:${position.line}:${position.column}` : source;
  box.append(
    element('p', { class: 'reason' }, reason),
    element(
      'p',
      { class: 'where' },
      opener(where, source, position),
      ' ',
      element('span', { class: 'rule' }, rule),
    ),
  );
  if (excerpt) {
    const lines = excerpt.lines.map((line, at) => {
      const number = excerpt.from + at;
      const row = element('span', { class: number === position.line ? 'line here' : 'line' });
      row.append(element('span', { class: 'number' }, String(number)), `${line}\n`);
      return row;
    });
    box.append(element('pre', {}, ...lines));
  }
  if (remedy) box.append(element('p', { class: 'remedy' }, remedy));
  return box;
}

/** A button that opens a file at a position in the writer's editor. */
function opener(text, source, position) {
  const button = element('button', { type: 'button', class: 'open', title: 'Open in your editor' }, text);
  button.onclick = () => {
    const query = new URLSearchParams({ source, line: position?.line ?? 1, column: position?.column ?? 1 });
    void fetch(`/__backfile/open?${query}`, { method: 'POST' });
  };
  return button;
}

function bar(note, lost, open) {
  const { dispatch, view } = note;
  const box = element('details', { class: 'bar' });
  box.open = open;
  box.ontoggle = () => sessionStorage.setItem(FOLDED, box.open ? 'no' : 'yes');
  const summary = element('summary', { 'aria-label': 'Preview' });
  const facts = lost ? ['The preview has stopped'] : dispatch ? factsOf(dispatch) : ['Preview'];
  for (const state of lost ? [] : (dispatch?.states ?? []))
    summary.append(element('span', { class: `state ${state}` }, STATES[state]));
  summary.append(...facts.map((fact) => element('span', { class: 'fact' }, fact)));
  if (view === 'readers') summary.prepend(element('span', { class: 'state' }, 'As readers see it'));
  const found = review.said?.found ?? 0;
  if (dispatch && found > 0)
    summary.append(element('span', { class: 'fact found' }, count(found, 'finding')));
  box.append(summary, inside(dispatch, view, lost));
  return box;
}

function inside(dispatch, view, lost) {
  const box = element('div', { class: 'inside' });
  if (!lost) box.append(viewSwitch(view));
  if (lost) box.append(element('p', {}, 'Start it again with: backfile watch'));
  if (dispatch) {
    box.append(element('p', {}, 'Source: ', opener(dispatch.source, dispatch.source)));
    if (dispatch.indexes.length > 0) {
      const links = dispatch.indexes.flatMap(({ name, href }) => [element('a', { href }, name), ' ']);
      box.append(element('p', { class: 'indexes' }, 'Appears on: ', ...links));
    }
    box.append(...(review.said?.findings ?? []).map(finding));
  }
  box.append(element('p', { class: 'all' }, ofArchive(view)));
  return box;
}

function ofArchive(view) {
  if (!review.said) return 'The copy desk is still reading.';
  if (review.said.problem) return review.said.problem;
  const { warnings } = review.said;
  const command = view === 'readers' ? 'backfile check' : 'backfile check --drafts --future';
  return warnings === 0
    ? 'No warnings in this archive.'
    : `${count(warnings, 'warning')} in this archive; ${command} lists all.`;
}

/** Shows the archive as a plain build would, without drafts and future dispatches, on this page and on those after it. */
function viewSwitch(view) {
  const label = element('label', { class: 'view' });
  const box = element('input', { type: 'checkbox', role: 'switch' });
  box.checked = view === 'readers';
  box.onchange = () => {
    // biome-ignore lint/suspicious/noDocumentCookie: the server has to know before it makes the page.
    document.cookie = `backfile-view=${box.checked ? 'readers' : 'desk'}; path=/; samesite=strict`;
    location.reload();
  };
  label.append(box, ' As readers see it: without drafts and what is dated ahead');
  return label;
}

const STATES = { draft: 'Draft', future: 'Dated ahead', unlisted: 'Unlisted' };

function factsOf({ words, characters, minutes }) {
  if (words === 0) return ['Preview'];
  return [characters === null ? count(words, 'word') : count(characters, 'character'), `${minutes} min`];
}

function count(of, one) {
  return `${of.toLocaleString('en')} ${one}${of === 1 ? '' : 's'}`;
}

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
