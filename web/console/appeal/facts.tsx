/** @jsxImportSource react */
import { Button, Tag } from 'antd'
import { sayInstant } from '../../shared/format.ts'
import { StandingTag } from './appeals-desk.tsx'
import { type Appeal, type AppealSpoken, sayStance, sayUntil } from './say.ts'

interface AppealProps {
  readonly say: AppealSpoken
  readonly appeal: Appeal
}

/** Who appeals and on what ground, what the citizen says, and the clocks. */
export function AppealFacts({ say, appeal, onOrder }: AppealProps & { readonly onOrder: (() => void) | undefined }) {
  const { t, language } = say
  const { facts } = t
  const { votesNeeded, outsidersMin } = appeal
  const pairs: readonly (readonly [string, string])[] = [
    [facts.unit, appeal.organization.name],
    ...(appeal.itemName === null ? [] : [[facts.item, appeal.itemName] as const]),
    [facts.ground, t.grounds[appeal.ground]],
    [facts.lodged, sayInstant(language, appeal.lodgedAt)],
    [facts.citizen, sayStance(say, appeal)],
    [facts.objectUntil, sayUntil(say, appeal.objectUntil)],
    [facts.decideUntil, sayUntil(say, appeal.decideUntil)],
    [
      facts.decidedBy,
      appeal.decidedBy === 'PANEL' ? facts.panel(String(votesNeeded), String(outsidersMin)) : facts.levelUp,
    ],
    [facts.votes, facts.votesOf(String(appeal.votes), String(votesNeeded))],
  ]
  return (
    <section className="card stack" aria-labelledby="appeal-facts">
      <h2 id="appeal-facts">
        {facts.title} <StandingTag say={say} appeal={appeal} />
        {appeal.isDrill ? <Tag className="tag-plain">{t.list.drill}</Tag> : null}
      </h2>
      <dl className="pairs stacked">
        {pairs.map(([name, value]) => (
          <div key={name} className="pair">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {onOrder === undefined ? null : (
        <Button size="large" onClick={onOrder}>
          {facts.order}
        </Button>
      )}
    </section>
  )
}

/** What was decided here, and beside it what the province says: the two may differ. */
export function AppealResult({ say: { t }, appeal: { verdict, acceptedByProvince } }: AppealProps) {
  const { result } = t
  if (verdict === null) return null
  const isUpheld = verdict === 'UPHELD'
  const answer = { true: result.accepted, false: result.notAccepted, null: result.notAnswered }
  return (
    <section className="card stack" aria-labelledby="result" data-verdict={verdict}>
      <h2 id="result">{result.title}</h2>
      <dl className="pairs stacked">
        <dt>{result.here}</dt>
        <dd>
          <strong>{t.verdicts[verdict]}</strong>
        </dd>
        {isUpheld ? (
          <>
            <dt>{result.province}</dt>
            <dd data-accepted={String(acceptedByProvince)}>{answer[`${acceptedByProvince}`]}</dd>
          </>
        ) : null}
      </dl>
      {acceptedByProvince === false ? <p className="notice">{result.differs}</p> : null}
      <p className="quiet">{isUpheld ? result.stays : result.counts}</p>
    </section>
  )
}
