import { plainLetters, senseOf } from './senses.ts';
import { KIND_WORDS } from './states.ts';

/**
 * The folder or file name in a path that says that what is there is not for readers, such as `drafts`, `Entwürfe` or
 * `talks.draft.md`; null if none does. `_drafts` does not count.
 */
export function holdingName(path: string): string | null {
  const at = path.lastIndexOf('/') + 1;
  const file = path.slice(at);
  const { held } = sayingsOf(path.slice(0, at));
  if (held !== undefined) return held;
  const stem = file.replace(/\.[^.]*$/, '');
  const isMarked = MARKED.test(stem);
  return isMarked || isDraftName(/\.([^.\s]+)$/.exec(stem)?.[1] ?? '', KIND_WORDS) ? file : null;
}

/**
 * The folder or file name in a path that may say that what is there is not for readers, but as often does not: `inbox`,
 * `draft-talks.md` for a dispatch whose title says nothing about a draft. Null if none does.
 */
export function doubtfulName(path: string, title: string): string | null {
  const at = path.lastIndexOf('/') + 1;
  const file = path.slice(at);
  const { doubtful } = sayingsOf(path.slice(0, at));
  if (doubtful !== undefined) return doubtful;
  const whole = file.replace(/\.[^.]*$/, '');
  if (ORDER.test(whole) || LOUD.test(whole)) return file;
  if (!/draft|wip|unpublished/i.test(file)) return null;
  if (/^draft[-_ ]\d{4}-\d\d/i.test(whole)) return file;
  const stem = whole.replace(/^\d{4}-\d\d-\d\d-/, '');
  if (/^(?:draft|wip|unpublished|template)$/i.test(stem))
    return new RegExp(stem, 'i').test(title) ? null : file;
  const [, first, rest = '', last] =
    /^(draft)-(.+)$|(?:^(?:draft[_ ]|(?:drafts|wip|unpublished)[-_ ])|[-_ ](drafts?|wip|unpublished)$)/i.exec(
      stem,
    ) ?? [undefined];
  if (
    first === undefined &&
    last === undefined &&
    !/^(?:draft[_ ]|(?:drafts|wip|unpublished)[-_ ])/i.test(stem)
  )
    return null;
  if (/draft|wip|unpublished/i.test(title)) return null;
  // `draft-resolution.md` may be about a draft; `draft-talks.md` under the headline "Talks" is one.
  return first === undefined || plainLetters(title) === plainLetters(rest) ? file : null;
}

/** Names of folders that say, or may say, that what is in them is not for readers. */
type Sayings = { readonly held: string | undefined; readonly doubtful: string | undefined };

/** Memo of `sayingsOf`: manuscripts come folder by folder. */
let last: { readonly folders: string; readonly sayings: Sayings } | undefined;

/** What the folders of a path say. `folders`: the path up to the name of the file. */
function sayingsOf(folders: string): Sayings {
  if (last?.folders !== folders) {
    const names = folders.split('/').slice(0, -1);
    last = {
      folders,
      sayings: {
        held: names.find(
          (name) =>
            name !== '_drafts' &&
            (isDraftName(name, KIND_WORDS) ||
              HELD_FOLDERS.has(plainLetters(name)) ||
              DRAFTS.test(name) ||
              ORDER.test(name)),
        ),
        doubtful: names.find((name) => DOUBTFUL_FOLDERS.has(plainLetters(name))),
      },
    };
  }
  return last.sayings;
}

const DOUBTFUL_FOLDERS: ReadonlySet<string> = new Set(
  'inbox todo staging queue queued scheduled archetypes scratch templates members subscribers premium paywall topublish toreview forreview outbox backlog upcoming'.split(
    ' ',
  ),
);

/** A name that begins or ends with a mark in capitals, or ends with one in brackets. */
const MARKED =
  /^\W*(?:DRAFT|WIP|ENTWURF|BROUILLON|BORRADOR|BOZZA|RASCUNHO|EMBARGO(?:ED)?)(?!\p{Lu})|(?<!\p{Lu})(?:DRAFT|WIP|ENTWURF|BROUILLON|BORRADOR|BOZZA|RASCUNHO|EMBARGOED)\W*$|[[(](?:draft|wip)[\])]$/u;

/** An order not to publish in a name. */
const ORDER =
  /(?:^|[^\p{L}])(?:do[-_ ]?not|don['’]?t)[-_ ](?:publish|release|post|run|print)$|^(?:do[-_ ]?not|don['’]?t)[-_ ](?:publish|release|post|run|print)(?!\p{L})|(?:^|[^\p{L}])not[-_ ]for[-_ ](?:publication|release)(?!\p{L})|(?:^|[^\p{L}])(?:embargo(?:ed)?|hold)[-_ ](?:un)?till?(?!\p{L})/iu;
/** A word in capitals, in a name with other letters, that holds pieces back in newsrooms. */
const LOUD =
  /^(?:\d{4}-\d\d-\d\d[-_ ])?(?:HOLD|KILL(?:ED)?|SPIKED?)[-_ ](?=.*\p{Ll})|^(?=.*\p{Ll}).*[-_ ](?:HOLD|KILLED|SPIKED)$|^(?=.*\p{Ll}).*(?<!\p{L})EMBARGO(?:ED)?(?!\p{L})/u;

/** Folders of drafts among other words: `laura-drafts`, `mydrafts`, `draftposts`. */
const DRAFTS =
  /(?:^|[^\p{L}]|^[Mm]y)(?:[Dd]rafts|DRAFTS)(?:$|[^\p{L}])|(?<=\p{Ll})Drafts$|^[Dd]raft[-_ ]?(?:posts|pages|articles|dispatches|columns)$/u;

/** Folders, as whole names, for what is not for readers, or not yet. */
const HELD_FOLDERS: ReadonlySet<string> = new Set(
  `hold onhold held spiked killed pending inreview inprogress rejected confidential unlisted internal secret expired withdrawn
   enattente arelire encours enrelecture inarbeit enrevision inrevisione`.split(/\s+/),
);

/**
 * Whether each word of a name means a draft or says nothing. Words that also name subjects do not count. `more`: further
 * words that mean a draft.
 */
export function isDraftName(name: string, more: ReadonlySet<string> = new Set()): boolean {
  if (!/\p{L}/u.test(name) || name.length > 60) return false;
  let isTurned = false;
  let isShown = false;
  let isDraft = false;
  for (const written of name.split(/[^\p{L}\p{M}]+/u)) {
    if (written === '') continue;
    const word = plainLetters(written);
    if (/^(?:concept|koncept|todo|valid|an?)$/.test(word)) return false;
    const sense = more.has(word) ? 'draft' : NAME_FILLERS.has(word) ? 'filler' : senseOf(word);
    if (sense === 'not') isTurned = !isTurned;
    else if (sense === 'shown') isShown = true;
    else if (sense === 'draft') isDraft = true;
    else if (sense !== 'filler') return false;
  }
  return isShown ? isTurned : isDraft && !isTurned;
}

/** Words that say nothing in the name of drafts: `Old drafts`, `my first draft`. */
const NAME_FILLERS: ReadonlySet<string> = new Set(
  'my our old new other more first second third rough early working initial latest final folder userspace'.split(
    ' ',
  ),
);
