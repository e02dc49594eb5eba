// What the preview shows beside a page: a bar for the dispatch at hand, and a sheet over the page when something keeps
// the site from being built. It stands in a shadow tree outside the body, where no style and no refresh reaches it.

const PLACE = 'backfile-desk';
const FOLDED = 'backfile-folded';

/** Draws the desk anew from a note; `lost`: the connection to the desk is broken. */
export function drawDesk(note, lost) {
  if (!note) return;
  const root = place();
  const drawn = JSON.stringify([note.errors, note.dispatch, note.warnings, lost]);
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
    'aria-label': 'What keeps the site from being built',
  });
  const title =
    errors.length === 1
      ? 'One thing keeps the site from being built'
      : `${errors.length} things keep the site from being built`;
  const hide = element('button', { type: 'button', class: 'hide' }, 'Hide');
  hide.onclick = () => box.remove();
  box.append(element('header', {}, element('h2', {}, title), hide), ...errors.map(finding));
  box.append(
    element(
      'p',
      { class: 'below' },
      'Below is the page as it last was right. This goes when the file is mended and saved.',
    ),
  );
  return box;
}

function finding(found) {
  const { source, place, level, reason, remedy, excerpt, rule } = found;
  const box = element('article', { class: `finding ${level}` });
  const where = place ? `${source}:${place.line}:${place.column}` : source;
  box.append(
    element('p', { class: 'reason' }, reason),
    element(
      'p',
      { class: 'where' },
      opener(where, source, place),
      ' ',
      element('span', { class: 'rule' }, rule),
    ),
  );
  if (excerpt) {
    const lines = excerpt.lines.map((line, at) => {
      const number = excerpt.from + at;
      const row = element('span', { class: number === place.line ? 'line here' : 'line' });
      row.append(element('span', { class: 'number' }, String(number)), `${line}\n`);
      return row;
    });
    box.append(element('pre', {}, ...lines));
  }
  if (remedy) box.append(element('p', { class: 'remedy' }, remedy));
  return box;
}

/** A button that opens a file at a place in the writer's editor. */
function opener(text, source, place) {
  const button = element('button', { type: 'button', class: 'open', title: 'Open in your editor' }, text);
  button.onclick = () => {
    const query = new URLSearchParams({ source, line: place?.line ?? 1, column: place?.column ?? 1 });
    void fetch(`/__backfile/open?${query}`, { method: 'POST' });
  };
  return button;
}

function bar(note, lost, open) {
  const { dispatch, warnings } = note;
  const box = element('details', { class: 'bar' });
  box.open = open;
  box.ontoggle = () => sessionStorage.setItem(FOLDED, box.open ? 'no' : 'yes');
  const summary = element('summary', { 'aria-label': 'Preview' });
  const facts = lost ? ['The preview has stopped'] : dispatch ? factsOf(dispatch) : ['Preview'];
  for (const state of lost ? [] : (dispatch?.states ?? []))
    summary.append(element('span', { class: `state ${state}` }, STATES[state]));
  summary.append(...facts.map((fact) => element('span', { class: 'fact' }, fact)));
  const found = dispatch?.findings.length ?? 0;
  if (found > 0) summary.append(element('span', { class: 'fact found' }, count(found, 'finding')));
  box.append(summary, inside(dispatch, warnings, lost));
  return box;
}

function inside(dispatch, warnings, lost) {
  const box = element('div', { class: 'inside' });
  if (lost) box.append(element('p', {}, 'Start it again with: backfile watch'));
  if (dispatch) {
    box.append(element('p', {}, 'Source: ', opener(dispatch.source, dispatch.source)));
    if (dispatch.indexes.length > 0) {
      const links = dispatch.indexes.flatMap(({ name, href }) => [element('a', { href }, name), ' ']);
      box.append(element('p', { class: 'indexes' }, 'Appears on: ', ...links));
    }
    box.append(...dispatch.findings.map(finding));
  }
  box.append(
    element(
      'p',
      { class: 'all' },
      warnings === 0
        ? 'No warnings in this archive.'
        : `${count(warnings, 'warning')} in this archive; backfile check lists all.`,
    ),
  );
  return box;
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
