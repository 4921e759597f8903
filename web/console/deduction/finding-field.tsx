/** @jsxImportSource react */
import { useEffect, useState } from 'react'
import type { DeductionKind } from '../../../domain/deduction.ts'
import type { Outcome } from '../../shared/call.ts'
import type { Answer } from '../call.ts'
import type { PageProps } from '../page.ts'
import { SelectField, TextField } from '../parts.tsx'
import type { AskSignedIn } from '../use-session.ts'
import { deductionTexts } from './texts.ts'

export type Finding = Answer<'listFindings'>['findings'][number]

const most = { state: 'OPENED', limit: '200' } as const
/** So many times the list is asked for what comes after; older findings than these are looked up by their number. */
const pagesMax = 5

/** Findings that have become orders and are shown to whoever asks: these alone are evidence. Empty where none are, or they cannot be read. */
export function useFindings({
  signedIn: { ask },
  session,
}: Pick<PageProps, 'signedIn' | 'session'>): readonly Finding[] {
  const [found, setFound] = useState<readonly Finding[]>([])
  const mayRead = session.permissions.includes('finding:read')
  useEffect(() => {
    if (mayRead) void loadAll(ask).then(setFound)
  }, [ask, mayRead])
  return found
}

async function loadAll(ask: AskSignedIn): Promise<readonly Finding[]> {
  const all: Finding[] = []
  let after: string | undefined
  for (let page = 0; page < pagesMax; page += 1) {
    const heard: Outcome<Answer<'listFindings'>> = await ask('listFindings', {
      query: { ...most, ...(after === undefined ? {} : { after }) },
    })
    if (!heard.ok) break
    all.push(...heard.answer.findings)
    if (heard.answer.next === null) break
    after = heard.answer.next
  }
  return all
}

interface FindingFieldProps {
  readonly language: PageProps['spoken']['language']
  readonly findings: readonly Finding[]
  readonly wish: { readonly kind: DeductionKind; readonly hallCode: string; readonly findingId: string }
  readonly onChange: (findingId: string, finding: Finding | undefined) => void
}

/** Which finding it rests on; of the hall that was chosen, or of all before one is. A number is typed in where there is nothing to choose from. */
export function FindingField({ language, findings, wish: { kind, hallCode, findingId }, onChange }: FindingFieldProps) {
  const t = deductionTexts[language].proposing
  const said = language === 'en' ? 'en' : 'zh'
  // A bonus rests on no finding.
  if (kind === 'BONUS') return null
  if (findings.length === 0)
    return (
      <TextField
        label={t.finding}
        hint={t.findingHint}
        value={findingId}
        maxLength={36}
        onChange={(value) => onChange(value.trim(), undefined)}
      />
    )
  const here = findings.filter((each) => hallCode === '' || each.hallCode === hallCode)
  return (
    <SelectField
      label={t.findingChosen}
      value={findingId}
      options={[
        ['', here.length === 0 ? t.findingNone : t.findingWithout],
        ...here.map((each): [string, string] => [
          each.findingId,
          `${each.day} · ${each.hallName} · ${each.windowName} · ${each.title[said]}`,
        ]),
      ]}
      onChange={(value) =>
        onChange(
          value,
          here.find((each) => each.findingId === value),
        )
      }
    />
  )
}
