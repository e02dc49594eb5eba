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
    mustand melnraksts melnraksti juodrastis juodrasciai konsep bannhap nhap rancangan osnutek osnutki drog dreacht drafft zirriborroa
    roboczy robocze rozepsane rozepsany kladjes ฉบับร่าง ร่าง प्रारूप 草稿 草稿箱 草案 下書き 下書 初稿 초안 임시저장`,
  /** Says that a piece is not for readers. */
  held: `private privately secret pending trash trashed deleted protected confidential restricted withheld paywall paywalled
    premium paid spiked kill killed pulled retired retracted withdrawn inactive locked offline membersonly memberonly members
    subscribersonly subscriberonly paidonly staffonly hold onhold internal internalonly friendsonly offtherecord passwordprotected scrapped retraction withdrawal zuruckgezogen
    privat geheim vertraulich gesperrt intern prive privee confidentiel privado privada secreto confidencial privato
    privata segreto riservato segredo prive hemlig hemmelig fortrolig yksityinen salainen prywatny poufne soukromy tajne
    sukromny titkos gizli ozel ιδιωτικο приватно личное секретно закрыто скрыто приватне خاص سري خصوصی פרטי סודי
    privatno privatus privati privats slaptas slaptai soukrome rahasia riengtu निजी 私密 私有 私人 机密 保密 機密 秘密 限定公開 비공개`,
  /** Says that a piece is held back until a day. */
  embargo: 'embargo embargoed sperrfrist embargofrist',
  /** Says that a piece is for readers. */
  shown: `publication finished complete completed final finalised finalized reviewed done valid build publish published publishing public publicly visible visibly live online release released active enabled approved
    cleared signedoff vetted edited proofread factchecked lawyered launched routable enable ready render rendered output searchable indexable show shown display displayed available generate goeslive golive posted
    veroffentlicht veroffentlichen publiziert publizieren offentlich sichtbar freigegeben fertig publie publier publiee
    publique enligne publicado publicada publicar publico publica pubblicato pubblicata pubblicare pubblico pubblica
    visibile visivel gepubliceerd publiceren openbaar zichtbaar publicerad publicera offentlig synlig publisert publiser
    udgivet publiceret julkaistu julkaise julkinen nakyvissa opublikowano opublikowany opublikowane opublikuj publiczny widoczny
    publikowac zverejnovat zverejnit skelbti publicet julkaista publikovane publikalva publikalt objavljeno objavljen avaldatud birt paskelbta paskelbtas publicets yayinda yayinlandi dadang 已发布 已發布 已公開
    publikovano publikovat verejne zverejneno kozzeteve publikus publicat yayinla δημοσιευμενο δημοσιο
    опубликовано опубликован публиковать публично видимо опубліковано публічно публикувано منشور نشر عام منتشرشده عمومی
    פורסם לפרסם ציבורי 公开 公開 发布 發佈 發布 发表 上线 可见 공개 발행 게시`,
  /** Turns what follows into its opposite. */
  not: `no not non un nepas dont donot doesnt never without ne pas nicht kein keine sin sans ohne senza sem nao nie ikke inte ei niet
    geen nem nu не нет без 不 未 非 否 無 لا غير לא 안 미`,
  /** Keeps a piece away: from everything, or from what is named beside it. */
  away: `delete hide hidden hides hiding invisible exclude excluded excludes excluding skip skipped ignore ignored omit omitted disable
    disabled remove removed delist delisted block blocked suppress suppressed versteckt verstecken verborgen ausblenden
    ausgeblendet cache cachee masque oculto oculta ocultar nascosto nascosta nascondere escondido esconder dold skjult
    piilotettu ukryty ukryte skryto skryty skryte pasleptas paslepta paslepts slepts rejtett ascuns gizlenmis κρυφο скрыть скрытый приховано مخفي پنهان מוסתר
    隐藏 隱藏 非表示 숨김`,
  /** What robots read, and lists as a whole. */
  lists: `list lists listed listing listings index indexed indexing robot robots sitemap sitemaps google seo searchengine
    searchengines crawler crawlers collection collections`,
  /** Some lists. */
  someLists: 'search feed feeds rss atom home homepage homelist frontpage archives internalsearch sitesearch',
  /** A moment from which something holds. */
  from: 'from after on at since date day time datetime start starts starting begin begins ab von le 開始 开始 日 日期 日時 дата',
  /** A moment up to which something holds. */
  until: 'until till til before through thru up bis jusque jusqua jusquau hasta ate tot до',
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
export function senseOf(word: string): Sense | undefined {
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
export function plainLetters(text: string): string {
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

/**
 * Whether one of the words of a key, as `_`, `-` and capitals divide it, is one for drafts, for what is held back or for an
 * embargo: `legal_hold`, `draftOfMonday`. Keys of comments and of the page's look do not count.
 */
export function mentionsHolding(key: string): boolean {
  const words = key.split(/[^\p{L}\p{M}]+|(?<=\p{Ll})(?=\p{Lu})/u).filter(Boolean);
  if (
    words.some((word) => /^(?:comments?|replies|discussion|render|show|members|scroll|aspect)$/i.test(word))
  )
    return false;
  return words.some((word) => /^(?:draft|held|embargo)$/.test(senseOf(word) ?? ''));
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
  return best[plain.length] ?? inflected(plain);
}

function inflected(word: string): readonly Sense[] | undefined {
  const sense = word.length > 5 ? senseOf(word) : undefined;
  return sense && [sense];
}

/** States that words of keys do not cover. */
const HELD_STATES: ReadonlySet<string> = new Set(
  `drafting review inreview reviewing underreview progress inprogress idea ideas outline editing edit inedit todo submitted waiting
   queued planned password tiers friends subscribers followers member insiders patrons supporters backers donors paidsubscribers registered
   loggedin login staff editors team onlyme me
   self nobody none onlypaid founding unlisted autodraft inbox`.split(/\s+/),
);
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

/** Whether a folded key is that of a state: a word for one, or one for the state of something, such as `reviewstatus`. */
export function isStateKey(folded: string): boolean {
  const plain = plainLetters(folded);
  return STATES.has(plain) || (/(?:status|state)$/.test(plain) && !/^(?:comment|ping)/.test(plain));
}

const STATES: ReadonlySet<string> = new Set(
  `workflow stage phase postvisibility share sharing access accesslevel privacy security classification distribution
   audience tier tiers permission permissions acl sichtbarkeit zustand stato estado etat statut situacao stav durum stan
   tila allapot busena statusas statuss stavoklis staða stadie κατασταση статус состояние видимость 状态 狀態 状態
   ステータス 公開状態 상태 حالة الحالة סטטוס מצב`
    .split(/\s+/)
    .map(plainLetters),
);

/** Words of states in which a piece waits for someone, whatever else is said: `waiting for the lawyers`. */
const WAITING =
  /(?<![\p{L}\p{N}])(?:await\w*|waiting|needs?|pending|unapproved|unreviewed|unedited|lawyers?|legal hold|on hold|copy ?edit\w*|proof(?:ing|s)?|pitch(?:ed)?|rejected|blocked|backlog|doing|seedling|first draft|rough|tk|pendiente|en revisi[oó]n|in revisione|en attente|en relecture|[aà] relire|in (?:arbeit|bearbeitung|pr[üu]fung)|в работе|на проверке|на утверждении)(?![\p{L}\p{N}])|🚧|🔒|📝/iu;
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
/**
 * Whether a folded key that is answered with yes says that a piece is only for some, or waits for someone: `patrons_only`,
 * `login_required`, `needs_legal`, `taken_down`.
 */
export function isLimit(folded: string): boolean {
  return LIMITS.test(folded);
}

const LIMITS =
  /^(?:for)?(?:members?|subscribers?|patrons?|supporters?|backers?|donors?|insiders?|followers?|family|editors?|authors?|admins?|me|vip|registered|paying|employees|email|e?mail|newsletter|print)(?:only)$|^only(?:for)?(?:members?|subscribers?|patrons?|me|staff|print)$|^for(?:members|subscribers|patrons|staff)$|^(?:requires?|needs?)?(?:log|sign)in(?:required|only|needed)$|^(?:requires?|needs?)(?:login|signin|auth\w*|account)$|login$|^auth(?:required|enticated|entication)?$|^held(?:back)?$|^holdback$|^gated$|^(?:is)?tak(?:en|e)down$|^under(?:embargo|review)$|^(?:awaiting|needs|requires|pending)(?:legal|review|edit(?:s|ing)?|copyedit|factcheck(?:ing)?|approval|signoff|lawyer(?:ing)?|permission|proof(?:read(?:ing)?)?|publication|check)$|^restrict(?:access)?$|^classified$|^withdraw$|^(?:de|in)activated$|^suspended$|^quarantined$/;

/** Keys that name the end of what they are about, folded: the day is told where nothing else says what it means. */
export const ENDS: ReadonlySet<string> = new Set(
  `sunset sunsetdate enddate bestbefore publishdown publishend stoppublishing takedown takedowndate postexpirator
   ablaufdatum lauftab gultigbis caduca caducidad fechadecaducidad scade scadenza datadiscadenza expira expiraem validade
   dateexpiration verloopt verlooptop vervaldatum wygasa datawygasniecia vyprsi истекает vanhenee lejar sonaerme
   掲載期限 公開終了 公開終了日 过期 過期 过期时间 만료 만료일`
    .split(/\s+/)
    .map(plainLetters),
);

/** Keys of passwords. */
export const PASSWORDS: ReadonlySet<string> = new Set([
  'passcode',
  'pass',
  'password',
  'postpassword',
  'passphrase',
  'passwort',
  'motdepasse',
]);

/** Maps in which systems keep fields of a piece. */
export const HOLDERS: ReadonlySet<string> = new Set(
  `params extra meta metadata seo robots sitemap options settings page post blog publish publishing publication workflow cms
   custom data frontmatter config attributes properties fields visibility access status state taxonomies header cascade
   hugo jekyll eleventy astro gatsby obsidian notion ghost wordpress wp yoast drupal craft kirby contentful sys system devto hashnode`.split(
    /\s+/,
  ),
);
