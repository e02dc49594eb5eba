import { outsideCode } from '../hidden.ts';

/** Fields by which plugins kept a post for members, and what they say if they kept it from nobody. */
const FIELDS: { readonly [key: string]: RegExp } = {
  _members_access_role: /^$/,
  _jetpack_newsletter_access: /^(?:|everybody)$/,
  rcp_access_level: /^(?:|none|0)$/i,
  rcp_user_level: /^(?:|all|a:1:\{i:0;s:3:"all";\})$/i,
  rcp_subscription_level: /^(?:|all|a:1:\{i:0;s:3:"all";\})$/i,
  _wpmem_block: /^(?:|0)$/,
  um_content_restriction: /^(?![\s\S]*"_um_accessible";(?:s:1:"2"|i:2))/,
};

/** Shortcodes that showed what they enclose to members, or to those who paid, alone. */
const SHORTCODES =
  /\[(members?|members_access|members_logged_in|restrict|private|protected|paywall|membership|wlm_private|mepr-active|mepr-show|s2If|wcm_restrict|um_loggedin|ppwp|loggedin|is_logged_in|subscribers?_only)(?=[\s\]])/gi;
/** Blocks that did the same, or ended what everyone could read. */
const BLOCKS =
  /<!--\s+wp:(?:jetpack\/(?:paywall|subscribers-only)|premium-content\/subscriber-view|members\/|memberpress\/|pmpro\/membership|content-control\/)/i;

/**
 * Why not everyone could read a post although its status says that it was published: a plugin kept it, or a part of it,
 * for members. Null if nothing shows that.
 */
export function keptForMembers(html: string, meta: { readonly [key: string]: string }): string | null {
  const field = Object.keys(FIELDS).find((key) => {
    const value = meta[key]?.trim();
    return value !== undefined && !FIELDS[key]!.test(value);
  });
  if (field !== undefined) return `${field} kept it for "${meta[field]!.trim().slice(0, 60)}"`;
  let isPart = false;
  outsideCode(html, (text) => {
    const lower = text.toLowerCase();
    const opened = new Set([...lower.matchAll(SHORTCODES)].map(([, name]) => name));
    // What is not closed may be a word that somebody put in brackets.
    isPart = [...opened].some((name) => lower.includes(`[/${name}]`)) || BLOCKS.test(text);
    return text;
  });
  return isPart ? 'a part of it was for members only' : null;
}
