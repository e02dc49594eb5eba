import { plainLetters } from './senses.ts';

/**
 * Whether a folded key with the value yes says that only some may read a piece, or that it waits for someone:
 * `patrons_only`, `login_required`, `needs_legal`, `taken_down`.
 */
export function isLimit(folded: string): boolean {
  return LIMITS.test(folded);
}

const LIMITS =
  /^(?:for)?(?:members?|subscribers?|patrons?|supporters?|backers?|donors?|insiders?|followers?|family|editors?|authors?|admins?|me|vip|registered|paying|employees|email|e?mail|newsletter|print)(?:only)$|^only(?:for)?(?:members?|subscribers?|patrons?|me|staff|print)$|^for(?:members|subscribers|patrons|staff)$|^(?:requires?|needs?)?(?:log|sign)in(?:required|only|needed)$|^(?:requires?|needs?)(?:login|signin|auth\w*|account)$|login$|^auth(?:required|enticated|entication)?$|^held(?:back)?$|^holdback$|^gated$|^(?:is)?tak(?:en|e)down$|^under(?:embargo|review)$|^(?:awaiting|needs|requires|pending)(?:legal|review|edit(?:s|ing)?|copyedit|factcheck(?:ing)?|approval|signoff|lawyer(?:ing)?|permission|proof(?:read(?:ing)?)?|publication|check)$|^restrict(?:access)?$|^classified$|^withdraw$|^(?:de|in)activated$|^suspended$|^quarantined$|^rejected$|^spam$|^headless$|^protect$|^previewonly$/;

/** Folded keys that hold a dispatch back with any value except no. */
export const HOLD_UNLESS_FALSE: ReadonlySet<string> = new Set([
  'isdraft',
  'unpublished',
  'isunpublished',
  'retracted',
  'iswithdrawn',
  'withdrawal',
  'retraction',
  'killed',
  'spiked',
  'hold',
  'onhold',
  'private',
  'isprivate',
]);

/** Folded keys whose value is the kind of a piece. In some systems, a kind can be a state such as `draft`. */
export const KINDS: ReadonlySet<string> = new Set([
  'type',
  'posttype',
  'contenttype',
  'layout',
  'kind',
  'category',
]);

/** Keys, in plain letters, that name the end of something. A day in one is reported unless the piece is about an event. */
export const ENDS: ReadonlySet<string> = new Set(
  `sunset sunsetdate enddate bestbefore publishdown publishend stoppublishing takedown takedowndate postexpirator
   ablaufdatum lauftab gultigbis caduca caducidad fechadecaducidad scade scadenza datadiscadenza expira expiraem validade
   dateexpiration verloopt verlooptop vervaldatum wygasa datawygasniecia vyprsi истекает vanhenee lejar sonaerme
   掲載期限 公開終了 公開終了日 过期 過期 过期时间 만료 만료일`
    .split(/\s+/)
    .map(plainLetters),
);

/** Folded keys of passwords. */
export const PASSWORDS: ReadonlySet<string> = new Set([
  'passcode',
  'pass',
  'password',
  'postpassword',
  'passphrase',
  'passwort',
  'motdepasse',
  'passwd',
  'kennwort',
  'contrasena',
  'contraseña',
  'senha',
  'пароль',
  '密码',
  '密碼',
  'パスワード',
]);

/** Folded keys of maps in which other systems keep the fields of a piece. */
export const HOLDERS: ReadonlySet<string> = new Set(
  `params extra meta metadata seo robots sitemap options settings page post blog publish publishing publication workflow cms
   custom data frontmatter config attributes properties fields visibility access status state taxonomies header cascade
   hugo jekyll eleventy astro gatsby obsidian notion ghost wordpress wp yoast drupal craft kirby contentful sys system devto hashnode
   docusaurus zola pelican nikola hexo strapi sanity tina decap nuxt vitepress quartz micropub schedule`.split(
    /\s+/,
  ),
);
