/** @jsxImportSource react */
import { Button } from 'antd'
import type { PageProps } from '../page.ts'
import { NewPlan } from './new-plan.tsx'
import { PlanList } from './plan-list.tsx'
import { PlanView } from './plan-view.tsx'
import type { PlanProps } from './say.ts'
import { planTexts } from './texts.ts'

/** 测评计划: what is to be assessed by whom; drafted, frozen, drawn, carried out and published here. */
export function PlansPage(page: PageProps) {
  const { spoken, at, go } = page
  const { language } = spoken
  const props: PlanProps = { ...page, language, say: planTexts[language] }
  if (at === '') return <PlanList {...props} />
  return (
    <>
      <Button size="large" onClick={() => go('')}>
        {props.say.back}
      </Button>
      {at === 'new' ? <NewPlan {...props} /> : <PlanView key={at} {...props} planId={at} />}
    </>
  )
}
