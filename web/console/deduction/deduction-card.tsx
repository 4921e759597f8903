/** @jsxImportSource react */
import { Button, Tag } from 'antd'
import { sayCount, sayDay, sayDueTime, sayInstant } from '../../shared/format.ts'
import { findingTexts } from '../assessment-finding/texts.ts'
import { Answering } from './answering.tsx'
import { Deciding } from './deciding.tsx'
import type { Deduction, DeductionProps } from './props.ts'
import { deductionTexts } from './texts.ts'

/** One of them: what happened, what the unit says, and what was decided. */
export function DeductionCard(props: DeductionProps) {
  const { spoken, deduction, goTo } = props
  const { language } = spoken
  const t = deductionTexts[language]
  const { item, state, hallName, windowName, against, organizationName, basis } = deduction
  const { kind, nameZh, nameEn, source } = item
  const name = language === 'en' ? nameEn : nameZh
  return (
    <li className="card stack" data-deduction={deduction.deductionId} data-state={state}>
      <p>
        <Tag className={kind === 'BONUS' ? 'tag-good' : 'tag-bad'}>
          {t.points(kind, (item.points / 100).toFixed(2))}
        </Tag>
        <Tag className="tag-plain">{t.states[state]}</Tag>
      </p>
      <h2 className="broken">{name}</h2>
      <p>{[hallName, windowName, t.targets[against]].filter((each) => each !== null).join(' · ')}</p>
      <p>{t.unit(organizationName)}</p>
      <p className="quiet">{`${t.deed(sayDay(language, deduction.deedDay))} · ${t.source(source)}`}</p>
      <Said {...props} term={t.words} words={deduction.words} files={deduction.files} />
      {basis === null ? null : <p>{t.basis[basis]}</p>}
      {basis !== 'FINDING' ? null : (
        <Button size="large" onClick={() => goTo('findings')}>
          {t.finding}
        </Button>
      )}
      <Heard {...props} />
      <Decided {...props} />
      {deduction.mayAnswer ? <Answering {...props} name={name} /> : null}
      {deduction.mayDecide ? <Deciding {...props} name={name} /> : null}
    </li>
  )
}

interface SaidProps extends DeductionProps {
  readonly term: string
  readonly words: string | null
  readonly files: Deduction['files']
}

function Said({ spoken: { language }, deduction: { deductionId }, term, words, files }: SaidProps) {
  const t = deductionTexts[language]
  return (
    <dl className="pairs stacked">
      <dt>{term}</dt>
      <dd className="broken words">{words ?? ''}</dd>
      {files.length === 0 ? null : (
        <>
          <dt>{t.files}</dt>
          <dd>
            {files.map(({ fileId }, at) => (
              <div key={fileId}>
                <a href={`/api/v1/deductions/${deductionId}/files/${fileId}`} target="_blank" rel="noopener">
                  {findingTexts[language].file(sayCount(language, at + 1))}
                </a>
              </div>
            ))}
          </dd>
        </>
      )}
    </dl>
  )
}

function Heard(props: DeductionProps) {
  const { spoken, deduction } = props
  const t = deductionTexts[spoken.language]
  const { answer, answerUntil, state, item } = deduction
  if (item.kind === 'BONUS') return null
  if (answer !== null)
    return (
      <>
        <Said {...props} term={t.answer} words={answer.words} files={answer.files} />
        <p className="quiet">{t.answered(sayInstant(spoken.language, answer.answeredAt))}</p>
      </>
    )
  if (state !== 'TO_ANSWER') return <p>{t.unanswered}</p>
  return <p>{answerUntil === null ? t.noTerm : t.answerBy(sayDueTime(spoken.language, answerUntil))}</p>
}

function Decided({ spoken: { language }, deduction: { decision, item } }: DeductionProps) {
  const t = deductionTexts[language]
  if (decision === null) return null
  const { outcome, points, ground, words, decidedAt } = decision
  const result = [
    t.outcomes[outcome],
    points === null ? null : t.points(item.kind, (points / 100).toFixed(2)),
    ground === null ? null : t.grounds[ground],
  ]
  return (
    <>
      <p>
        <strong>{result.filter((each) => each !== null).join(' · ')}</strong>
      </p>
      <dl className="pairs stacked">
        <dt>{t.reasons}</dt>
        <dd className="broken words">{words ?? ''}</dd>
      </dl>
      <p className="quiet">{t.decided(sayInstant(language, decidedAt))}</p>
    </>
  )
}
