/** @jsxImportSource react */
import { Tag } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { sayCount, sayDay } from '../../shared/format.ts'
import { type Answer, sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Failure, Heading, Success } from '../parts.tsx'
import { type OwnBatch, OwnEvaluationCard } from './card.tsx'
import { Inviting } from './inviting.tsx'
import { Later } from './later.tsx'
import { ownEvaluationTexts } from './texts.ts'

type Own = Answer<'seeOwnEvaluations'>

/** 本人评价: late, by the week and in company. Praise comes first. */
export function OwnEvaluationsPage(props: PageProps) {
  const { spoken, signedIn } = props
  const t = ownEvaluationTexts[spoken.language]
  const { ask } = signedIn
  const [own, setOwn] = useState<Own | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const [done, setDone] = useState<string | undefined>(undefined)
  const load = useCallback(async () => {
    const heard = await ask('seeOwnEvaluations', {})
    setFailure(heard.ok ? undefined : sayFailure(spoken.t, heard))
    if (heard.ok) setOwn(heard.answer)
  }, [ask, spoken.t])
  useEffect(() => void load(), [load])
  const onDone = (text: string) => {
    setDone(text)
    void load()
  }
  return (
    <>
      <Heading>{t.title}</Heading>
      {own === undefined ? null : (
        <p className="quiet">{t.hint(String(own.groupMin), String(own.toldAfterNaturalDays))}</p>
      )}
      <Failure text={failure} again={{ label: spoken.t.again, ask: load }} />
      <Success text={done} />
      {own === undefined ? <p>{failure === undefined ? spoken.t.loading : null}</p> : null}
      {own?.batches.length === 0 ? <p className="card">{own.isAtWindows ? t.none : t.notAtWindows}</p> : null}
      {own?.batches.map((batch) => (
        <Batch key={batch.from} {...props} batch={batch} grounds={own.grounds} onDone={onDone} />
      ))}
      {own === undefined ? null : <Later spoken={spoken} t={t} own={own} />}
      {own === undefined ? null : <Inviting spoken={spoken} t={t} own={own} />}
    </>
  )
}

interface BatchProps extends PageProps {
  readonly batch: OwnBatch
  readonly grounds: Own['grounds']
  readonly onDone: (text: string) => void
}

function Batch(props: BatchProps) {
  const { spoken, batch } = props
  const { language } = spoken
  const t = ownEvaluationTexts[language]
  const { grades } = spoken.t.shared
  const id = `batch-${batch.from}`
  const praise = batch.evaluations.filter(({ grade, comment }) => grade >= 4 && comment !== null)
  return (
    <section className="card stack" aria-labelledby={id} data-batch={batch.from}>
      <h2 id={id}>{t.batch(sayDay(language, batch.from), sayDay(language, batch.until))}</h2>
      <p>
        {batch.grades.map(({ grade, evaluations }) => (
          <Tag key={grade} className={grade <= 2 ? 'tag-bad' : 'tag-plain'}>
            {`${grades[grade]} ${sayCount(language, evaluations)}`}
          </Tag>
        ))}
      </p>
      {praise.length === 0 ? null : (
        <>
          <h3>{t.praise}</h3>
          <ul className="plain-list stack">
            {praise.map(({ number, comment }) => (
              <li key={number}>
                <q className="broken">{comment}</q>
              </li>
            ))}
          </ul>
        </>
      )}
      <details className="drawer">
        <summary>{t.all(sayCount(language, batch.evaluations.length))}</summary>
        <ol className="cards plain-list">
          {batch.evaluations.map((evaluation) => (
            <OwnEvaluationCard key={evaluation.number} {...props} t={t} evaluation={evaluation} />
          ))}
        </ol>
      </details>
    </section>
  )
}
