/** The address that a person would open for an embedded one, and what to call it. */
type EmbedTarget = {
  readonly url: string;
  readonly title: string;
  /** What became of the service, if it is closed and the address leads nowhere. */
  readonly gone?: string;
};

/**
 * Finds the page behind the address of a player or a card. A player of a service that still exists leads to the
 * service's own page.
 */
export function embedTarget(address: string): EmbedTarget {
  const url = new URL(address);
  const host = url.hostname.replace(/^www\./, '');
  for (const [hosts, find] of SERVICES) {
    const found = hosts.test(host) ? find(url, address) : null;
    if (found !== null) return found;
  }
  const gone = GONE.find(([hosts]) => hosts.test(host));
  const title = `Embedded from ${host}`;
  return gone === undefined
    ? { url: address, title }
    : { url: address, title: `Video on ${gone[1]}`, gone: `${gone[1]} closed in ${gone[2]}` };
}

type Find = (url: URL, address: string) => EmbedTarget | null;

const SERVICES: readonly (readonly [hosts: RegExp, find: Find])[] = [
  [/^(?:m\.)?youtube(?:-nocookie)?\.com$|^youtu\.be$/, youtube],
  [/(?:^|\.)vimeo(?:cdn)?\.com$/, vimeo],
  [
    /dailymotion\.com$/,
    byPath(
      /^\/(?:(?:embed|swf)\/)?(?:video\/)?([a-z0-9]{4,})/i,
      'https://www.dailymotion.com/video/',
      'Video on Dailymotion',
    ),
  ],
  [/(?:^|\.)youku\.com$/, youku],
  [
    /(?:^|\.)tudou\.com$/,
    byPath(/^\/v\/([\w-]+)/, 'http://www.tudou.com/programs/view/', 'Video on Tudou', '/'),
  ],
  [/(?:^|\.)bilibili\.com$|(?:^|\.)hdslb\.com$/, bilibili],
  [
    /^(?:static\.video|v|imgcache)\.qq\.com$/,
    byQuery('vid', 'https://v.qq.com/x/page/', 'Video on Tencent', '.html'),
  ],
  [
    /^(?:ext|embed)\.nicovideo\.jp$/,
    byPath(/^\/(?:thumb_)?watch\/(\w+)/, 'https://www.nicovideo.jp/watch/', 'Video on Niconico'),
  ],
  [
    /^embed(?:-ssl)?\.ted\.com$/,
    byPath(/^(?:\/[a-z]{2}(?=\/))?(\/talks\/.+?)(?:\.html)?$/, 'https://www.ted.com', 'Talk on TED'),
  ],
  [/^archive\.org$/, byPath(/^\/embed\/([^/]+)/, 'https://archive.org/details/', 'On the Internet Archive')],
  [
    /^open\.spotify\.com$/,
    byPath(/^\/embed(?:-podcast)?(\/.+)$/, 'https://open.spotify.com', 'Listen on Spotify'),
  ],
  [
    /^embed\.podcasts\.apple\.com$/,
    byPath(/^(\/.+)$/, 'https://podcasts.apple.com', 'Listen on Apple Podcasts'),
  ],
  [/^(?:w|player)\.soundcloud\.com$/, byAddress('url', 'Listen on SoundCloud')],
  [/(?:^|\.)mixcloud\.com$/, mixcloud],
  [
    /(?:^|\.)scribd(?:assets)?\.com$/,
    byQuery('document_id', 'https://www.scribd.com/document/', 'Document on Scribd'),
  ],
  [/^platform\.twitter\.com$/, byQuery('id', 'https://twitter.com/i/status/', 'Post on Twitter')],
  [
    /^(?:twitter|x)\.com$|^platform\.twitter\.com$/,
    (_, address) => ({ url: address, title: 'Post on Twitter' }),
  ],
  [/(?:^|\.)facebook\.com$/, byAddress('href', 'On Facebook')],
  [
    /(?:^|\.)instagram\.com$/,
    byPath(/^(\/(?:p|reel|tv)\/[\w-]+\/)embed/, 'https://www.instagram.com', 'Post on Instagram'),
  ],
  [/^gist\.github\.com$/, (_, address) => ({ url: address, title: 'Code on GitHub' })],
  [/google\.[a-z.]+$/, google],
  // Cards and frames of services that show a page of another site.
  [
    /^hatenablog-parts\.com$|(?:^|\.)embedly\.com$|(?:^|\.)iframe\.ly$|^twitframe\.com$|(?:^|\.)wp\.com$|^noembed\.com$/,
    card,
  ],
];

