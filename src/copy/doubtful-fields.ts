import { isForeignNo, isForeignYes } from '../model/held/answers.ts';
import { draftMarkOfLine } from '../model/held/draft-marks.ts';
import { isDraftName } from '../model/held/held-names.ts';
import { ENDS } from '../model/held/keys.ts';
import { mentionsHolding } from '../model/held/questions.ts';
import { plainLetters } from '../model/held/senses.ts';
import { isHeldState } from '../model/held/states.ts';
import { isMap, type Json } from '../model/json.ts';
import { isDay } from '../model/time/named-days.ts';
import { fold } from './front/spelling.ts';

/** A key that no field took and that may hold a dispatch back. `isSure`: it can hardly mean anything else. */
type Doubt = { readonly key: string; readonly isSure: boolean; readonly reason: string };

/**
 * The keys that no field took and whose values may say that the dispatch is not for readers, whatever the keys are called:
 * a word for a draft, an order not to publish, the end of a period, a yes or no that has no effect.
 */
export function doubtfulFields(extra: { readonly [key: string]: Json }): readonly Doubt[] {
  const keys = Object.keys(extra);
  const isEvent = keys.some((key) => /start|begin|event|sunrise/i.test(key));
  return keys.flatMap((key): readonly Doubt[] => {
    for (const [name, text] of textsIn(key, extra[key] ?? null)) {
      const doubt = doubtOf(name, text, isEvent);
      if (doubt) return [{ key, ...doubt }];
    }
    return [];
  });
}

function doubtOf(name: string, text: string, isEvent: boolean): Omit<Doubt, 'key'> | undefined {
  if (text.length > 80 || text === '' || /^https?:/.test(text)) return undefined;
  if (!isEvent && /\d{4}/.test(text) && ENDS.has(plainLetters(name)) && isDay(text) && !/\d:\d/.test(text))
    return { isSure: false, reason: `"${name}" names ${text}, and has no effect` };
  const line = `${name}: ${text}`;
  const known = doubts.get(line);
  if (known !== undefined) return known ?? undefined;
  if (doubts.size === MANY_LINES) doubts.clear();
  const doubt = doubtOfLine(name, text);
  doubts.set(line, doubt ?? null);
  return doubt;
}

/** Memo of `doubtOfLine`: the same lines come up in many dispatches. */
const doubts = new Map<string, Omit<Doubt, 'key'> | null>();

const MANY_LINES = 2_000;

function doubtOfLine(name: string, text: string): Omit<Doubt, 'key'> | undefined {
  const mark = draftMarkOfLine(text);
  if (mark?.isSure && /\s/.test(mark.text)) return { isSure: true, reason: `"${name}" says "${mark.text}"` };
  if (mark || isDraftName(text)) return { isSure: false, reason: `"${name}" says "${text}"` };
  const folded = fold(name);
  if (PROCESS.test(folded) && (isHeldState(text, false) || /^(?:needed|required|open|no)$/i.test(text)))
    return { isSure: false, reason: `"${name}" says "${text}"` };
  if (ACCESS.test(folded) && isHeldState(text, false))
    return { isSure: false, reason: `"${name}" says "${text}"` };
  if (READERS.test(folded) && GROUPS.test(text)) return { isSure: false, reason: `"${name}" says "${text}"` };
  const isAnswer = /^(?:true|yes|y|on|x|✓|✔)$/i.test(text) || isForeignYes(text);
  if (isAnswer && mentionsHolding(name))
    return { isSure: false, reason: `"${name}" says "${text}", and has no effect` };
  const isNo = /^(?:false|no|off|n)$/i.test(text);
  if ((isAnswer && DOUBTFUL_YES.test(folded)) || (isNo && (DOUBTFUL_NO.test(folded) || CLEARED.test(name))))
    return { isSure: false, reason: `"${name}" says "${text}", and has no effect` };
  const isForeign = isForeignYes(text) || isForeignNo(text);
  const isStrange = /[^\x00-\x7F]/.test(name) && (isAnswer || isNo);
  if ((isForeign && !/lang|locale|country|code|region/i.test(name)) || isStrange)
    return { isSure: false, reason: `"${name}" is not a field, so "${text}" has no effect` };
  return undefined;
}

/** Keys that say how far the work on a piece is, folded. */
const PROCESS =
  /^(?:(?:editorial|legal|fact|copy|final)?(?:review|check|approval|moderation|signoff|clearance)|legal|progress|phase|pipeline)$/;

/** Keys, folded, inside a map of any name, that say who may see something. */
const ACCESS = /^(?:visibility|access|privacy|audience|plan|flag)$/;

/** Keys, folded, of who may read something, and the groups that are not everyone. */
const READERS =
  /^(?:read|view|readers?|viewers?|roles?|groups?|allow(?:ed)?|acl|access|permissions?|audience|visibleto|accessroles?|allowedroles?)$/;
const GROUPS =
  /^(?:admins?|administrators?|editors?|staff|team|members?|subscribers?|internal|employees|owners?|authors?|logged[ -]?in|0?[67]00)$/i;

/** Keys, folded, whose yes or no may mean that a piece is not for everyone, or not ready. */
const DOUBTFUL_YES =
  /^(?:subscribers?|patrons|patreon|staff|dummy|placeholder|(?:is)?test|lock|frozen|banned|flagged|sample|(?:is)?(?:archived|superseded|deprecated|obsolete|outdated|recalled|encrypt(?:ed)?))$/;
const DOUBTFUL_NO = /^(?:is)?(?:free|web|website|onweb|blog|pub|export|launch|sent|approval)$/;
/** A key with a word for what was done before a publication: `cleared_by_legal`. */
const CLEARED =
  /(?:^|[_\W])(?:cleared|approved|reviewed|publish|published|released|vetted|checked)(?:$|[_\W\p{Lu}])/u;

/** The texts in a value, including those in lists and maps, each with the nearest key. */
function* textsIn(name: string, value: Json, depth = 0): Generator<readonly [string, string]> {
  if (depth > 3 || value === null) return;
  if (Array.isArray(value))
    for (const item of value.slice(0, 20)) yield* textsIn(name, item as Json, depth + 1);
  else if (isMap(value))
    for (const [key, inner] of Object.entries(value)) yield* textsIn(key, inner as Json, depth + 1);
  else yield [name, String(value).trim()];
}
