/** @jsxImportSource react */
import { Button } from 'antd'
import { Said } from '../handling-order/facts.tsx'
import { orderTexts } from '../handling-order/texts.ts'
import { Failure, Heading } from '../parts.tsx'
import { AppealFacts, AppealResult } from './facts.tsx'
import { AppealRecord } from './record.tsx'
import { type AppealDeskProps, sayAppealPlace } from './say.ts'
import { AppealSteps } from './steps.tsx'
import { useAppeal } from './use-appeal.ts'

interface AppealPageProps extends AppealDeskProps {
  readonly appealId: string
}

/** One appeal: what was evaluated, what the unit and the citizen say, how it is decided, and what may be done now. */
export function AppealPage(props: AppealPageProps) {
  const { say, spoken, session, appealId, isDecider, go, goTo } = props
  const { t } = say
  const seen = useAppeal(props, appealId)
  const { appeal, failure, isGone } = seen
  const back = (
    <Button size="large" onClick={() => go('')}>
      {t.back}
    </Button>
  )
  if (appeal === undefined)
    return (
      <>
        {back}
        <Failure text={isGone ? t.gone : failure} />
        {failure === undefined ? <p>{spoken.t.loading}</p> : null}
      </>
    )
  const mayReadOrders = session.permissions.includes('handling:read')
  return (
    <article data-appeal={appeal.appealId} data-standing={appeal.standing} data-version={appeal.version}>
      {back}
      <Heading>{t.heading(sayAppealPlace(appeal))}</Heading>
      <Failure text={failure} />
      <div className="two-halves">
        <div className="stack">
          <AppealResult say={say} appeal={appeal} />
          <AppealRecord say={say} appeal={appeal} isDecider={isDecider} />
          <AppealSteps {...props} appeal={appeal} seen={seen} />
        </div>
        <div className="stack">
          <AppealFacts
            say={say}
            appeal={appeal}
            onOrder={mayReadOrders ? () => goTo('handling-orders', appeal.orderId) : undefined}
          />
          <Said say={{ ...say, t: orderTexts[say.language] }} order={appeal} />
        </div>
      </div>
    </article>
  )
}