/** Services that closed, with the year: their players say nothing more. */
const GONE: readonly (readonly [hosts: RegExp, name: string, year: number])[] = [
  [/(?:^|\.)blip\.tv$/, 'Blip', 2015],
  [/(?:^|\.)viddler\.com$/, 'Viddler', 2014],
  [/(?:^|\.)megavideo\.com$/, 'Megavideo', 2012],
  [/(?:^|\.)vine\.co$/, 'Vine', 2017],
  [/(?:^|\.)grooveshark\.com$/, 'Grooveshark', 2015],
  [/(?:^|\.)revver\.com$/, 'Revver', 2011],
  [/(?:^|\.)metacafe\.com$/, 'Metacafe', 2021],
  [/(?:^|\.)qik\.com$/, 'Qik', 2016],
  [/(?:^|\.)imeem\.com$/, 'imeem', 2009],
  [/(?:^|\.)justin\.tv$/, 'Justin.tv', 2014],
  [/^(?:d\.)?(?:video\.)?yahoo\.com$/, 'Yahoo Video', 2011],
];

function byPath(pattern: RegExp, prefix: string, title: string, suffix = ''): Find {
  return (url) => {
    const found = pattern.exec(url.pathname)?.[1];
    return found === undefined ? null : { url: `${prefix}${found}${suffix}`, title };
  };
}

function byQuery(name: string, prefix: string, title: string, suffix = ''): Find {
  return (url) => {
    const found = url.searchParams.get(name) ?? '';
    return /^[\w-]+$/.test(found) ? { url: `${prefix}${found}${suffix}`, title } : null;
  };
}

/** A parameter is the whole address. */
function byAddress(name: string, title: string): Find {
  return (url) => {
    const found = url.searchParams.get(name) ?? '';
    return /^https?:\/\/[^/]/.test(found) ? { url: found, title } : null;
  };
}

function youtube(url: URL): EmbedTarget | null {
  const list = url.searchParams.get('list') ?? /^\/p\/([\w-]{10,})/.exec(url.pathname)?.[1] ?? '';
  const named = url.hostname === 'youtu.be' ? /^\/([\w-]{6,})/ : /^\/(?:embed|v|e|shorts|live)\/([\w-]{6,})/;
  const video = named.exec(url.pathname)?.[1] ?? url.searchParams.get('v') ?? '';
  if (video !== '' && video !== 'videoseries')
    return { url: `https://www.youtube.com/watch?v=${video}`, title: 'Video on YouTube' };
  return /^[\w-]+$/.test(list)
    ? { url: `https://www.youtube.com/playlist?list=${list}`, title: 'Videos on YouTube' }
    : null;
}

function vimeo(url: URL): EmbedTarget | null {
  const video =
    url.searchParams.get('clip_id') ?? /^\/(?:video\/)?(\d+)(?:\/|$)/.exec(url.pathname)?.[1] ?? '';
  return /^\d+$/.test(video) ? { url: `https://vimeo.com/${video}`, title: 'Video on Vimeo' } : null;
}

function youku(url: URL): EmbedTarget | null {
  const video =
    /\/sid\/([\w=]+)/.exec(url.pathname)?.[1] ??
    /^\/embed\/([\w=]+)/.exec(url.pathname)?.[1] ??
    url.searchParams.get('VideoIDS') ??
    '';
  return /^[\w=]+$/.test(video)
    ? { url: `https://v.youku.com/v_show/id_${video}.html`, title: 'Video on Youku' }
    : null;
}

function bilibili(url: URL): EmbedTarget | null {
  const [video, old] = [url.searchParams.get('bvid') ?? '', url.searchParams.get('aid') ?? ''];
  const id = /^BV\w+$/i.test(video) ? video : /^\d+$/.test(old) ? `av${old}` : null;
  return id === null ? null : { url: `https://www.bilibili.com/video/${id}`, title: 'Video on Bilibili' };
}

function mixcloud(url: URL): EmbedTarget | null {
  const feed = url.searchParams.get('feed') ?? '';
  return URL.canParse(feed, 'https://www.mixcloud.com/') && feed !== ''
    ? { url: new URL(feed, 'https://www.mixcloud.com/').href, title: 'Listen on Mixcloud' }
    : null;
}

function google(url: URL, address: string): EmbedTarget | null {
  if (/^\/maps/.test(url.pathname) || /^maps\./.test(url.hostname))
    return { url: address, title: 'Map on Google Maps' };
  if (!/^video\./.test(url.hostname)) return null;
  const video = /docid=(-?\d+)/i.exec(url.search)?.[1];
  return {
    url: video === undefined ? address : `https://video.google.com/videoplay?docid=${video}`,
    title: 'Video on Google Video',
    gone: 'Google Video closed in 2012',
  };
}

function card(url: URL): EmbedTarget | null {
  for (const name of ['url', 'src', 'href']) {
    const found = url.searchParams.get(name) ?? '';
    if (!URL.canParse(found) || !/^https?:\/\/[^/]/.test(found) || found === url.href) continue;
    return new URL(found).hostname === url.hostname ? null : embedTarget(found);
  }
  return null;
}
