/** @jsxImportSource react */
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { reportKinds } from '../../../domain/report.ts'
import { reportWords, sayReportPeriod } from '../../../domain/report-layout.ts'
import { sayInstant } from '../../shared/format.ts'
import type { Answer } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Failure, Heading, SelectField } from '../parts.tsx'
import { useAnswer } from '../use-answer.ts'
import { Notices } from './notices.tsx'
import { ReportPage } from './report-page.tsx'
import { reportTexts } from './texts.ts'

type Listed = Answer<'listReports'>['reports'][number]

/** 定期报告: the archive, and one of them where it is opened. */
export function PeriodicReportsPage(props: PageProps) {
  return props.at === '' ? <ReportList {...props} /> : <ReportPage key={props.at} {...props} />
}

function ReportList(props: PageProps) {
  const { spoken } = props
  const t = reportTexts[spoken.language]
  const [kind, setKind] = useState('')
  const [after, setAfter] = useState('')
  const query = { ...(kind === '' ? {} : { kind }), ...(after === '' ? {} : { after }) }
  const { value, failure, reload } = useAnswer(props, 'listReports', { query })
  return (
    <>
      <Heading>{t.title}</Heading>
      <p className="quiet">{t.hint}</p>
      <SelectField
        label={t.kind}
        value={kind}
        options={[['', t.every], ...reportKinds.map((each): [string, string] => [each, t.kinds[each]])]}
        onChange={(next) => {
          setKind(next)
          setAfter('')
        }}
      />
      <Failure text={failure} again={{ label: spoken.t.again, ask: reload }} />
      {value === undefined ? (
        <p>{failure === undefined ? spoken.t.loading : null}</p>
      ) : (
        <>
          {value.reports.length === 0 ? <p className="card">{t.none}</p> : null}
          <ul className="cards order-cards" data-reports={value.reports.length}>
            {value.reports.map((report) => (
              <ReportCard key={report.reportId} {...props} report={report} />
            ))}
          </ul>
          {value.next === null ? null : (
            <Button size="large" onClick={() => setAfter(value.next ?? '')}>
              {t.more}
            </Button>
          )}
        </>
      )}
    </>
  )
}

function ReportCard({ spoken: { language }, go, report }: PageProps & { readonly report: Listed }) {
  const t = reportTexts[language]
  const said = `${t.kinds[report.kind]} ${sayReportPeriod(report, reportWords[language])} ${report.placeName}`
  return (
    <li className="card" data-report={report.kind} data-period={report.period}>
      <p>
        <Tag className="tag-plain">{t.kinds[report.kind]}</Tag>
      </p>
      <h2 className="broken">{`${report.placeName} ${sayReportPeriod(report, reportWords[language])}`}</h2>
      <p className="quiet">{t.made(sayInstant(language, report.madeAt))}</p>
      <Notices {...{ report, language }} />
      <Button size="large" aria-label={`${t.open} ${said}`} onClick={() => go(report.reportId)}>
        {t.open}
      </Button>
    </li>
  )
}
