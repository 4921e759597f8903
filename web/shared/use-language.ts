import { useEffect, useLayoutEffect, useState } from 'preact/hooks'
import { findLanguage, type InEveryLanguage, keepLanguage, type Language } from './language.ts'

export interface Spoken<Texts> {
  readonly language: Language
  readonly t: Texts
}

/** What the page says and in which language; undefined while the first texts are on their way. The document says it too. */
export function useLanguage<Texts>(
  texts: InEveryLanguage<Texts>,
): readonly [Spoken<Texts> | undefined, (language: Language) => void] {
  const chinese: Spoken<Texts> = { language: 'zh-CN', t: texts['zh-CN'] }
  const [first] = useState(() => findLanguage(location.search))
  const [spoken, setSpoken] = useState(first === 'zh-CN' ? chinese : undefined)
  const load = async (language: Language) => {
    setSpoken(language === 'zh-CN' ? chinese : { language, t: await texts[language]() })
  }
  useEffect(() => {
    if (spoken === undefined) load(first).catch(() => setSpoken(chinese))
  }, [])
  // Before anybody sees the words: what reads them aloud has to know the language first.
  useLayoutEffect(() => {
    if (spoken !== undefined) document.documentElement.lang = spoken.language
  }, [spoken])
  const choose = (language: Language) => {
    // Without a connection the language stays; the switch can be tried again.
    load(language).then(
      () => keepLanguage(language),
      () => undefined,
    )
  }
  return [spoken, choose]
}

export function useTitle(title: string): void {
  useLayoutEffect(() => {
    document.title = title
  }, [title])
}
