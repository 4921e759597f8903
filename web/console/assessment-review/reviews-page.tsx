/** @jsxImportSource react */
import { Button } from 'antd'
import { useCallback, useState } from 'react'
import { sayCount } from '../../shared/format.ts'
import { sayFailure } from '../call.ts'
import { useList } from '../closure-audit/use-list.ts'
import type { PageProps } from '../page.ts'
import { Failure, Heading, SelectField } from '../parts.tsx'
import { Calibrations } from './calibrations.tsx'
import { Disqualifications } from './disqualifications.tsx'
import { type Noted, ReviewCard } from './review-card.tsx'
import type { Draw, Review } from './say.ts'
import { reviewTexts } from './texts.ts'
import type { ReviewState } from './texts.zh.ts'

const states = ['OPEN', 'REVIEWED', 'OVER'] as const

/** 测评复核: what was drawn to be checked again, and for those who look after assessments what follows. */
export function ReviewsPage(props: PageProps) {
  const { spoken, session } = props
  const { language, t: words } = spoken
  const t = reviewTexts[language]
  const { ask } = props.signedIn
  const [state, setState] = useState<ReviewState | ''>('OPEN')
  const [draws, setDraws] = useState<readonly Draw[]>([])
  const list = useCallback(
    async (after: string | null) => {
      const query = { ...(state === '' ? {} : { state }), ...(after === null ? {} : { after }) }
      const heard = await ask('listAssessmentReviews', { query })
      if (!heard.ok) return { failure: sayFailure(words, heard) }
      setDraws(heard.answer.draws)
      return { listed: { rows: heard.answer.reviews, next: heard.answer.next } }
    },
    [ask, words, state],
  )
  const { found, failure, again, more, reload, forget } = useList<Review>(props, list)
  const note = async (visitId: string, body: Noted): Promise<string | undefined> => {
    const heard = await ask('noteAssessmentReview', { params: { visitId }, body })
    if (!heard.ok) return sayFailure(words, heard)
    await reload()
    return undefined
  }
  return (
    <>
      <Heading>{t.title}</Heading>
      <p className="quiet">{t.hint}</p>
      <div className="filter">
        <SelectField
          label={t.state}
          value={state}
          options={[['', t.every], ...states.map((each): [string, string] => [each, t.states[each]])]}
          onChange={(value) => {
            forget()
            setState(value as ReviewState | '')
          }}
        />
      </div>
      <Failure text={failure} again={{ label: again, ask: reload }} />
      {found === undefined ? (
        <p>{failure === undefined ? words.loading : null}</p>
      ) : (
        <>
          <p className="quiet" role="status" data-shown={found.rows.length}>
            {t.shown(sayCount(language, found.rows.length))}
          </p>
          {found.rows.length === 0 ? <p className="card">{t.none}</p> : null}
          <ul className="cards order-cards">
            {found.rows.map((review) => (
              <ReviewCard key={review.visitId} {...{ spoken, review }} onNote={(body) => note(review.visitId, body)} />
            ))}
          </ul>
        </>
      )}
      {found === undefined || found.next === null ? null : (
        <Button size="large" onClick={() => void more()}>
          {t.more}
        </Button>
      )}
      {session.permissions.includes('rater-agreement:read') ? (
        <>
          <Draws language={language} draws={draws} />
          <Calibrations {...props} />
          <Disqualifications {...props} />
        </>
      ) : null}
    </>
  )
}

function Draws({ language, draws }: { readonly language: 'zh-CN' | 'en'; readonly draws: readonly Draw[] }) {
  const t = reviewTexts[language].draws
  if (draws.length === 0) return null
  return (
    <section aria-labelledby="draws">
      <h2 id="draws">{t.title}</h2>
      <ul>
        {draws.map(({ monthFrom, handedIn, drawn, seed }) => (
          <li key={monthFrom} className="broken">
            {t.line(monthFrom.slice(0, 7), sayCount(language, handedIn), sayCount(language, drawn))}
            <span className="under">{seed === null ? t.notYet : t.seed(seed)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
