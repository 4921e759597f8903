import { useCallback, useEffect, useState } from 'react'
import { type Answer, type Ask, sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'

type Found = Answer<'listConfidentialReports'>
export type Report = Answer<'seeConfidentialReport'>
type Contact = Answer<'openReportContact'>

export function useReports({ spoken: { t }, signedIn: { ask } }: PageProps) {
  const [found, setFound] = useState<Found | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const load = useCallback(
    async (after: string | null) => {
      const heard = await ask('listConfidentialReports', { query: after === null ? {} : { after } })
      setFailure(heard.ok ? undefined : sayFailure(t, heard))
      if (!heard.ok) return
      const { answer } = heard
      setFound((before) =>
        after === null || before === undefined
          ? answer
          : { ...answer, reports: [...before.reports, ...answer.reports] },
      )
    },
    [ask, t],
  )
  useEffect(() => void load(null), [load])
  return { found, failure, more: () => load(found?.next ?? null), reload: () => load(null) }
}

/** How an act went; `passed`: somebody else was first, and it was loaded anew. */
type Acted = 'DONE' | 'PASSED' | { readonly failure: string }

export interface SeenReport {
  readonly report: Report | undefined
  readonly failure: string | undefined
  readonly isGone: boolean
  readonly contact: Contact | undefined
  readonly step: (wish: Omit<Ask<'stepConfidentialReport'>['body'], 'version'>) => Promise<Acted>
  readonly openContact: () => Promise<Acted>
}

export function useReport({ spoken: { t }, signedIn: { ask } }: PageProps, reportId: string): SeenReport {
  const [report, setReport] = useState<Report | undefined>(undefined)
  const [contact, setContact] = useState<Contact | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const [isGone, setGone] = useState(false)
  const params = { reportId }
  const load = useCallback(async () => {
    const heard = await ask('seeConfidentialReport', { params: { reportId } })
    setGone(!heard.ok && !heard.offline && heard.problem.code === 'NOT_FOUND')
    setFailure(heard.ok ? undefined : sayFailure(t, heard))
    if (heard.ok) setReport(heard.answer)
  }, [ask, t, reportId])
  useEffect(() => void load(), [load])
  const step: SeenReport['step'] = async (wish) => {
    if (report === undefined) return 'PASSED'
    const heard = await ask('stepConfidentialReport', { params, body: { ...wish, version: report.version } })
    if (heard.ok) setReport(heard.answer)
    if (heard.ok) return 'DONE'
    if (heard.offline || heard.problem.code !== 'VERSION_PASSED') return { failure: sayFailure(t, heard) }
    await load()
    return 'PASSED'
  }
  const openContact = async (): Promise<Acted> => {
    if (report === undefined) return 'PASSED'
    const heard = await ask('openReportContact', { params, body: { version: report.version } })
    if (heard.ok) setContact(heard.answer)
    else if (heard.offline || heard.problem.code !== 'VERSION_PASSED') return { failure: sayFailure(t, heard) }
    await load()
    return heard.ok ? 'DONE' : 'PASSED'
  }
  return { report, failure, isGone, contact, step, openContact }
}
