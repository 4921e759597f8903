/** @jsxImportSource react */
import { Button } from 'antd'
import { sayInstant } from '../../shared/format.ts'
import type { PageProps } from '../page.ts'
import { Failure, Heading } from '../parts.tsx'
import { ReportPage } from './report-page.tsx'
import { reportDeskTexts } from './texts.ts'
import { useReports } from './use-reports.ts'

/** 直达举报: the list, or one report, as the address says. */
export function ReportsPage(props: PageProps) {
  return props.at === '' ? <ReportList {...props} /> : <ReportPage key={props.at} {...props} reportId={props.at} />
}

function ReportList(props: PageProps) {
  const { language } = props.spoken
  const t = reportDeskTexts[language]
  const { found, failure, more, reload } = useReports(props)
  return (
    <div data-reports={found?.reports.length}>
      <Heading>{t.title}</Heading>
      <p className="quiet">{t.hint}</p>
      <div className="acts">
        <Button size="large" onClick={() => void reload()}>
          {t.refresh}
        </Button>
        {found === undefined ? null : <span className="quiet">{t.asOf(sayInstant(language, found.asOf))}</span>}
      </div>
      <Failure text={failure} />
      {found === undefined && failure === undefined ? <p>{props.spoken.t.loading}</p> : null}
      {found?.reports.length === 0 && found.next === null ? <p className="card">{t.none}</p> : null}
      <ul className="plain-list stack">
        {found?.reports.map(({ reportId, kind, stage, receivedAt, isLate }) => (
          <li key={reportId} className="card" data-report={reportId} data-stage={stage}>
            <p>
              <strong>{t.kinds[kind]}</strong> · {t.stages[stage]}
              {isLate ? <span className="under">{t.late}</span> : null}
            </p>
            <p className="quiet">{`${t.receivedAt}: ${sayInstant(language, receivedAt)}`}</p>
            <Button size="large" type="primary" onClick={() => props.go(reportId)}>
              {t.open(t.kinds[kind], sayInstant(language, receivedAt))}
            </Button>
          </li>
        ))}
      </ul>
      {found === undefined || found.next === null ? null : (
        <Button size="large" onClick={() => void more()}>
          {t.more}
        </Button>
      )}
    </div>
  )
}
