/** @jsxImportSource react */
import type { Answer } from '../call.ts'
import type { PageProps } from '../page.ts'
import { reportTexts } from './texts.ts'

type Listed = Answer<'listReports'>['reports'][number]

/** What has changed since it was made. */
export function Notices({
  report,
  language,
}: {
  readonly report: Pick<Listed, 'isReplaced' | 'isWithdrawn'>
  readonly language: PageProps['spoken']['language']
}) {
  const t = reportTexts[language]
  return (
    <>
      {report.isWithdrawn ? <p className="notice">{t.withdrawn}</p> : null}
      {report.isReplaced ? <p className="notice">{t.replaced}</p> : null}
    </>
  )
}
