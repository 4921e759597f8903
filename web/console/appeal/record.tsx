/** @jsxImportSource react */
import { Tag } from 'antd'
import { sayInstant } from '../../shared/format.ts'
import { EvidenceList } from '../handling-order/evidence-list.tsx'
import { orderTexts } from '../handling-order/texts.ts'
import type { Appeal, AppealEventSeen, AppealSpoken } from './say.ts'

interface RecordProps {
  readonly say: AppealSpoken
  readonly appeal: Appeal
  readonly isDecider: boolean
}

/** What has been said to the appeal, in its order: reasons and evidence, the citizen’s answer, the votes with their reasons. */
export function AppealRecord({ say, appeal: { events, appealId }, isDecider }: RecordProps) {
  return (
    <section className="card stack" aria-labelledby="record">
      <h2 id="record">{say.t.story.title}</h2>
      <ol className="story">
        {events.map((event) => (
          <li key={event.sequence} data-event={event.kind}>
            <EventLine say={say} event={event} isDecider={isDecider} appealId={appealId} />
          </li>
        ))}
      </ol>
    </section>
  )
}

interface EventProps extends Pick<RecordProps, 'say' | 'isDecider'> {
  readonly event: AppealEventSeen
  readonly appealId: string
}

function EventLine({ say, event, isDecider, appealId }: EventProps) {
  const { t, language } = say
  const { kind, at, by, isOwn, isOutsider, words, evidence } = event
  const said = sayOutcome(say, event)
  return (
    <>
      <p>
        <strong>{(t.events as Readonly<Record<string, string>>)[kind] ?? kind}</strong>{' '}
        {isOutsider ? <Tag className="tag-plain">{t.story.outsider}</Tag> : null}
        <span className="under">{`${sayInstant(language, at)} · ${t.story.by[isOwn ? 'OWN' : by]}`}</span>
      </p>
      {said === undefined ? null : <p>{said}</p>}
      {words === null ? (
        <Hidden say={say} event={event} isDecider={isDecider} />
      ) : (
        <p className="broken words">{words}</p>
      )}
      <EvidenceList t={orderTexts[language]} evidence={evidence} at={`/api/v1/appeals/${appealId}`} />
    </>
  )
}

/** Why nothing can be read where something may have been written. */
function Hidden({ say: { t }, event: { kind, verdict }, isDecider }: Omit<EventProps, 'appealId'>) {
  if (kind === 'CITIZEN_SPOKE' && !isDecider) return <p className="quiet">{t.story.hiddenWords}</p>
  if (kind === 'VOTED' && verdict === null) return <p className="quiet">{t.story.hidden}</p>
  return null
}

function sayOutcome({ t }: AppealSpoken, { stance, verdict, isAccepted }: AppealEventSeen): string | undefined {
  if (stance !== null) return t.stances[stance]
  if (verdict !== null) return t.verdicts[verdict]
  if (isAccepted !== null) return isAccepted ? t.result.accepted : t.result.notAccepted
  return undefined
}
