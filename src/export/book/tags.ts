const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Elements that stand within a line (XHTML of EPUB 3.3), and are kept. */
export const IN_LINE = words(
  'a abbr b bdi bdo br cite code del dfn em i img ins kbd mark math q rp rt ruby s samp small span strong sub sup time u var wbr',
);

/** Elements that stand by themselves, and are kept. */
export const BLOCKS = words(
  'aside blockquote details div dl figcaption figure h1 h2 h3 h4 h5 h6 hr ol p pre section table ul',
);

/** Elements that may contain whatever their parent may contain: text alone, or blocks as well. */
export const TRANSPARENT = words('a del ins');

/** Elements that hold text and nothing that stands by itself. */
export const TEXT_ONLY = words('h1 h2 h3 h4 h5 h6 p pre');

/** Elements that HTML no longer has, or that a book has no use for, and what takes their place. */
export const INSTEAD: { readonly [name: string]: string } = {
  acronym: 'abbr',
  address: 'div',
  article: 'div',
  aside: 'div',
  big: 'span',
  button: 'span',
  caption: 'div',
  center: 'div',
  data: 'span',
  dd: 'div',
  dir: 'ul',
  dt: 'div',
  fieldset: 'div',
  figcaption: 'div',
  font: 'span',
  footer: 'div',
  form: 'div',
  header: 'div',
  hgroup: 'div',
  label: 'span',
  legend: 'p',
  li: 'div',
  listing: 'pre',
  main: 'div',
  menu: 'ul',
  nav: 'div',
  nobr: 'span',
  output: 'span',
  plaintext: 'pre',
  section: 'div',
  strike: 's',
  summary: 'div',
  tt: 'code',
  xmp: 'pre',
};

/** Elements that are left out with their content, since it is not text of the dispatch. */
export const SILENT = words(
  'area base canvas datalist head link map meta noscript optgroup option param progress meter script select slot source style template textarea title track',
);

/** Elements that show something of their own, from another place. */
export const EMBEDS = words('applet audio embed frame iframe object video');
