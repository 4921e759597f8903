/** @jsxImportSource react */
import { Button } from 'antd'
import { reportFormats } from '../../../contracts/report.ts'
import { readReport } from '../../../domain/report.ts'
import { type LaidTable, layOutReport, type ReportBlock, reportWords } from '../../../domain/report-layout.ts'
import type { PageProps } from '../page.ts'
import { Failure, Heading } from '../parts.tsx'
import { useAnswer } from '../use-answer.ts'
import { Bars } from './bars.tsx'
import { Notices } from './notices.tsx'
import { reportTexts } from './texts.ts'

/** One report, drawn from its archived text. */
export function ReportPage(props: PageProps) {
  const { spoken, at, go } = props
  const { language } = spoken
  const t = reportTexts[language]
  const { value, failure, reload } = useAnswer(props, 'seeReport', { params: { reportId: at } })
  const back = (
    <Button size="large" onClick={() => go('')}>
      {t.back}
    </Button>
  )
  if (value === undefined)
    return (
      <>
        <Heading>{t.title}</Heading>
        <Failure text={failure} again={{ label: spoken.t.again, ask: reload }} />
        <p>{failure === undefined ? spoken.t.loading : null}</p>
        {back}
      </>
    )
  const blocks = layOutReport(readReport(value.text), reportWords[language])
  return (
    <>
      <p className="acts">
        {back}
        <span>{t.files}</span>
        {reportFormats.map((format) => (
          <a
            key={format}
            href={`/api/v1/reports/${value.reportId}/files/${format}?language=${language}`}
            download
            data-format={format}
          >
            {t.formats[format]}
          </a>
        ))}
      </p>
      <Notices report={value} language={language} />
      <article className="card periodic-report" data-report={value.kind} data-period={value.period}>
        {blocks.map((block, no) => (
          <Block key={no} block={block} />
        ))}
        <p className="quiet broken">{t.digest(value.digest)}</p>
      </article>
    </>
  )
}

function Block({ block }: { readonly block: ReportBlock }) {
  switch (block.kind) {
    case 'TITLE':
      return <Heading>{block.text}</Heading>
    case 'PERIOD':
      return <p className="report-period">{block.text}</p>
    case 'HEADING':
      return <h2>{block.text}</h2>
    case 'PARAGRAPH':
      return <p className="report-said">{block.text}</p>
    case 'NOTE':
      return <p className="quiet broken">{block.text}</p>
    case 'SENDER':
      return <p className="report-sender">{block.text}</p>
    case 'TABLE':
      return <Table table={block} />
    case 'CHART':
      return <Bars chart={block} />
  }
}

const isWords = (unit: LaidTable['columns'][number]['unit']) => unit === 'TEXT' || unit === 'CODE' || unit === 'PERIOD'

function Table({ table: { caption, columns, rows } }: { readonly table: LaidTable }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section className="report-scroll" tabIndex={0} aria-label={caption}>
      <table className="report-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ title }) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ texts }) => (
            <tr key={texts.join('|')}>
              {texts.map((text, at) =>
                at === 0 ? (
                  <th key={columns[at]?.title} scope="row">
                    {text}
                  </th>
                ) : (
                  <td key={columns[at]?.title} className={isWords(columns[at]?.unit ?? 'TEXT') ? '' : 'report-number'}>
                    {text}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
