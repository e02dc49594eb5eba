/** What a word can say about a piece within a key. */
type Sense = keyof typeof WORDS;

/** What a key asks about a dispatch. */
export type Question = {
  /** Whether it is published, whether lists and robots may see it, or only some lists. */
  readonly about: 'draft' | 'unlisted' | 'some lists';
  /** Whether the dispatch is shown where the key says yes; undefined where the key is about a day alone. */
  readonly shows: boolean | undefined;
  /** What a day means as the value of the key; undefined where a day says nothing. */
  readonly day: 'embargo' | 'expires' | 'publication' | undefined;
  /** Whether every value but no means a day. */
  readonly isStrict?: true;
};

/**
 * Words of keys, by what they say, without accents: English, then languages in which authors write keys of their own. A key
 * is read as these words one after the other, so `exclude_from_search`, `isPrivate`, `nicht_veröffentlichen` and `非公開`
 * need no entries of their own. No word stands in two rows.
 */
const WORDS = {
  /** Says that a piece is not finished. */
  draft: `draft drafts wip todo needsreview needswork needsediting workinprogress unfinished incomplete unpublished entwurf entwurfe unfertig unveroffentlicht brouillon brouillons
    inedit borrador borradores bozza bozze rascunho rascunhos concept klad utkast kladd kladde udkast luonnos luonnokset szkic wersjarobocza koncept navrh
    piszkozat vazlat ciorna schita taslak προχειρο черновик чернетка чернова مسودة پیشنویس טיוטה esborrany zirriborro nacrt
    mustand melnraksts juodrastis konsep bannhap ฉบับร่าง ร่าง प्रारूप 草稿 草案 下書き 下書 初稿 초안 임시저장`,
  /** Says that a piece is not for readers. */
  held: `private privately secret pending trash trashed deleted protected confidential restricted withheld paywall paywalled
    premium paid spiked kill killed pulled retired retracted withdrawn inactive locked offline membersonly memberonly members
    subscribersonly subscriberonly paidonly staffonly hold onhold internal internalonly friendsonly offtherecord passwordprotected scrapped
    privat geheim vertraulich gesperrt intern prive privee confidentiel privado privada secreto confidencial privato
    privata segreto riservato segredo prive hemlig hemmelig fortrolig yksityinen salainen prywatny poufne soukromy tajne
    sukromny titkos gizli ozel ιδιωτικο приватно личное секретно закрыто скрыто приватне خاص سري خصوصی פרטי סודי
    privatno rahasia riengtu निजी 私密 私有 私人 机密 保密 機密 秘密 限定公開 비공개`,
  /** Says that a piece is held back until a day. */
  embargo: 'embargo embargoed sperrfrist embargofrist',
  /** Says that a piece is for readers. */
  shown: `publication finished complete completed final finalised finalized reviewed done valid build publish published publishing public publicly visible visibly live online release released active enabled approved
    ready render rendered output searchable indexable show shown display displayed available generate goeslive golive posted
    veroffentlicht veroffentlichen publiziert publizieren offentlich sichtbar freigegeben fertig publie publier publiee
    publique enligne publicado publicada publicar publico publica pubblicato pubblicata pubblicare pubblico pubblica
    visibile visivel gepubliceerd publiceren openbaar zichtbaar publicerad publicera offentlig synlig publisert publiser
    udgivet publiceret julkaistu julkaise julkinen nakyvissa opublikowany opublikowane opublikuj publiczny widoczny
    publikovano publikovat verejne zverejneno kozzeteve publikus publicat yayinda yayinla yayinlandi δημοσιευμενο δημοσιο
    опубликовано опубликован публиковать публично видимо опубліковано публічно публикувано منشور نشر عام منتشرشده عمومی
    פורסם לפרסם ציבורי 公开 公開 发布 發佈 發布 发表 上线 可见 공개 발행 게시`,
  /** Turns what follows into its opposite. */
  not: `no not non un nepas dont donot doesnt never without ne pas nicht kein keine sin sans ohne senza sem nao nie ikke inte ei niet
    geen nem nu не нет без 不 未 非 否 無 لا غير לא 안 미`,
  /** Keeps a piece away: from everything, or from what is named beside it. */
  away: `delete hide hidden hides hiding invisible exclude excluded excludes excluding skip skipped ignore ignored omit omitted disable
    disabled remove removed delist delisted block blocked suppress suppressed versteckt verstecken verborgen ausblenden
    ausgeblendet cache cachee masque oculto oculta ocultar nascosto nascosta nascondere escondido esconder dold skjult
    piilotettu ukryty ukryte skryto skryty rejtett ascuns gizlenmis κρυφο скрыть скрытый приховано مخفي پنهان מוסתר
    隐藏 隱藏 非表示 숨김`,
  /** What robots read, and lists as a whole. */
  lists: `list lists listed listing listings index indexed indexing robot robots sitemap sitemaps google seo searchengine
    searchengines crawler crawlers collection collections`,
  /** Some lists. */
  someLists: 'search feed feeds rss atom home homepage homelist frontpage archives internalsearch sitesearch',
  /** A moment from which something holds. */
  from: 'from after on at since date day time datetime start starts starting begin begins ab von le 開始 开始 日 日期 日時 дата',
  /** A moment up to which something holds. */
  until: 'until till til before through thru up bis jusque jusqua hasta ate tot до',
  /** Ends the time in which a piece is for readers. */
  ends: 'expire expires expired expiry expiration unpublish',
  /** Says nothing about that. */
  filler: `in dg is are be been being to the a an this that it its for of and with post posts page pages article articles entry entries
    piece blog site web website set should must will only mode flag yet currently all any everywhere completely eleventy
    hugo jekyll please still`,
} as const;

