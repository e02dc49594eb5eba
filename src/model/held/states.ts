import { beginsAsDraft, plainLetters, senseOf, sensesOf } from './senses.ts';

/** Whether a state such as `in review` or `Entwurf` holds a piece back. `isKind`: it is the value of `type` or `layout`. */
export function isHeldState(text: string, isKind: boolean): boolean {
  const plain = plainLetters(text);
  if (!isKind && (HELD_STATES.has(plain) || WAITING.test(text))) return true;
  // `embargoed until Monday`
  const written = text.split(/[^\p{L}\p{M}]+/u).filter(Boolean);
  const first = senseOf(written[0] ?? '');
  if (!isKind && (first === 'draft' || first === 'embargo' || beginsAsDraft(written[0] ?? ''))) return true;
  const forms = written.flatMap((word) => senseOf(word) ?? []);
  const words = sensesOf(plain) ?? (forms.length === written.length ? forms : []);
  const isTurned = words.filter((one) => one === 'not').length % 2 === 1;
  if (words.includes('shown')) return isTurned;
  const isHeld = words.some(
    (one) => one === 'draft' || (!isKind && (one === 'held' || one === 'embargo' || one === 'away')),
  );
  return (isHeld || KIND_WORDS.has(plain)) && !isTurned;
}

/** Words of states in which a piece waits for someone, whatever else the state says: `waiting for the lawyers`. */
const WAITING =
  /(?<![\p{L}\p{N}])(?:await\w*|waiting|needs?|pending|unapproved|unreviewed|unedited|lawyers?|legal hold|on hold|copy ?edit\w*|proof(?:ing|s)?|pitch(?:ed)?|rejected|blocked|backlog|doing|seedling|first draft|rough|tk|pendiente|en revisi[oó]n|in revisione|en attente|en relecture|[aà] relire|in (?:arbeit|bearbeitung|pr[üu]fung)|в работе|на проверке|на утверждении)(?![\p{L}\p{N}])|🚧|🔒|📝/iu;

/** States that hold a piece back and do not consist of the words of keys. */
const HELD_STATES: ReadonlySet<string> = new Set(
  `drafting writing rewriting researching review inreview reviewing underreview progress inprogress idea ideas outline
   editing edit inedit subbing factcheck factchecking assigned commissioned todo submitted waiting parked shelved onice
   placeholder stub tbd fixme notyet soon comingsoon halfdone almostdone queued planned password tiers friends subscribers followers member insiders patrons supporters backers donors paidsubscribers registered
   loggedin login staff editors team onlyme me
   self nobody none onlypaid founding unlisted autodraft inbox`.split(/\s+/),
);

/** Words that, as a kind or in the name of a file or folder, hold back what has that kind or name. */
export const KIND_WORDS: ReadonlySet<string> = new Set([
  'private',
  'hidden',
  'trash',
  'deleted',
  'privat',
  'prive',
  'embargo',
  'embargoed',
]);

/** Whether a folded key names a state: by a word such as `workflow`, or by its ending, as `reviewstatus`. */
export function isStateKey(folded: string): boolean {
  const plain = plainLetters(folded);
  return (
    STATES.has(plain) || (/(?:status|state|stage|workflow)$/.test(plain) && !/^(?:comment|ping)/.test(plain))
  );
}

const STATES: ReadonlySet<string> = new Set(
  `workflow stage phase postvisibility share sharing access accesslevel privacy security classification distribution
   audience tier tiers permission permissions acl sichtbarkeit zustand stato estado etat statut situacao stav durum stan
   tila allapot busena statusas statuss stavoklis staða stadie κατασταση статус состояние видимость 状态 狀態 状態
   ステータス 公開状態 상태 حالة الحالة סטטוס מצב`
    .split(/\s+/)
    .map(plainLetters),
);
