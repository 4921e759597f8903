/** @jsxImportSource react */
import { Tag } from 'antd'
import { sayInstant } from '../../shared/format.ts'
import { orderTexts } from '../handling-order/texts.ts'
import type { Appeal, AppealEventSeen, AppealSpoken } from './say.ts'

interface RecordProps {
  readonly say: AppealSpoken
  readonly appeal: Appeal
  readonly isDecider: boolean
}

/** What has been said to the appeal, in its order: reasons and evidence, the citizen’s answer, the votes with their reasons. */
export function AppealRecord({ say, appeal: { events }, isDecider }: RecordProps) {
  return (
    <section className="card stack" aria-labelledby="record">
      <h2 id="record">{say.t.story.title}</h2>
      <ol className="story">
        {events.map((event) => (
          <li key={event.sequence} data-event={event.kind}>
            <EventLine say={say} event={event} isDecider={isDecider} />
          </li>
        ))}
      </ol>
    </section>
  )
}

interface EventProps extends Pick<RecordProps, 'say' | 'isDecider'> {
  readonly event: AppealEventSeen
}

function EventLine({ say, event, isDecider }: EventProps) {
  const { t, language } = say
  const { kind, at, by, isOwn, isOutsider, words, evidence } = event
  const said = sayOutcome(say, event)
  const { evidenceKinds } = orderTexts[language]
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
      {evidence.length === 0 ? null : (
        <ul className="plain-list">
          {evidence.map((each) => (
            <li
              key={`${each.kind}/${each.reference}`}
              className="broken"
            >{`${evidenceKinds[each.kind]} · ${each.reference}`}</li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Why nothing can be read where something may have been written. */
function Hidden({ say: { t }, event: { kind, verdict }, isDecider }: EventProps) {
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
