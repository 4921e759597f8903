import { useCallback, useEffect, useState } from 'react'
import { type Answer, type Name, sayFailure } from './call.ts'
import type { PageProps } from './page.ts'

export interface Loaded<Value> {
  /** undefined while it is on its way, or where it cannot be read. */
  readonly value: Value | undefined
  readonly failure: string | undefined
  readonly reload: () => Promise<void>
  readonly keep: (value: Value) => void
}

type Read = Extract<
  Name,
  | 'listPolicies'
  | 'seePolicy'
  | 'listPolicyPacks'
  | 'listPolicyProposals'
  | 'seePolicyProposal'
  | 'seeCalendar'
  | 'listHallHours'
  | 'listDutyShifts'
  | 'seeAssessorComposition'
  | 'listAssessorCandidates'
  | 'listAgencies'
  | 'listOwnPools'
  | 'listAssessmentForms'
  | 'seeAssessmentForm'
  | 'listIndicators'
  | 'listScoreSchemes'
  | 'seeScoreScheme'
  | 'listSystemIndicators'
  | 'seeSystemFigures'
  | 'listWeightings'
  | 'listWeightingExperts'
  | 'listOwnWeightings'
  | 'listScorePeriods'
  | 'seeScorePeriod'
  | 'listWindowFigures'
  | 'listScoredWindows'
  | 'listScoreObjections'
  | 'listPublications'
  | 'listReports'
  | 'seeReport'
  | 'seeWindowOrItem'
  | 'listRootCauses'
  | 'listSilences'
  | 'seeAssessmentPlan'
>

/** What one call answers; asked anew where what is asked for changes. */
export function useAnswer<Each extends Read>(
  { spoken: { t }, signedIn: { ask } }: Pick<PageProps, 'spoken' | 'signedIn'>,
  name: Each,
  wish: { readonly params?: Readonly<Record<string, string>>; readonly query?: Readonly<Record<string, string>> },
  isWanted = true,
): Loaded<Answer<Each>> {
  const [value, setValue] = useState<Answer<Each> | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const key = JSON.stringify(wish)
  const reload = useCallback(async () => {
    if (!isWanted) return
    const heard = await ask(name, JSON.parse(key) as never)
    setFailure(heard.ok ? undefined : sayFailure(t, heard))
    setValue(heard.ok ? heard.answer : undefined)
  }, [ask, name, key, t, isWanted])
  useEffect(() => void reload(), [reload])
  return { value, failure, reload, keep: setValue }
}
