import { describe, expect, it } from 'vitest';
import { COMMON_LANGUAGES, readLanguageTag } from '../../../src/model/language/tags.ts';

describe('readLanguageTag', () => {
  it.each([
    ['en', 'en'],
    ['pt_BR', 'pt-BR'],
    ['zh-Hans-CN', 'zh-Hans-CN'],
    ['sr-Latn', 'sr-Latn'],
    ['gsw', 'gsw'],
    ['de-DE-1996', 'de-DE-1996'],
  ])('takes %s for a tag', (written, tag) => {
    expect(readLanguageTag(written)).toEqual({ tag });
  });

  it.each([
    ['zh-CN-Hans', 'zh-Hans-CN'],
    ['German', 'de'],
    ['deutsch', 'de'],
    ['Français', 'fr'],
    ['日本語', 'ja'],
    ['jp', 'ja'],
    ['gb', 'en'],
    ['en_US.UTF-8', 'en-US'],
  ])('takes %s for no tag, but likely for %s', (written, likely) => {
    expect(readLanguageTag(written)).toEqual({ tag: null, likely });
  });

  it.each(['not a tag', 'i-klingon', 'x-private', 'e', '', 'klingon'])('knows nothing like %j', (written) => {
    expect(readLanguageTag(written)).toEqual({ tag: null, likely: undefined });
  });

  it.each(COMMON_LANGUAGES)('takes %s without asking for its name, which there is', (language) => {
    const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
    expect(names.of(language)).toBeDefined();
  });

  it('takes every tag that it gives', () => {
    for (const name of ['German', 'Norwegian', 'Chinese', 'zh-TW-Hant', 'cz', 'cn']) {
      const reading = readLanguageTag(name);
      if (reading.tag !== null || reading.likely === undefined) throw new Error(name);
      expect(readLanguageTag(reading.likely)).toEqual({ tag: reading.likely });
    }
  });
});
