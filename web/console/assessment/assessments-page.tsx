/** @jsxImportSource react */
import { Button, Tag } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { sayCount, sayDay, sayInstant } from '../../shared/format.ts'
import type { Language } from '../../shared/language.ts'
import { type Answer, sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Failure, Heading } from '../parts.tsx'
import { assessmentTexts } from './texts.ts'

type Found = Answer<'listAssessments'>
type Assessment = Found['assessments'][number]

/** 测评结果 of the own place: what was found, by which behaviour each mark was given, and never by whom. */
export function AssessmentsPage({ spoken, signedIn: { ask } }: PageProps) {
  const { t: everywhere, language } = spoken
  const t = assessmentTexts[language]
  const [found, setFound] = useState<Found | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const load = useCallback(
    async (after: string | null) => {
      const heard = await ask('listAssessments', after === null ? {} : { query: { after } })
      setFailure(heard.ok ? undefined : sayFailure(everywhere, heard))
      if (!heard.ok) return
      const { assessments, ...rest } = heard.answer
      setFound((before) => ({
        ...rest,
        assessments: after === null ? assessments : [...(before?.assessments ?? []), ...assessments],
      }))
    },
    [ask, everywhere],
  )
  useEffect(() => void load(null), [load])
  const next = found?.next ?? null
  return (
    <>
      <Heading>{t.title}</Heading>
      <p className="quiet">{t.hint}</p>
      <Failure text={failure} again={{ label: everywhere.shared.again, ask: () => load(null) }} />
      {found === undefined ? (
        <p>{failure === undefined ? everywhere.loading : null}</p>
      ) : (
        <>
          <p className="quiet" role="status" data-shown={found.assessments.length}>
            {t.shown(sayCount(language, found.assessments.length))}
          </p>
          {found.assessments.length === 0 ? <p className="card">{t.none}</p> : null}
          <ul className="cards order-cards">
            {found.assessments.map((assessment) => (
              <AssessmentCard key={assessment.assessmentId} language={language} assessment={assessment} />
            ))}
          </ul>
          {next === null ? null : (
            <Button size="large" onClick={() => void load(next)}>
              {t.more}
            </Button>
          )}
        </>
      )}
    </>
  )
}

interface CardProps {
  readonly language: Language
  readonly assessment: Assessment
}

function AssessmentCard({ language, assessment }: CardProps) {
  const t = assessmentTexts[language]
  const spoken = language === 'en' ? 'en' : 'zh'
  const { hallName, windowName, pool, isSelfAssessment, day, publishedAt, points, formTitle, indicators } = assessment
  return (
    <li className="card" data-assessment={assessment.assessmentId}>
      <h2>
        {hallName} · {windowName}
      </h2>
      <p>
        <Tag>{t.pools[pool]}</Tag>
        <strong>{t.points((points / 100).toFixed(2))}</strong>
      </p>
      {isSelfAssessment ? <p className="quiet">{t.self}</p> : null}
      <p className="quiet">
        {assessment.planTitle} · {formTitle[spoken]} ·{' '}
        {t.found(sayDay(language, day), sayInstant(language, publishedAt))}
      </p>
      <details>
        <summary>{t.marks}</summary>
        <dl>
          {indicators.map(({ code, title, points: given, anchor }) => (
            <div key={code}>
              <dt>{title[spoken]}</dt>
              <dd>
                {given === null ? t.notApplicable : t.points((given / 100).toFixed(0))}
                {anchor === null ? '' : ` · ${anchor[spoken]}`}
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </li>
  )
}
