const RIGHT_TO_LEFT = new Set([
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'he',
  'iw',
  'ks',
  'nqo',
  'pa-arab',
  'ps',
  'sd',
  'syr',
  'ug',
  'ur',
  'yi',
]);

/** Direction in which a language (BCP 47) is written. */
export function directionOf(lang: string): 'ltr' | 'rtl' {
  const tag = lang.toLowerCase();
  if (/-(?:arab|hebr|syrc|thaa|nkoo|adlm)(?:-|$)/.test(tag)) return 'rtl';
  if (/-latn(?:-|$)/.test(tag)) return 'ltr';
  return RIGHT_TO_LEFT.has(tag.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}
