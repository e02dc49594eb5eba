import type { Json } from '../../../model/json.ts';
import { plainText } from '../../body/read-html.ts';
import { childrenOf, type XmlElement } from '../../found/xml.ts';

/** What a post is filed under; WXR 1.0 names each thing twice, first without its key. */
export function termsOf(element: XmlElement): readonly XmlElement[] {
  const all = childrenOf(element, 'category');
  return all.filter(
    (one) =>
      one.attributes.nicename !== undefined ||
      !all.some(
        (other) =>
          other.attributes.nicename !== undefined &&
          other.text.trim() === one.text.trim() &&
          (other.attributes.domain ?? 'category') === (one.attributes.domain ?? 'category'),
      ),
  );
}

/** Taxonomies that are read elsewhere, or that only set the machine. */
const OWN_TAXONOMIES =
  /^(?:category|post_tag|tag|author|language|post_format|nav_menu|link_category|wp_theme|wp_template_part_area|post_translations|term_\w+|translation_priority|product_\w+|elementor_\w+|jp_\w+)$/;

/** Terms of taxonomies that plugins and themes brought, such as `series`: kept as they were. */
export function otherTerms(terms: readonly XmlElement[]): { readonly [key: string]: Json } {
  const others = terms.filter(({ attributes }) => !OWN_TAXONOMIES.test(attributes.domain ?? 'category'));
  if (others.length === 0) return {};
  const groups = Map.groupBy(others, ({ attributes }) => attributes.domain!);
  return {
    terms: Object.fromEntries(
      [...groups].map(([name, all]) => [name, all.map(({ text }) => plainText(text))]),
    ),
  };
}

/** Polylang files posts by language. */
export function languageOf(terms: readonly XmlElement[]): string | null {
  const code = terms.find(({ attributes }) => attributes.domain === 'language')?.attributes.nicename ?? '';
  return /^[a-z]{2,3}(?:-[a-z]{2,4})?$/i.test(code) ? code : null;
}

/** The category that Yoast calls primary, else the first that is nobody's parent by name, else the first. */
export function primaryOf(
  categories: readonly XmlElement[],
  meta: { readonly [key: string]: string },
): XmlElement | undefined {
  const named = meta._yoast_wpseo_primary_category ?? meta.rank_math_primary_category;
  return categories.find((one) => named !== undefined && one.attributes.term_id === named) ?? categories[0];
}
