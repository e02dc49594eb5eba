/** What an element of HTML keeps from readers. `offset`: where it begins in the body. */
type Kept = { readonly offset: number; readonly what: string; readonly remedy: string };

/**
 * Elements that keep text from readers: those whose content browsers do not show and that do not end (`<title>` in a
 * sentence, `<video … />`), components of other systems (`<YouTube id="…" />`), pictures that only a script loads, and
 * files that only a server includes. `body`: without its code; `html`: what was made of it.
 */
export function lostElements(body: string, html: string): readonly Kept[] {
  if (!mayKeep(body)) return [];
  const seen = body
    .replace(/<!--(?!#)[\s\S]*?-->/g, blank)
    .replace(/<svg\b[\s\S]*?<\/svg>/gi, blank)
    .replace(CODE_WITHIN, (_, tag: string, __, code: string) => tag + blank(code));
  return [...unended(seen, html), ...components(seen, html), ...unloaded(seen, html), ...included(seen)];
}

/** The content of scripts and style sheets, which may have tags in texts. */
const CODE_WITHIN = /(<(script|style)\b[^>]*>)([\s\S]*?)(?=<\/\2\b)/gi;

/** Whether a text may have such an element; most have none. */
export function mayKeep(text: string): boolean {
  return text.includes('<') && (HIDER.test(text) || CAPITAL.test(text));
}

/** Spaces in place of what is not looked at. */
function blank(text: string): string {
  return ' '.repeat(text.length);
}

/** Elements whose content browsers do not show, or only in place of something else. */
const HIDING =
  'title|script|style|template|noscript|noframes|noembed|iframe|video|audio|canvas|datalist|dialog|progress|meter|picture';
const HIDER = new RegExp(`<(?:(?:${HIDING})\\b|img\\b[^>]*\\sdata-|!--#|\\?(?:php|=))`, 'i');
const CAPITAL = /<[A-Z][A-Za-z\d]*[\s/>]/;
const HIDES = new RegExp(`(?<!\\\\)<(${HIDING})(?=[\\s/>])(?:[^<>"']|"[^"]*"|'[^']*')*>`, 'gi');

/** Elements that hide what follows, since nothing ends them: the first of each kind. */
function unended(body: string, html: string): readonly Kept[] {
  const told = new Set<string>();
  return [...body.matchAll(HIDES)].flatMap(({ index, 0: whole, 1: name = '' }): readonly Kept[] => {
    const tag = name.toLowerCase();
    if (told.has(tag)) return [];
    const rest = body.slice(index + whole.length);
    const next = rest.search(new RegExp(`<${tag}(?=[\\s/>])`, 'i'));
    const end = rest.search(new RegExp(`</${tag}\\b`, 'i'));
    if (end >= 0 && (next < 0 || end < next)) return [];
    if (!html.includes(`<${tag}`) && !html.includes(`<${name}`)) return [];
    const until = end < 0 ? rest : rest.slice(0, end);
    if (!/[\p{L}\p{N}]/u.test(until.replace(/<[^>]*>/g, ''))) return [];
    told.add(tag);
    return [
      {
        offset: index,
        what: `The element <${name}> that begins here does not end, so readers do not see what follows it`,
        remedy: `Write </${name}> where it ends (/> ends no such element); or write &lt;${name}> if it is text.`,
      },
    ];
  });
}

/**
 * Components of other systems, whose names begin with a capital letter and which have no content; the
 * first of each.
 */
function components(body: string, html: string): readonly Kept[] {
  const told = new Set<string>();
  return [...body.matchAll(COMPONENT)].flatMap(({ index, 0: whole, 1: name = '' }): readonly Kept[] => {
    if (told.has(name) || ELEMENTS.test(name) || !new RegExp(`<${name}\\b`, 'i').test(html)) return [];
    told.add(name);
    return [
      {
        offset: index,
        what: `${whole.slice(0, 60)} is a component of another system, so readers see nothing in its place`,
        remedy: 'Write in Markdown or HTML what it was meant to show, or remove it.',
      },
    ];
  });
}

const COMPONENT =
  /(?<!\\)<([A-Z][A-Za-z\d]*)((?:\s+[A-Za-z_:@][\w:.-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*(?:\/>|><\/\1\s*>)/g;
/** Elements of HTML that may be written in capitals without content. */
const ELEMENTS =
  /^(?:[A-Z\d]+|Br|Hr|Img|Input|Area|Base|Col|Embed|Link|Meta|Param|Source|Track|Wbr|Div|Span|Anchor|Iframe|Video|Audio|Script|Style|P|Td|Th|Tr|Li|Table|Font|Center|Object|Canvas|Nobr|Small|Big)$/;

/** Pictures without an address of their own, which a script of another system loads. */
function unloaded(body: string, html: string): readonly Kept[] {
  return [...body.matchAll(/<img\b(?:[^<>"']|"[^"]*"|'[^']*')*>/gi)].flatMap(({ index, 0: whole }) => {
    const [, key = '', address = ''] =
      /\s(data-(?:lazy-|original-?)?src|data-original|data-lazy|data-url)\s*=\s*["']?([^"'\s>]+)/i.exec(
        whole,
      ) ?? [];
    const isOwn = /\ssrc(?:set)?\s*=\s*["']?(?!data:|["'\s>])/i.test(whole);
    if (key === '' || isOwn || /&lt;img/i.test(html)) return [];
    return [
      {
        offset: index,
        what: `This picture has its address only in ${key}, for a script, so readers do not see it`,
        remedy: `Write src="${address}".`,
      },
    ];
  });
}

/** What a server would have put in the place of an instruction. */
function included(body: string): readonly Kept[] {
  const [found] = body.matchAll(/<!--#(?:include|exec|echo|printenv)\b[^>]*>|<\?(?:php\b|=)[\s\S]*?\?>/gi);
  if (found === undefined) return [];
  return [
    {
      offset: found.index,
      what: `${found[0].split('\n')[0]!.slice(0, 60)} is run by no server here, so readers see nothing in its place`,
      remedy: 'Write what it stood for, or remove it; write code between `backticks`.',
    },
  ];
}
