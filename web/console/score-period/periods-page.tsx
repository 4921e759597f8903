/** @jsxImportSource react */
import { Button } from 'antd'
import type { PageProps } from '../page.ts'
import { ObjectionList } from './objection-list.tsx'
import { PeriodList } from './period-list.tsx'
import { PeriodView } from './period-view.tsx'
import { type PeriodProps, spokenOf } from './say.ts'

/** 评价周期、异议: how far each period has come, what it was computed from, what came out and what was objected. */
export function PeriodsPage(page: PageProps) {
  const { at, go } = page
  const props: PeriodProps = { ...page, say: spokenOf(page) }
  if (at === '') return <PeriodList {...props} />
  return (
    <>
      <Button size="large" onClick={() => go('')}>
        {props.say.t.back}
      </Button>
      {at === 'objections' ? <ObjectionList {...props} /> : <PeriodView key={at} {...props} name={at} />}
    </>
  )
}
