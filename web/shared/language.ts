import { lasting } from './browser.ts'

const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

/**
 * Every face says everything in every language: leaving one out does not compile. Chinese comes with the page, the others
 * when they are asked for.
 */
export interface InEveryLanguage<Texts> {
  readonly 'zh-CN': Texts
  readonly en: () => Promise<Texts>
}

const KEY = 'yiping.language'

/** `?lang=` of the address, which then holds for the pages after it; else what was chosen on this device; else Chinese. */
export function findLanguage(search: string): Language {
  const inAddress = new URLSearchParams(search).get('lang')
  const asked = languages.find((language) => language === inAddress)
  if (asked !== undefined) keepLanguage(asked)
  const kept = lasting.read<string>(KEY)
  return asked ?? languages.find((language) => language === kept) ?? 'zh-CN'
}

export function keepLanguage(language: Language): void {
  lasting.keep(KEY, language)
}

/** What has a name in both languages (a reason, a dimension). */
export function nameIn(language: Language, named: { readonly nameZh: string; readonly nameEn: string }): string {
  return language === 'en' ? named.nameEn : named.nameZh
}