const INFLECTED: ReadonlySet<Sense> = new Set<Sense>(['draft', 'held', 'embargo', 'shown']);
/** English words, whose forms all have entries, and words whose other forms are other words. */
const UNINFLECTED =
  /^(?:draft|concept|konsep|secret|pending|trash|delet|protect|confidential$|restrict|withh|paywall|premium|spike|kill|pull|retir|retract|withdr|inactiv|lock|offline|member|subscrib|staff|intern|friend|scrap|publication|finish|complet|final|review|valid|build|publish|public|visib|live|online|releas|active|enabl|approv|ready|render|output|search|index|show|display|avail|generat|post|conception|todo)/;

const SENSES: ReadonlyMap<string, Sense> = new Map(
  (Object.keys(WORDS) as Sense[]).flatMap((sense) =>
    WORDS[sense].split(/\s+/).map((word) => [plainLetters(word), sense] as const),
  ),
);

/** Letters that every stem has; stems are looked up by them. */
const SHORTEST = 4;
const STEMS = stems();

/**
 * Words that are inflected, each as its stem: without its last vowel, or two in Cyrillic. English has its forms in the
 * rows above. (`Map.groupBy` is not used, since an old Node, which only reads this file, does not have it.)
 */
function stems(): ReadonlyMap<string, readonly (readonly [string, Sense])[]> {
  const found = new Map<string, (readonly [string, Sense])[]>();
  for (const [word, sense] of SENSES) {
    if (!INFLECTED.has(sense) || word.length <= SHORTEST || UNINFLECTED.test(word)) continue;
    const stem = word.replace(/(?:[aeiouyαεηιουωةה]|[аеиоуыэюяії]{1,2})$/u, '');
    const key = stem.slice(0, SHORTEST);
    found.set(key, [...(found.get(key) ?? []), [stem, sense]]);
  }
  return found;
}

const LONGEST = Math.max(...[...SENSES.keys()].map((word) => word.length));

/** The sense of a word, in whatever form it is written: `Entwürfen`, `borradores`, `черновики`. */
function senseOf(word: string): Sense | undefined {
  const plain = plainLetters(word);
  const sense = SENSES.get(plain);
  if (sense !== undefined || UNINFLECTED.test(plain)) return sense;
  const found = STEMS.get(plain.slice(0, SHORTEST))?.find(
    ([stem]) =>
      plain.startsWith(stem) &&
      plain.length - stem.length <= Math.min(4, stem.length - (/^[a-z]/.test(stem) ? 3 : 2)),
  );
  return found?.[1];
}

/** Whether a word begins with one for a draft, as compounds do: `Entwurfsfassung`. */
function beginsAsDraft(word: string): boolean {
  const plain = plainLetters(word);
  const stems = UNINFLECTED.test(plain) ? undefined : STEMS.get(plain.slice(0, SHORTEST));
  return (
    stems?.some(([stem, sense]) => sense === 'draft' && stem.length > 5 && plain.startsWith(stem)) ?? false
  );
}

