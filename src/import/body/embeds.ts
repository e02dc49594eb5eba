import type { Element, ElementContent, Root } from 'hast';
import type { Remark } from '../found/piece.ts';
import { absolute } from './addresses.ts';
import { attribute, element, find, findAll, isElement, replace, textOf, walk } from './tree.ts';
import { countWords, seenText } from './words.ts';

/**
 * What another site was to show inside the page becomes a link with a title, in place: frames, players of old
 * plug-ins. Sound and film with a file of their own stay, as HTML, without what runs by itself.
 */
export function linkEmbeds(root: Root, base: string | null, notes: Remark[]): void {
  walk(root, (node, parent) => {
    if (node.tagName === 'iframe')
      replace(
        parent,
        node,
        ...linkOf(node, attribute(node, 'src') || attribute(node, 'dataSrc'), base, notes),
      );
    else if (node.tagName === 'embed')
      replace(parent, node, ...linkOf(node, attribute(node, 'src'), base, notes));
    else if (node.tagName === 'script' && GIST.test(attribute(node, 'src')))
      replace(
        parent,
        node,
        ...linkOf(node, attribute(node, 'src').replace(/\.js(?:\?.*)?$/, ''), base, notes),
      );
    else if (node.tagName === 'object') {
      const named = findAll(node, 'param').find((param) =>
        /^(?:movie|src|url|filename)$/i.test(attribute(param, 'name')),
      );
      const inner = find(node, 'iframe', 'embed');
      const source =
        attribute(node, 'data') ||
        (named ? attribute(named, 'value') : '') ||
        (inner ? attribute(inner, 'src') : '');
      replace(
        parent,
        node,
        ...(find(node, 'img', 'p', 'a') && source === '' ? node.children : linkOf(node, source, base, notes)),
      );
    } else if (node.tagName === 'video' || node.tagName === 'audio') player(node, base, notes);
  });
}

/** Scripts of GitHub that show a piece of code. */
const GIST = /^(?:https?:)?\/\/gist\.github\.com\/[^?#]+\.js(?:$|\?)/i;

/** The address that a person would open for an embedded one, and what to call it. */
export function embedTarget(address: string): { readonly url: string; readonly title: string } {
  const url = new URL(address);
  const host = url.hostname.replace(/^www\./, '');
  const youtube = /^(?:m\.)?youtube(?:-nocookie)?\.com$/.test(host)
    ? (/^\/(?:embed|v|shorts|live)\/([\w-]{6,})/.exec(url.pathname)?.[1] ?? url.searchParams.get('v'))
    : host === 'youtu.be'
      ? url.pathname.slice(1)
      : null;
  if (youtube && youtube !== 'videoseries')
    return { url: `https://www.youtube.com/watch?v=${youtube}`, title: 'Video on YouTube' };
  const vimeo = /^player\.vimeo\.com$/.test(host)
    ? /^\/video\/(\d+)/.exec(url.pathname)?.[1]
    : host === 'vimeo.com'
      ? /^\/(\d+)/.exec(url.pathname)?.[1]
      : undefined;
  if (vimeo !== undefined) return { url: `https://vimeo.com/${vimeo}`, title: 'Video on Vimeo' };
  const dailymotion = /dailymotion\.com$/.test(host)
    ? /^\/(?:embed\/)?(?:video|swf)\/(\w+)/.exec(url.pathname)?.[1]
    : undefined;
  if (dailymotion !== undefined)
    return { url: `https://www.dailymotion.com/video/${dailymotion}`, title: 'Video on Dailymotion' };
  const spotify = host === 'open.spotify.com' ? /^\/embed(\/.+)$/.exec(url.pathname)?.[1] : undefined;
  if (spotify !== undefined) return { url: `https://open.spotify.com${spotify}`, title: 'Listen on Spotify' };
  if (host === 'w.soundcloud.com')
    return { url: url.searchParams.get('url') ?? address, title: 'Listen on SoundCloud' };
  if (/^(?:twitter|x)\.com$|platform\.twitter\.com$/.test(host))
    return { url: address, title: 'Post on Twitter' };
  if (host === 'gist.github.com') return { url: address, title: 'Code on GitHub' };
  if (/google\.[a-z.]+$/.test(host) && /^\/maps/.test(url.pathname))
    return { url: address, title: 'Map on Google Maps' };
  return { url: address, title: `Embedded from ${host}` };
}

function linkOf(
  node: Element,
  source: string,
  base: string | null,
  notes: Remark[],
): readonly ElementContent[] {
  const address = absolute(source, base);
  if (address === null || !/^https?:/.test(address)) {
    notes.push({
      kind: 'dropped',
      what: 'embed',
      detail:
        source === ''
          ? `an embed without address${textOf(node) === '' ? '' : `: "${textOf(node).slice(0, 80)}"`}`
          : `an embed with an address that is none: ${source.slice(0, 100)}`,
      words: countWords(seenText(node)),
    });
    return [];
  }
  const target = embedTarget(address);
  const title = attribute(node, 'title').trim();
  const generic =
    title === '' ||
    /^(?:youtube video player|embedded content|iframe|video player|vimeo video player)$/i.test(title);
  notes.push({
    kind: 'left',
    what: 'embed',
    detail: `became a link: ${target.url.slice(0, 150)}`,
    words: countWords(seenText(node)),
  });
  return [
    element('p', {}, [
      element('a', { href: target.url }, [{ type: 'text', value: generic ? target.title : title }]),
    ]),
  ];
}

function player(node: Element, base: string | null, notes: Remark[]): void {
  const kept = (names: readonly string[], of: Element) =>
    Object.fromEntries(
      names.filter((name) => attribute(of, name) !== '').map((name) => [name, attribute(of, name)]),
    );
  const address = (of: Element, name: string) => {
    const full = absolute(attribute(of, name), base);
    return full === null && !/^[a-z][a-z0-9+.-]*:/i.test(attribute(of, name))
      ? attribute(of, name)
      : (full ?? '');
  };
  const sources = [node, ...findAll(node, 'source')].filter((of) => attribute(of, 'src') !== '');
  const tracks = findAll(node, 'track').filter((of) => attribute(of, 'src') !== '');
  const others = node.children.filter(
    (child) => child.type === 'text' || !isElement(child, 'source', 'track'),
  );
  const files = sources
    .map((of) => ({ src: address(of, 'src'), type: of === node ? '' : attribute(of, 'type') }))
    .filter(({ src }) => src !== '');
  const poster = attribute(node, 'poster');
  node.properties = {
    controls: true,
    ...kept(['width', 'height', 'loop'], node),
    ...(poster === '' ? {} : { poster: address(node, 'poster') }),
  };
  node.children = [
    ...files.map(({ src, type }) => element('source', { src, ...(type === '' ? {} : { type }) })),
    ...tracks.map((of) =>
      element('track', { src: address(of, 'src'), ...kept(['kind', 'srcLang', 'label'], of) }),
    ),
    ...others,
  ];
  if (
    files.length === 1 &&
    tracks.length === 0 &&
    others.every((child) => child.type === 'text' && child.value.trim() === '')
  ) {
    node.properties = { src: files[0]!.src, ...node.properties };
    node.children = [];
  }
  if (files.length === 0)
    notes.push({ kind: 'dropped', what: 'player', detail: `a ${node.tagName} without a file` });
}
