/** What a word in a key can say about a piece: the name of a row of `WORDS`. */
export type Sense = keyof typeof WORDS;

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

/** The senses of the words of a key, divided into as few words as possible; undefined if it has unknown words. */
export function sensesOf(key: string): readonly Sense[] | undefined {
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

/** The sense of a key that is a single word in an inflected form; undefined if it is not. */
function inflected(word: string): readonly Sense[] | undefined {
  const sense = word.length > 5 ? senseOf(word) : undefined;
  return sense && [sense];
}

/** Whether a word begins with one for a draft, as compounds do: `Entwurfsfassung`. */
export function beginsAsDraft(word: string): boolean {
  const plain = plainLetters(word);
  const stems = UNINFLECTED.test(plain) ? undefined : STEMS.get(plain.slice(0, SHORTEST));
  return (
    stems?.some(([stem, sense]) => sense === 'draft' && stem.length > 5 && plain.startsWith(stem)) ?? false
  );
}

/** A key or a word in lower case, without accents, spaces and signs. */
export function plainLetters(text: string): string {
  const lower = text.toLowerCase();
  if (/^[a-z\d]*$/.test(lower)) return lower;
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * The words of keys, without accents, in a row for each sense: English, then languages in which authors write keys of their
 * own. A key is read as a sequence of these words, so `exclude_from_search`, `isPrivate`, `nicht_veröffentlichen` and `非公開`
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
    cleared signedoff vetted edited proofread factchecked lawyered launched routable enable ready render rendered output show shown display displayed available generate goeslive golive posted
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
    searchengines crawler crawlers collection collections indexable`,
  /** Some lists. */
  someLists:
    'search feed feeds rss atom home homepage homelist frontpage archives internalsearch sitesearch searchable',
  /** A moment from which something holds. */
  from: 'from after on at since date day time datetime start starts starting begin begins ab von le 開始 开始 日 日期 日時 дата',
  /** A moment up to which something holds. */
  until: 'until till til before through thru up bis jusque jusqua jusquau hasta ate tot до',
  /** Ends the time in which a piece is for readers. */
  ends: 'expire expires expired expiry expiration unpublish',
  /** Says nothing about who may read a piece, or when. */
  filler: `in dg is are be been being to the a an this that it its for of and with post posts page pages article articles entry entries
    piece blog site web website set should must will only mode flag yet currently all any everywhere completely eleventy
    hugo jekyll please still`,
} as const;

const INFLECTED: ReadonlySet<Sense> = new Set<Sense>(['draft', 'held', 'embargo', 'shown']);
/** Words that are not cut to a stem: English ones, whose forms all have entries, and ones whose stem begins other words. */
const UNINFLECTED =
  /^(?:draft|concept|konsep|secret|pending|trash|delet|protect|confidential$|restrict|withh|paywall|premium|spike|kill|pull|retir|retract|withdr|inactiv|lock|offline|member|subscrib|staff|intern|friend|scrap|publication|finish|complet|final|review|valid|build|publish|public|visib|live|online|releas|active|enabl|approv|ready|render|output|search|index|show|display|avail|generat|post|conception|todo)/;

const SENSES: ReadonlyMap<string, Sense> = new Map(
  (Object.keys(WORDS) as Sense[]).flatMap((sense) =>
    WORDS[sense].split(/\s+/).map((word) => [plainLetters(word), sense] as const),
  ),
);

/** How many letters a stem has at least. Stems are looked up by their first letters, as many as this. */
const SHORTEST = 4;
const STEMS = stems();

/**
 * The stems of words that are inflected. A stem is the word without its last vowel, or in Cyrillic without its last one or
 * two vowels. (`Map.groupBy` is not used, since an old Node, which only reads this file, does not have it.)
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
