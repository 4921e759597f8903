/** @jsxImportSource react */
import { useMemo, useState } from 'react'
import { Register } from '../malicious-evaluator/register.tsx'
import type { PageProps } from '../page.ts'
import { AppealPage } from './appeal-page.tsx'
import { AppealsDesk } from './appeals-desk.tsx'
import { AppealFigures } from './figures.tsx'
import { type AppealDeskProps, toSpoken } from './say.ts'
import type { WantedStanding } from './use-appeals.ts'
import { AppealViews } from './views.tsx'

/** 申诉: the desk, the rates, or one appeal, as the address says. */
export function AppealsPage(props: PageProps) {
  const { spoken, session, at } = props
  const [standing, setStanding] = useState<WantedStanding>('')
  const isDecider = session.permissions.includes('appeal:decide')
  const isMine = isDecider && at !== 'all'
  const filter = useMemo(() => ({ standing: isMine ? '' : standing, isMine }) as const, [standing, isMine])
  const own: AppealDeskProps = { ...props, say: toSpoken(spoken), isDecider }
  if (at === 'figures') return <AppealFigures {...own} />
  if (at === 'register')
    return (
      <Register {...props}>
        <AppealViews {...own} />
      </Register>
    )
  if (at === '' || at === 'all') return <AppealsDesk key={at} {...own} filter={filter} onStanding={setStanding} />
  return <AppealPage key={at} {...own} appealId={at} />
}
