/** @jsxImportSource react */
import { Button } from 'antd'
import { Said } from '../handling-order/facts.tsx'
import { orderTexts } from '../handling-order/texts.ts'
import { EntryCount } from '../malicious-evaluator/count.tsx'
import { EntrySection } from '../malicious-evaluator/entry-section.tsx'
import { Failure, Heading } from '../parts.tsx'
import { AppealFacts, AppealResult } from './facts.tsx'
import { AppealRecord } from './record.tsx'
import { type Appeal, type AppealDeskProps, sayAppealPlace } from './say.ts'
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
          <Malicious {...props} appeal={appeal} />
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

/** Of an appeal as malicious alone: before it is decided how many entries there are, for who decides; upheld, whether it is entered. */
function Malicious({ spoken, signedIn, session, isDecider, appeal }: AppealPageProps & { readonly appeal: Appeal }) {
  const { appealId, ground, verdict, options } = appeal
  if (ground !== 'MALICIOUS') return null
  const own = { spoken, signedIn, appealId }
  const isParty = options.some(({ hindrance }) => hindrance === 'DECIDES_OWN_CASE')
  if (appeal.stage === 'LODGED') return isDecider && !isParty ? <EntryCount {...own} /> : null
  if (verdict !== 'UPHELD' || !session.permissions.includes('malicious-evaluator:read')) return null
  return <EntrySection {...own} />
}
