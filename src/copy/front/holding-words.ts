/** Keys that hold a dispatch back where they say yes; like all keys here, folded, and read by no field. */
export const HOLD_IF_TRUE: ReadonlySet<string> = new Set([
  'unpublished',
  'unpublish',
  'notpublished',
  'donotpublish',
  'dontpublish',
  'nopublish',
  'private',
  'isprivate',
  'hold',
  'onhold',
  'wip',
  'pending',
  'trash',
  'trashed',
  'deleted',
  'embargoed',
  'secret',
  'protected',
  'passwordprotected',
  'hide',
  'ishidden',
  'invisible',
  'withheld',
  'confidential',
  'restricted',
  'paywall',
  'paywalled',
  'membersonly',
  'subscribersonly',
  'exclude',
  'excluded',
  'entwurf',
  'brouillon',
  'borrador',
  'bozza',
  'rascunho',
  'utkast',
  'koncept',
  'concept',
  'szkic',
  'luonnos',
  'taslak',
  'чернетка',
  'черновик',
  '草稿',
  '下書き',
]);
/** Keys that hold it back whatever they say but no. */
export const HOLD_UNLESS_FALSE: ReadonlySet<string> = new Set([
  'isdraft',
  'unpublished',
  'isunpublished',
  'retracted',
  'iswithdrawn',
  'withdrawal',
]);
/** Keys that hold it back where they say no. */
export const HOLD_IF_FALSE: ReadonlySet<string> = new Set([
  'publish',
  'ispublished',
  'public',
  'ispublic',
  'visible',
  'isvisible',
  'live',
  'islive',
  'released',
  'publishedstatus',
  'publishstatus',
]);
/** Keys that take it off the lists where they say yes. */
export const OFF_LISTS_IF_TRUE: ReadonlySet<string> = new Set([
  'isunlisted',
  'notlisted',
  'nolist',
  'unlist',
  'delisted',
  'eleventyexcludefromcollections',
]);
/** Keys of passwords. */
export const PASSWORDS: ReadonlySet<string> = new Set(['password', 'postpassword']);
/** Keys of states, which hold it back with one of `HELD_STATES`. */
export const STATES: ReadonlySet<string> = new Set([
  'state',
  'poststate',
  'poststatus',
  'publishstatus',
  'publishedstatus',
  'pagestatus',
  'workflow',
  'stage',
  'workflowstate',
  'workflowstatus',
  'postvisibility',
  'posttype',
  'type',
  'access',
]);
/** States in which it is held back. */
export const HELD_STATES: ReadonlySet<string> = new Set([
  'draft',
  'private',
  'trash',
  'unpublished',
  'password',
  'members',
  'paid',
]);
/** Keys of the day on which it goes. */
export const EXPIRES: ReadonlySet<string> = new Set([
  'expire',
  'expired',
  'expiry',
  'expiration',
  'expirationdate',
  'expireson',
  'expiresat',
  'expiresdate',
  'unpublishdate',
  'unpublishat',
  'unpublishon',
]);
/** Keys of the day until which it is held back. */
export const EMBARGO: ReadonlySet<string> = new Set([
  'embargo',
  'embargodate',
  'embargountil',
  'embargoeduntil',
  'embargotill',
  'embargoedtill',
]);