/** A key or a word in lower case, without accents, spaces and signs. */
function plainLetters(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** What a key asks about a dispatch; undefined if it is not made of the words above, or they ask nothing. */
export function questionIn(key: string): Question | undefined {
  const words = sensesOf(key);
  if (words === undefined) return undefined;
  const has = (...senses: readonly Sense[]) => words.some((one) => senses.includes(one));
  const isTurned = words.filter((one) => one === 'not' || one === 'away').length % 2 === 1;
  const isHeld = has('draft', 'held', 'embargo');
  const isTimed = has('from', 'until');
  if (has('ends')) return { about: 'draft', shows: false, day: 'expires', isStrict: true };
  if (has('embargo')) return { about: 'draft', shows: isTurned, day: 'embargo', isStrict: true };
  if (has('lists')) return { about: 'unlisted', shows: !(isTurned || isHeld), day: undefined };
  if (has('someLists')) return { about: 'some lists', shows: !(isTurned || isHeld), day: undefined };
  const shows = has('shown') && !isHeld ? !isTurned : isHeld && has('not') && isTurned;
  if (!isHeld && !has('shown', 'away'))
    return has('not') && has('until') ? { about: 'draft', shows: undefined, day: 'publication' } : undefined;
  const day = shows
    ? has('until')
      ? 'expires'
      : 'publication'
    : has('draft') || !isTimed
      ? undefined
      : has('until')
        ? 'embargo'
        : 'expires';
  return { about: 'draft', shows: isTimed ? undefined : shows, day };
}

/** Whether a state such as `in review` or `Entwurf` holds a piece back. `isKind`: the text of `type` or `layout`. */
export function isHeldState(text: string, isKind: boolean): boolean {
  const plain = plainLetters(text);
  if (!isKind && HELD_STATES.has(plain)) return true;
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

/**
 * The folder or file name in a path that says that what is there is not for readers, such as `drafts`, `Entwürfe` or
 * `talks.draft.md`; null if none does. `_drafts` is not meant.
 */
export function holdingName(path: string): string | null {
  const names = path.split('/');
  const file = names.pop() ?? '';
  const folder = names.find((name) => name !== '_drafts' && isDraftName(name, KIND_WORDS));
  if (folder !== undefined) return folder;
  const stem = file.replace(/\.[^.]*$/, '');
  const isMarked = /^\W*(?:DRAFT|WIP|ENTWURF|BROUILLON|BORRADOR|BOZZA|RASCUNHO)\b/.test(stem);
  return isMarked || isDraftName(/\.([^.\s]+)$/.exec(stem)?.[1] ?? '', KIND_WORDS) ? file : null;
}

/**
 * Whether each word of a name is one for drafts, or says nothing. Words that name subjects, too, do not count; `more` are
 * further words that do.
 */
export function isDraftName(name: string, more: ReadonlySet<string> = new Set()): boolean {
  if (!/\p{L}/u.test(name) || name.length > 60) return false;
  const words = name
    .split(/[^\p{L}\p{M}]+/u)
    .filter(Boolean)
    .map(plainLetters);
  const senses = words.map((word) => (more.has(word) ? 'draft' : senseOf(word)));
  const isTurned = senses.filter((one) => one === 'not').length % 2 === 1;
  if (words.some((word) => /^(?:concept|koncept|todo|valid|an?)$/.test(word))) return false;
  if (senses.some((one) => one === undefined || !/^(?:draft|filler|not|shown)$/.test(one))) return false;
  return senses.includes('shown') ? isTurned : senses.includes('draft') && !isTurned;
}

/** The senses of the words that a key consists of, as few as possible; undefined if it has other words, too. */
function sensesOf(key: string): readonly Sense[] | undefined {
  const plain = plainLetters(key);
  if (plain === '' || plain.length > 60) return undefined;
  const best: (readonly Sense[] | undefined)[] = [[]];
  for (let end = 1; end <= plain.length; end++)
    for (let start = Math.max(0, end - LONGEST); start < end; start++) {
      const before = best[start];
      const sense = before && SENSES.get(plain.slice(start, end));
      if (before && sense && before.length + 1 < (best[end]?.length ?? Infinity))
        best[end] = [...before, sense];
    }
  return best[plain.length];
}

/** States that words of keys do not cover. */
const HELD_STATES: ReadonlySet<string> = new Set(
  `review inreview reviewing underreview progress inprogress idea ideas outline editing edit inedit todo submitted waiting
   queued planned password tiers friends subscribers followers registered loggedin login staff editors team onlyme me
   self nobody none onlypaid founding unlisted autodraft inbox`.split(/\s+/),
);
const KIND_WORDS: ReadonlySet<string> = new Set([
  'private',
  'hidden',
  'trash',
  'deleted',
  'privat',
  'prive',
  'embargo',
  'embargoed',
]);

/** Whether a folded key is that of a state: a word for one, or one for the state of something, such as `reviewstatus`. */
export function isStateKey(folded: string): boolean {
  return STATES.has(folded) || (/(?:status|state)$/.test(folded) && !/^(?:comment|ping)/.test(folded));
}

const STATES: ReadonlySet<string> = new Set(
  `workflow stage phase postvisibility share sharing access accesslevel privacy security
   audience tier tiers permission permissions acl sichtbarkeit zustand stato estado etat statut stav durum stan статус
   состояние видимость 状态 狀態 ステータス 公開状態 상태 حالة סטטוס`.split(/\s+/),
);
/** Keys of kinds, folded, some of which are states of other systems. */
export const KINDS: ReadonlySet<string> = new Set([
  'type',
  'posttype',
  'contenttype',
  'layout',
  'kind',
  'category',
]);

/** Keys that hold it back whatever they say but no. */
export const HOLD_UNLESS_FALSE: ReadonlySet<string> = new Set([
  'isdraft',
  'unpublished',
  'isunpublished',
  'retracted',
  'iswithdrawn',
  'withdrawal',
  'private',
  'isprivate',
]);
/** Keys of passwords. */
export const PASSWORDS: ReadonlySet<string> = new Set([
  'password',
  'postpassword',
  'passphrase',
  'passwort',
  'motdepasse',
]);

/** Maps in which systems keep fields of a piece. */
export const HOLDERS: ReadonlySet<string> = new Set(
  `params extra meta metadata seo robots sitemap options settings page post blog publish publishing publication workflow cms
   custom data frontmatter config attributes properties fields visibility access status state`.split(/\s+/),
);
