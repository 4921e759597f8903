import { useEffect, useState } from 'react'
import { findLanguage, keepLanguage, type Language } from '../shared/language.ts'
import { texts } from './texts.ts'
import type { ConsoleTexts } from './texts.zh.ts'

export interface Spoken {
  readonly language: Language
  readonly t: ConsoleTexts
}

/** As the other faces choose their language, for React. */
export function useSpoken(): readonly [Spoken | undefined, (language: Language) => void] {
  const [spoken, setSpoken] = useState<Spoken | undefined>(undefined)
  useEffect(() => {
    load(findLanguage(location.search))
      .catch(() => load('zh-CN'))
      .then(setSpoken, () => undefined)
  }, [])
  const choose = (language: Language) => {
    // Without a connection the language stays; the switch can be tried again.
    load(language).then(
      (next) => {
        keepLanguage(language)
        setSpoken(next)
      },
      () => undefined,
    )
  }
  return [spoken, choose]
}

/** The document says it too. */
async function load(language: Language): Promise<Spoken> {
  const t = language === 'zh-CN' ? texts[language] : await texts[language]()
  document.documentElement.lang = language
  document.title = `${t.title} · ${t.shared.product}`
  return { language, t }
}
