import { isDraftName } from './held-names.ts';
import { isHeldState } from './states.ts';

/** A mark that says that a dispatch is not for readers. `isSure`: it can hardly mean anything else. */
export type DraftMark = { readonly text: string; readonly isSure: boolean };

/**
 * The mark at the beginning or end of a title that says that this is a draft: `[DRAFT] Talks`, `DRAFT: Talks`,
 * `Talks (draft)`, `Talks - DRAFT`. Null if there is none, as in `Draft of the constitution` and `NFL – Draft`.
 */
export function draftMarkOfTitle(written: string): DraftMark | null {
  const title = written.replace(/[\\*_`]/g, '');
  if (HELD_TITLE.test(title) || PLACEHOLDER.test(title)) return { text: title.slice(0, 40), isSure: false };
  const [, before, after] = ORDER_IN_TITLE.exec(title) ?? [];
  const order = before ?? after;
  if (order !== undefined) return { text: order, isSure: true };
  if (title.length <= 30 && isDraftMark(title)) return { text: title, isSure: isSaid(title) };
  for (const [pattern, isLoud] of TITLE_MARKS) {
    const text = pattern.exec(title)?.[1];
    if (text !== undefined && isDraftMark(text))
      return { text, isSure: isSaid(text) || (isLoud && !isWip(text)) };
  }
  return null;
}

/** Where a title has a mark, and whether a mark there can hardly mean anything else. */
const TITLE_MARKS: readonly (readonly [RegExp, boolean])[] = [
  [/^\s*\[([^\]]{2,40})\]/, true],
  [/^\s*[【〔［]([^】〕］]{2,40})[】〕］]/, true],
  [/[【〔［]([^】〕］]{2,40})[】〕］]\s*$/, true],
  [/\{([^{}]{2,40})\}\s*$/, false],
  [/\s#(\p{L}{3,12})\s*$/u, false],
  [/^\s*\(([^)]{2,40})\)/, false],
  [/^\s*(\p{Lu}{3,12})(?:\s*:|\s+[-–—|]\s)/u, true],
  [/^\s*(\p{L}{2,12})(?::\s|\s+[-–—]\s)/u, false],
  [/^\s*(\p{Lu}{3,12})\s+(?=.*\p{Ll})/u, false],
  [/[[(]([^\])]{2,40})[\])]\s*$/, false],
  [/[-–—|:]\s+(\p{Lu}{3,12}|\p{Ll}{3,12})\s*$/u, false],
];

/** What WordPress puts before the title of what is not for everyone, in several languages, and what writers put there. */
const HELD_TITLE =
  /^\s*(?:🚧|🔒|\[(?:private|embargo(?:ed)?|hold|confidential)\]|\((?:private|embargoed)\)|(?:private|protected|privat|gesch[üu]tzt|priv[ée]|prot[ée]g[ée]|privado|protegido|privato|protetto):\s|todo:\s)/iu;

/** The title of a text that nobody has given one yet, and marks of newsrooms around a title. */
const PLACEHOLDER = new RegExp(
  [
    /^(?:[Uu]ntitled(?: (?:document|post|draft|note))?(?: \d+)?|[Nn]ew [Pp]ost|[Tt]est [Pp]ost|TODO|asdf+|[Ll]orem ipsum.*)$/,
    /^(?:[Hh]eadline )?TK(?: TK)*$|\sTK$/,
    /^\s*(?:HOLD|KILL|SPIKE|EMBARGO(?:ED)?|SCHEDULED)(?::|\s+[-–—|])\s/,
    /^\s*(?:\[|\()(?:TODO|TK|HOLD|KILL(?:ED)?|SPIKED?|DELETED|SCHEDULED|EMBARGO(?:ED)?|[Mm]embers(?:[ -]only)?|[Ss]ubscribers[ -]only)(?:\s[^\])]{1,30})?(?:\]|\))/,
    /(?:\[|\()(?:TODO|TK|HOLD|KILL(?:ED)?|SPIKED?|DELETED|SCHEDULED|[Ee]mbargoed|EMBARGO(?:ED)?|[Pp]rivate|PRIVATE|[Mm]embers only|[Ss]ubscribers only)(?:\s[^\])]{1,30})?(?:\]|\))\s*$/,
    /^\s*(?:[Ff]irst|[Rr]ough|[Ee]arly) [Dd]raft:\s|[-–—:|]\s+(?:[Ww]ork in progress|a (?:first |rough )?draft)$/,
  ]
    .map(({ source }) => source)
    .join('|'),
);
const ORDER_IN_TITLE =
  /^\s*(DO NOT (?:PUBLISH|RUN|POST|RELEASE)|NOT FOR PUBLICATION)(?![\p{L}\p{N}])|[-–—|:([]\s*((?:[Dd]o not|DO NOT|[Dd]on['’]t) (?:[Pp]ublish|PUBLISH|[Pp]ost|POST|[Rr]un|RUN|[Rr]elease|RELEASE)|[Nn]ot for publication|NOT FOR PUBLICATION)\W*$/u;

/** The mark in a tag or column that says that its dispatches are not for readers: `draft`, `not published`. Null if none. */
export function draftMarkOfTag(written: string): DraftMark | null {
  const known = marksOfTags.get(written);
  if (known !== undefined) return known;
  if (marksOfTags.size === MANY_TAGS) marksOfTags.clear();
  // `#iran #draft` is one tag if it is written as a text.
  const names = written.split(/\s+(?=#)/).map((name) => name.replace(FOLDER, '').replace(/[-_]+/g, ' '));
  const name = names.find((one) => isDraftMark(one) || /^private?$/i.test(one));
  const mark = name === undefined ? null : { text: name, isSure: isSaid(name) };
  marksOfTags.set(written, mark);
  return mark;
}

/** The sign of a tag, and folders of tags that say how far the work on a piece is. */
const FOLDER = /^#?(?:(?:status|state|stage|workflow|blog|posts?|writing|articles?)[/:])?/i;

/** Memo of `draftMarkOfTag`: the same tags come up in many dispatches. */
const marksOfTags = new Map<string, DraftMark | null>();

const MANY_TAGS = 10_000;

/**
 * The mark in the first line of a text that says that the text is not for readers: `DRAFT – NOT FOR PUBLICATION`,
 * `**DRAFT**`, `EMBARGOED UNTIL NOON`. Null if there is none.
 */
export function draftMarkOfLine(line: string): DraftMark | null {
  const shown = /[<>[*_]/.test(line) ? withoutMarks(line) : line;
  // Most first lines are long; their ends are not looked for, nor are they compared with all letters.
  if (/[a-z\d].{79,200}[a-z\d]/is.test(shown)) return null;
  const rest = shown.replace(/^[^\p{L}\p{N}]+/u, '');
  if (/[\p{L}\p{N}]/u.test(rest.slice(80))) return null;
  const text = rest.replace(/[^\p{L}\p{N}]+$/u, '');
  if (text === '') return null;
  if (IS_DRAFT.test(text) || CAPITALS.test(text) || CIRCLE.test(text)) return { text, isSure: false };
  const [first = ''] = text.split(/\s*[^\p{L}\p{M}\s'’-]\s*|\s[-–—]\s/u);
  if (isOrder(text)) return { text, isSure: true };
  const isCapital = first === first.toUpperCase() && first !== first.toLowerCase();
  if (isDraftMark(first) && (first === text || isCapital))
    return { text, isSure: isSaid(first) || (isCapital && !isWip(first)) };
  return EMBARGO.test(text) ? { text, isSure: false } : null;
}

function withoutMarks(line: string): string {
  // No tag ends behind the last `>`, so none is looked for there.
  const end = line.lastIndexOf('>') + 1;
  return line.slice(0, end).replace(MARKS_AND_TAGS, '') + line.slice(end).replace(MARKS, '');
}

/** What readers do not see of a line: where a comment begins, callouts and emphasis. */
const MARKS = /<!--|\[!(?:note|warning|caution|important|tip|info)\]|[*_]{2,}/giu;
const MARKS_AND_TAGS = new RegExp(`${MARKS.source}|-->|<[^>]*>`, 'giu');

/** Whether a text consists of words for a draft. Words that as often name a subject do not count. */
function isDraftMark(text: string): boolean {
  return isDraftName(text) || isSaid(text);
}

/** Whether a text says in so many words that something is not to be published. */
function isSaid(text: string): boolean {
  return isOrder(text) || (/^(?:not|nicht|non|no|ne|não)\s/i.test(text) && isHeldState(text, true));
}

/** Whether a text is a mark under which writers also publish: work in progress. */
function isWip(text: string): boolean {
  return /^wip$/i.test(text);
}

/** Whether a line begins with an order not to publish, and ends after it or goes on with a new part. */
function isOrder(line: string): boolean {
  return WORDS.test(line) && ORDER.test(line);
}

/** Orders not to publish. */
const ORDERS =
  /not for (?:publication|release)|not to be (?:published|released)|(?:please )?do(?: not|n['’]?t) (?:publish|release|post|run|print)|hold for (?:release|publication)|nicht (?:zur )?ver[öo]ffentlich\p{L}*|ne pas (?:publier|diffuser)|no publicar|non pubblicare|n[ãa]o publicar|niet publiceren|nie publikowa[ćc]|nepublikovat|nepublikova[ťt]|nezve[řr]ej[ňn]ovat|не публиковать|не публікувати|не публикувай\p{L}*|neskelbti|nepublic[ēe]t|ei julkaist\p{L}*|[äa]l[äa] julkaise|nem k[öo]z[öo]lhet[őo]|ikke (?:offentliggj\p{L}+|publiser\p{L}*)|publicera inte|får ej publiceras|yay[ıi]nlamay[ıi]n|να μη δημοσιευ\p{L}+|μη δημοσιε\p{L}+|لا تنشر|ليس للنشر|לא לפרסום|公開禁止|掲載禁止|公開しない(?:で)?|请勿发布|請勿發布|不要发布|게시 ?금지|공개 ?금지/u;
const ORDER = new RegExp(
  `^(?:\\p{L}+(?: to \\p{L}+)?\\W{1,6})?(?:${ORDERS.source})(?:$|\\W*$|\\s*[-–—.,:;!|)\\]]|\\s(?:yet|until|before|without|bis|vor|avant|antes|prima|voor))`,
  'iu',
);
/** The words of orders. V8 takes milliseconds to compile patterns that ignore the case of all letters. */
const WORDS = new RegExp(ORDERS.source.replace(/\\p\{L\}[*+]/g, ''), 'iu');
const EMBARGO =
  /^(?:(?:strictly |under |sous |onder |bajo |sotto |sob |unter )?embargo(?:ed)?\b\s*(?:$|:|until|till|tot\b|to\b|jusqu|hasta|fino|até|bis\b|[-–—])|embargad[oa] (?:hasta|até)|sperrfrist\s*(?:$|:|bis\b)|эмбарго\s*(?:$|:|до\b))/iu;
/** A sentence that says that this is a draft: `This is a draft.`, `Draft #2`, `draft – please comment`. */
const IS_DRAFT =
  /^(?:this|the following) (?:(?:post|piece|article|text|column|dispatch|page) )?is (?:still )?(?:a|only a|just a) (?:rough |first |early )?draft(?:$|\W)|^(?:rough |first |second |third )?draft (?:#|v|no\.? ?)?\d{1,2}(?:$|\W*$)|^draft\s*[-–—,:;]\s*(?:please|for (?:comment|review))|^(?:status|publish|stage)\s*:\s*(?:draft|no|wip|pending)$|^(?:this (?:article|page|post) is )?under construction$/iu;
/** Who alone may read a text, and what stands where one is still to be written, as a whole line. */
const CIRCLE =
  /^(?:(?:strictly |private and )?confidential(?:\s*[:—–-].*)?|(?:please )?do not (?:distribute|circulate|share|forward|cite|quote)(?: without.*)?|(?:for )?internal use only|(?:for )?(?:members|subscribers|patrons|staff) only|off the record|not for attribution|(?:background|backgrounder) only|work in progress|placeholder(?: text)?|lorem ipsum.*|this (?:post|piece|article|page|dispatch) is private)$/iu;
/** What newsrooms write in capitals above what is not to be published yet. */
const CAPITALS =
  /^(?:HOLD(?: UNTIL\b.*)?|WORK IN PROGRESS|NOT FOR DISTRIBUTION|DO NOT (?:USE|DISTRIBUTE)(?: .*)?|(?:PRIVATE AND |STRICTLY )?CONFIDENTIAL|(?:FOR )?INTERNAL USE ONLY|TK(?: ?TK)*|TO COME|PLACEHOLDER)$/u;
