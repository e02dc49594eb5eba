// Keeps a previewed page fresh: asks for it again when the desk says that something changed, and turns what is
// shown into what should be shown, so that scroll position, focus and open parts stay as they are.

import { Idiomorph } from './idiomorph.js';
import { drawDesk } from './panel.js';

const NOTE = 'theme.note';
let note = noteOf(document);
let running = null;
let again = false;
/** Addresses whose bytes are not those of when the page was loaded, with the version that made them so. */
const renewed = new Map();

drawDesk(note, false);
listen();

function listen() {
  const events = new EventSource('/__backfile/events');
  events.onmessage = ({ data }) => {
    const { version, assets } = JSON.parse(data);
    drawDesk(note, false);
    for (const href of assets) renewed.set(href, version);
    renew(document);
    if (version !== note.version) void refresh();
  };
  events.onerror = () => drawDesk(note, true);
}

/** One refresh at a time; what comes meanwhile is one more after it. */
async function refresh() {
  if (running) {
    again = true;
    return;
  }
  running = bringUpToDate();
  try {
    await running;
  } catch {
    // The desk is gone or at work; the next event asks again.
  } finally {
    running = null;
    if (again) {
      again = false;
      void refresh();
    }
  }
}

async function bringUpToDate() {
  // A script fills the search page, and its address holds what is asked: loaded again, it asks the new index.
  if (document.querySelector('form[data-pagefind]')) {
    location.reload();
    return;
  }
  const { source, digest } = note.dispatch ?? {};
  const response = await fetch(location.pathname + location.search, {
    headers: source ? { 'Backfile-Source': encodeURIComponent(source), 'Backfile-Digest': digest } : {},
    cache: 'no-store',
  });
  const moved = response.headers.get('Backfile-Address');
  if (response.status === 404 && moved && moved !== location.pathname) {
    location.replace(moved + location.hash);
    return;
  }
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  note = noteOf(fresh) ?? note;
  for (const own of fresh.querySelectorAll(`#${NOTE}, script[src^="/__backfile/"]`)) own.remove();
  for (const own of document.querySelectorAll(`#${NOTE}, script[src^="/__backfile/"]`)) own.remove();
  renew(fresh);
  await morphHead(fresh);
  morphRoot(fresh);
  Idiomorph.morph(document.body, fresh.body, {
    ignoreActiveValue: true,
    restoreFocus: true,
    callbacks: { beforeAttributeUpdated: keepsAttribute },
  });
  drawDesk(note, false);
  document.dispatchEvent(new CustomEvent('backfile:refreshed', { detail: { version: note.version } }));
}

/** What a reader has opened stays open, and what they have typed stays typed. */
function keepsAttribute(name, node) {
  if (name === 'open' && (node.localName === 'details' || node.localName === 'dialog')) return false;
  return undefined;
}

function morphRoot(fresh) {
  for (const name of ['lang', 'dir', 'class']) {
    const value = fresh.documentElement.getAttribute(name);
    if (value === null) continue;
    if (document.documentElement.getAttribute(name) !== value)
      document.documentElement.setAttribute(name, value);
  }
}

/** The head: what is the same stays; a new style sheet is there before the old one goes, so that nothing flashes. */
async function morphHead(fresh) {
  document.title = fresh.title;
  const key = (node) => node.outerHTML;
  const wanted = new Map([...fresh.head.children].map((node) => [key(node), node]));
  const gone = [...document.head.children].filter((node) => !wanted.delete(key(node)));
  const added = [...wanted.values()].filter((node) => node.localName !== 'script');
  const loading = added.map((node) => {
    const copy = document.importNode(node, true);
    const isSheet = copy.localName === 'link' && copy.rel === 'stylesheet';
    const before = isSheet
      ? gone.find((other) => other.localName === 'link' && other.rel === 'stylesheet')
      : null;
    const loaded = isSheet
      ? new Promise((resolve) => {
          copy.onload = resolve;
          copy.onerror = resolve;
        })
      : null;
    if (before) before.after(copy);
    else document.head.append(copy);
    return loaded;
  });
  await Promise.all(loading);
  for (const node of gone) if (node.localName !== 'script') node.remove();
}

/** Gives addresses whose bytes are new another query, so that a browser does not show what it has of them. */
function renew(root) {
  for (const [href, stamp] of renewed) {
    const is = (address) => address && new URL(address, location.href).pathname === href;
    const fresh = `${href}?v=${stamp}`;
    for (const each of root.querySelectorAll('img, source, video, audio')) {
      if (is(each.getAttribute('src'))) each.setAttribute('src', fresh);
      const set = each.getAttribute('srcset');
      if (set?.includes(href)) each.setAttribute('srcset', set.replace(addressIn(href), fresh));
    }
    for (const sheet of root.querySelectorAll('link[rel=stylesheet]')) {
      if (is(sheet.getAttribute('href'))) sheet.setAttribute('href', fresh);
    }
  }
}

function addressIn(href) {
  return new RegExp(`${href.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:\\?v=\\d+)?(?=[\\s,]|$)`, 'g');
}

function noteOf(from) {
  const text = from.getElementById(NOTE)?.textContent;
  return text ? JSON.parse(text) : null;
}
