import { useEffect, useState } from 'react'
import type { PageProps } from '../page.ts'
import { closureAuditTexts } from './texts.ts'

/** 整改不实, as the region of one’s post calls it; until that is known, as the platform does. */
export function useFalseClosure({
  spoken: { language },
  session: { posts, postId },
  signedIn: { ask },
}: Pick<PageProps, 'spoken' | 'session' | 'signedIn'>): string {
  const [words, setWords] = useState<{ readonly [Each in typeof language]: string } | undefined>(undefined)
  const divisionCode = posts.find((post) => post.postId === postId)?.divisionCode
  useEffect(() => {
    void ask('seeWording', { query: divisionCode === undefined ? {} : { divisionCode } }).then((heard) => {
      if (heard.ok) setWords(heard.answer.terms.FALSE_CLOSURE)
    })
  }, [ask, divisionCode])
  return words?.[language] ?? closureAuditTexts[language].falseClosure
}
