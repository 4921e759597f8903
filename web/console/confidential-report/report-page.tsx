/** @jsxImportSource react */
import { Button } from 'antd'
import { useState } from 'react'
import { sayDueTime, sayInstant } from '../../shared/format.ts'
import type { Language } from '../../shared/language.ts'
import type { PageProps } from '../page.ts'
import { Act, Failure, Heading } from '../parts.tsx'
import { ReportSteps } from './report-steps.tsx'
import { reportDeskTexts } from './texts.ts'
import type { ReportDeskTexts } from './texts.zh.ts'
import { type Report, type SeenReport, useReport } from './use-reports.ts'

interface ReportPageProps extends PageProps {
  readonly reportId: string
}

/** One report: what was said, where, how it can be answered, and everything that was done. */
export function ReportPage(props: ReportPageProps) {
  const { spoken, reportId, go } = props
  const { language } = spoken
  const t = reportDeskTexts[language]
  const seen = useReport(props, reportId)
  const { report, failure, isGone } = seen
  return (
    <article data-report={report?.reportId} data-stage={report?.stage} data-version={report?.version}>
      <Button size="large" onClick={() => go('')}>
        {t.back}
      </Button>
      <Failure text={isGone ? t.gone : failure} />
      {report === undefined ? (
        <p>{failure === undefined && !isGone ? spoken.t.loading : null}</p>
      ) : (
        <>
          <Heading>{`${t.kinds[report.kind]} · ${t.stages[report.stage]}`}</Heading>
          <div className="two-halves">
            <div className="stack">
              <Said t={t} language={language} report={report} />
              <ContactCard {...props} t={t} seen={seen} report={report} />
            </div>
            <div className="stack">
              <ReportSteps t={t} report={report} seen={seen} />
              <Record t={t} language={language} report={report} />
            </div>
          </div>
        </>
      )}
    </article>
  )
}

interface PartProps {
  readonly t: ReportDeskTexts
  readonly language: Language
  readonly report: Report
}

function Said({ t, language, report }: PartProps) {
  const { place, evaluation, outcome, acknowledgeBy } = report
  const until = acknowledgeBy === null ? t.noCalendar : sayDueTime(language, acknowledgeBy)
  const where =
    place === null
      ? t.nowhere
      : [place.hallName, place.windowName, place.staffNo === null ? null : t.staffNo(place.staffNo)]
          .filter((part) => part !== null)
          .join(' · ')
  return (
    <section className="card stack" aria-labelledby="report-said">
      <h2 id="report-said">{t.said}</h2>
      <p className="words" lang="zh-CN">
        {report.words}
      </p>
      {report.fromService ? <p className="quiet">{t.fromService}</p> : null}
      <dl className="pairs stacked">
        <dt>{t.place}</dt>
        <dd lang="zh-CN">{where}</dd>
        <dt>{t.receivedAt}</dt>
        <dd>{sayInstant(language, report.receivedAt)}</dd>
        <dt>{t.acknowledgeBy}</dt>
        <dd>
          {until}
          {report.isLate ? <span className="under">{t.late}</span> : null}
        </dd>
        {outcome === null ? null : (
          <>
            <dt>{t.steps.outcome}</dt>
            <dd>{t.outcomes[outcome]}</dd>
          </>
        )}
      </dl>
      {evaluation === null ? null : (
        <>
          <h3>{t.evaluation}</h3>
          <p className="quiet">{t.evaluationHint}</p>
          <p>{t.grade(evaluation.grade, evaluation.serviceDay)}</p>
          <p lang="zh-CN">
            {[evaluation.hallName, evaluation.windowName, evaluation.itemName]
              .filter((part) => part !== null)
              .join(' · ')}
          </p>
          {evaluation.comment === null ? null : (
            <p className="words" lang="zh-CN">
              {evaluation.comment}
            </p>
          )}
        </>
      )}
    </section>
  )
}

interface ContactProps extends ReportPageProps {
  readonly t: ReportDeskTexts
  readonly seen: SeenReport
  readonly report: Report
}

function ContactCard({ t, spoken, seen, report }: ContactProps) {
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const open = async () => {
    const acted = await seen.openContact()
    if (acted === 'PASSED') return setFailure(t.steps.passed)
    setFailure(acted === 'DONE' ? undefined : acted.failure)
  }
  const { contact } = seen
  return (
    <section className="card stack" aria-labelledby="report-contact">
      <h2 id="report-contact">{t.contact.title}</h2>
      {report.hasContact ? <p className="quiet">{t.contact.hint}</p> : <p>{t.contact.none}</p>}
      {contact === undefined ? null : (
        <p className="secret" data-contact>
          {[contact.name, contact.phone].filter((part) => part !== null).join(' ')}
        </p>
      )}
      {report.hasContact && contact === undefined ? (
        <Act t={spoken.t} label={t.contact.open} sure={t.contact.sure} onSure={() => void open()} />
      ) : null}
      <Failure text={failure} />
    </section>
  )
}

function Record({ t, language, report }: PartProps) {
  return (
    <section className="card stack" aria-labelledby="report-record">
      <h2 id="report-record">{t.record}</h2>
      <ol className="plain-list stack">
        {report.events.map(({ sequence, kind, at, isOwn, words }) => (
          <li key={sequence} data-event={kind}>
            <strong>{t.events[kind]}</strong>
            <span className="under">{`${sayInstant(language, at)}${isOwn ? ` · ${t.own}` : ''}`}</span>
            {words === null ? null : (
              <p className="words" lang="zh-CN">
                {words}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
