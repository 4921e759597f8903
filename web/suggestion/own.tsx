import { useEffect, useState } from 'preact/hooks'
import { sayDueTime } from '../shared/format.ts'
import type { Language } from '../shared/language.ts'
import { sayRefusal } from '../shared/refusal.ts'
import { type Answer, call } from './api.ts'
import type { SuggestionTexts } from './texts.zh.ts'

interface OwnProps {
  readonly t: SuggestionTexts
  readonly language: Language
  /** Behind the #: no server and no log on the way is told it but in a body. */
  readonly receipt: string
}

type Found = Answer<'lookUpSuggestion'>

/** One’s own suggestion, and what became of it. */
export function Own({ t, language, receipt }: OwnProps) {
  const [found, setFound] = useState<Found | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const [tries, setTries] = useState(0)
  useEffect(() => {
    let isGone = false
    setFound(undefined)
    setFailure(undefined)
    void call('lookUpSuggestion', { body: { receipt } }).then((heard) => {
      if (isGone) return
      if (heard.ok) setFound(heard.answer)
      else setFailure(heard.offline ? t.failed : sayRefusal(t.shared, heard.problem.code))
    })
    return () => {
      isGone = true
    }
  }, [receipt, tries])
  return (
    <section class="card stack" aria-labelledby="own" data-stage={found?.stage}>
      <h2 id="own">{t.own}</h2>
      <div role="alert">{failure === undefined ? null : <p class="warning">{failure}</p>}</div>
      {failure === undefined ? null : (
        <button type="button" class="button" onClick={() => setTries(tries + 1)}>
          {t.again}
        </button>
      )}
      {found === undefined ? (
        failure === undefined ? (
          <p role="status">{t.loading}</p>
        ) : null
      ) : (
        <Told {...{ t, language, found }} />
      )}
    </section>
  )
}

function Told({ t, language, found }: Pick<OwnProps, 't' | 'language'> & { readonly found: Found }) {
  const { stage, hallName, windowName, words, isTogether, answer, answerBy, isLate } = found
  const place = [hallName, windowName].filter((each) => each !== null).join(' · ')
  return (
    <>
      <p>
        <strong class="state">{t.stages[stage]}</strong>
      </p>
      {place === '' ? null : <p lang="zh-CN">{place}</p>}
      <h3>{t.said}</h3>
      <p class="words">{words}</p>
      {isTogether ? <p class="quiet">{t.together}</p> : null}
      <h3>{t.answer}</h3>
      {answer === null ? <p>{t.noAnswer}</p> : <p class="words">{answer}</p>}
      {answer === null && answerBy !== null ? <p class="quiet">{t.answerBy(sayDueTime(language, answerBy))}</p> : null}
      {isLate ? <p class="warning">{t.late}</p> : null}
    </>
  )
}
