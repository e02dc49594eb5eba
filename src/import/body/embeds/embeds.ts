import type { Element, ElementContent, Root } from 'hast';
import type { Remark } from '../../found/piece.ts';
import { absolute, codeOfScript } from '../addresses.ts';
import { attribute, element, find, findAll, isElement, replace, textOf, walk } from '../tree.ts';
import { countWords, seenText } from '../words.ts';
import { embedTarget } from './target.ts';

/**
 * Replaces frames and players of old plug-ins, which showed another site inside the page, by a link with a title, in
 * place. Sound and film with a file stay as HTML that does not start by itself.
 */
export function linkEmbeds(root: Root, base: string | null, notes: Remark[]): void {
  walk(root, (node, parent) => {
    if (node.tagName === 'video' || node.tagName === 'audio') return player(node, base, notes);
    const source = sourceOf(node);
    if (source === null) return;
    if (node.tagName === 'object' && source === '' && find(node, 'img', 'p', 'a', 'embed', 'iframe')) {
      node.tagName = 'div';
      node.properties = {};
      return;
    }
    replace(parent, node, ...linkOf(node, source, base, notes));
    node.children = [];
  });
}

/** Address of what an element showed from elsewhere; null if it showed nothing. */
function sourceOf(node: Element): string | null {
  const own = attribute(node, 'src');
  if (node.tagName === 'iframe') return own || attribute(node, 'dataSrc') || attribute(node, 'dataLazySrc');
  if (node.tagName === 'embed') return own;
  if (node.tagName === 'script') return codeOfScript(own);
  if (node.tagName !== 'object') return null;
  const named = findAll(node, 'param').find((param) =>
    /^(?:movie|src|url|filename)$/i.test(attribute(param, 'name')),
  );
  const inner = find(node, 'iframe', 'embed');
  return (
    attribute(node, 'data') ||
    (named ? attribute(named, 'value') : '') ||
    (inner ? attribute(inner, 'src') : '')
  );
}

function linkOf(
  node: Element,
  source: string,
  base: string | null,
  notes: Remark[],
): readonly ElementContent[] {
  const address = absolute(fileOfPlayer(node, source) ?? source, base);
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
    kind: target.gone === undefined ? 'left' : 'lost',
    what: 'embed',
    detail: `became a link: ${target.url.slice(0, 150)}${target.gone === undefined ? '' : ` (it leads nowhere: ${target.gone})`}`,
    words: countWords(seenText(node)),
    added: countWords(generic ? target.title : title),
  });
  return [
    element('p', {}, [
      element('a', { href: target.url }, [{ type: 'text', value: generic ? target.title : title }]),
    ]),
  ];
}

/** The file that a player of the old site plays, as its variables or its own address name it. */
function fileOfPlayer(node: Element, source: string): string | null {
  if (!/\.swf(?:$|\?)/i.test(source)) return null;
  const told = [node, ...findAll(node, 'param', 'embed')].map((of) =>
    /^flashvars$/i.test(attribute(of, 'name')) ? attribute(of, 'value') : attribute(of, 'flashvars'),
  );
  for (const query of [...told, source.split('?')[1] ?? '']) {
    const values = new URLSearchParams(query);
    for (const name of ['file', 'mp3', 'soundFile', 'src', 'url', 'video']) {
      const found = values.get(name) ?? '';
      if (/\.(?:mp3|m4a|mp4|m4v|flv|ogg|ogv|webm|mov)(?:$|\?)/i.test(found)) return found;
    }
  }
  return null;
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
