import type { Element } from 'hast';
import { decoded } from '../../../model/text/percent.ts';
import { attribute } from '../tree.ts';

/** Whether a text is only the name of the picture's file: `samore`, `IMG_2034.jpg`, `090202_samore2`. */
export function isFileName(text: string, source: string): boolean {
  const plain = text.trim();
  if (plain === '') return false;
  if (/^[\w()%.\- ]+\.(?:jpe?g|png|gif|webp|bmp|tiff?|svg)$/i.test(plain)) return true;
  const bare = (name: string) =>
    name
      .toLowerCase()
      .replace(/\.[a-z]{3,4}$/, '')
      .replace(/-\d+x\d+$/, '')
      .replace(/[^\p{L}\p{N}]+/gu, '');
  if (/^(?:img|dsc[nf]?|image|photo|picture|screen[ -]?shot|untitled|p)[ _-]?\d[\d_ -]*$/i.test(plain))
    return true;
  if (/^[\w.-]+$/.test(plain) && (/_/.test(plain) || /\d{4}/.test(plain))) return true;
  return (
    /[\d-]/.test(plain) && !/\s/.test(plain) && bare(plain) !== '' && bare(plain) === bare(fileName(source))
  );
}

/** Last segment of an address or path. */
export function fileName(source: string): string {
  return source.startsWith('data:')
    ? 'inline'
    : decoded(
        source
          .replace(/[?#].*$/s, '')
          .replace(/\/+$/, '')
          .split('/')
          .at(-1) ?? '',
      );
}

/** The true address of a picture: past placeholders of scripts, in its full size. */
export function sourceOf(image: Element): string {
  const own = attribute(image, 'src');
  const placeholder =
    own === '' ||
    /^data:image\/(?:gif|svg)/i.test(own) ||
    /(?:placeholder|spacer|blank|lazy|transparent|1x1|pixel)[\w-]*\.(?:gif|png|svg|jpe?g)/i.test(own);
  if (!placeholder) return attribute(image, 'dataOrigFile') || originalOf(own);
  for (const name of [
    'dataOrigFile',
    'dataSrc',
    'dataLazySrc',
    'dataOriginal',
    'dataOriginalSrc',
    'dataUrl',
    'dataHiResSrc',
    'dataFullUrl',
  ]) {
    if (attribute(image, name) !== '') return attribute(image, name);
  }
  const sets =
    attribute(image, 'srcSet') || attribute(image, 'dataSrcset') || attribute(image, 'dataLazySrcset');
  const widest = sets
    .split(/,\s+|,(?=https?:)/)
    .map((entry) => entry.trim().split(/\s+/))
    .map(([url, size]) => ({ url: url ?? '', size: Number.parseFloat(size ?? '1') || 1 }))
    .sort((a, b) => b.size - a.size)[0];
  return widest?.url || own;
}

/** The full size behind an address that WordPress.com, Blogger, Ghost, Substack or TypePad made for a smaller one. */
export function originalOf(address: string): string {
  const photon = /^(https?:)?\/\/i\d\.wp\.com\/(.+)$/i.exec(address);
  if (photon !== null) return `${/[?&]ssl=1/.test(address) ? 'https:' : 'http:'}//${withoutSize(photon[2]!)}`;
  if (/^(?:https?:)?\/\/[\w-]+\.files\.wordpress\.com\/|\/wp-content\/uploads\//i.test(address))
    return withoutSize(address);
  const fetched =
    /^https?:\/\/(?:[\w-]+\.)?substackcdn\.com\/image\/fetch\/.*?\/(https?%3A%2F%2F[^?#]+)$/i.exec(
      address,
    )?.[1];
  if (fetched !== undefined) return decoded(fetched);
  if (/\.typepad\.com\/\.a\/|\/\.a\/6a0/.test(address))
    return address.replace(/-(?:\d+[a-z]{2}|popup)$/, '-pi');
  if (address.includes('/content/images/size/'))
    return address.replace(/\/content\/images\/size\/w\d+(?:h\d+)?\/(?:format\/\w+\/)?/, '/content/images/');
  if (
    !/^(?:https?:)?\/\/(?:[\w-]+\.)*(?:blogspot|bp\.blogspot|googleusercontent|ggpht)\.com\//i.test(address)
  )
    return address;
  return address
    .replace(/\/(?:s|w|h)\d+(?:-[a-z0-9-]+)?\/(?=[^/]+$)/i, '/s0/')
    .replace(/=(?:s|w)\d+(?:-[a-z0-9-]+)?$/i, '=s0');
}

/** An address without the parameters that only set the size of the picture. */
function withoutSize(address: string): string {
  const [path = '', query = ''] = address.split('?', 2);
  const kept = query
    .replace(/&(?:amp;|#0?38;)/g, '&')
    .split('&')
    .filter(
      (pair) =>
        !/^(?:w|h|width|height|crop|resize|fit|quality|zoom|ssl|strip|is-pending-load|lb)(?:=|$)/.test(pair),
    );
  return kept.join('&') === '' ? path : `${path}?${kept.join('&')}`;
}

/** Whether a picture only counted visits. */
export function isCounter(image: Element, source: string): boolean {
  const tiny = (value: string) => /^[01](?:px)?$/.test(value);
  if (tiny(attribute(image, 'width')) && tiny(attribute(image, 'height'))) return true;
  return /^(?:https?:)?\/\/(?:feeds\.feedburner\.com\/~r\/|(?:[\w-]+\.)?feedsportal\.com\/|pixel\.|stats\.wordpress\.com\/|[\w.-]*doubleclick\.net\/|b\.scorecardresearch|www\.google-analytics\.com|blogger\.googleusercontent\.com\/tracker\/|feeds\.wordpress\.com\/1\.0\/|medium\.com\/_\/stat)/i.test(
    source,
  );
}

/** Whether two addresses are sizes of one file: `a-300x200.jpg` and `a.jpg`. */
export function sameFile(full: string, sized: string): boolean {
  const bare = (url: string) => fileName(url).replace(/(?:-\d+x\d+|-scaled|-e\d{10,})+(?=\.\w+$)/, '');
  return bare(full) === bare(sized);
}

/** Whether two addresses are one picture in two sizes, by any of the names that systems give to the smaller one. */
export function samePicture(full: string, sized: string): boolean {
  if (sameFile(full, sized)) return true;
  const [one, other] = [stem(full), stem(sized)];
  if (one !== '' && one === other) return true;
  // Imgur appends one letter for the size to the five or seven of a picture.
  return /\bimgur\.com\//i.test(sized) && one.length >= 5 && new RegExp(`^${one}[sbtmlh]$`).test(other);
}

/** A file's name without everything that can mean its size: `fog_m.jpg`, `t_fog.jpg`, `fog-thumb-300x200-45.jpg`. */
function stem(address: string): string {
  const name = fileName(address)
    .toLowerCase()
    .replace(/\.(?:jpe?g|png|gif|webp|avif|bmp)$/, '')
    .replace(/^(?:tn|t|th|thumb|thumbnail|small|sm)[_-]/, '')
    .replace(/[._-](?:thumb|thumbnail)(?:[_-]?\d+x\d+)?(?:-\d+)?$/, '')
    .replace(/(?:[-_]\d+x\d+|-scaled|-e\d{10,})+$/, '');
  const flickr = /flickr\.com\//i.test(address);
  return name.replace(flickr ? FLICKR_SIZE : SIZE, '');
}

const SIZE =
  /[._-](?:tn|th|thumb|thumbnail|small|sm|medium|med|large|lg|big|full|web|orig|original|preview|[smltbo]|\d{2,4}px|\d{2,4}w)$/;
/** https://www.flickr.com/services/api/misc.urls.html */
const FLICKR_SIZE = /_[sqtmnwzcbhko]$/;
