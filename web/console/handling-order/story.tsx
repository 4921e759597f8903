/** @jsxImportSource react */
import { sayDueTime, sayInstant } from '../../shared/format.ts'
import { EvidenceList } from './evidence-list.tsx'
import { type OrderSpoken, sayActor, sayKind } from './say.ts'
import type { Order, OrderEventSeen } from './use-order.ts'

/** What has happened, the newest first: the shared record of everybody who takes part. */
export function Story({ say, order: { events, orderId } }: { readonly say: OrderSpoken; readonly order: Order }) {
  return (
    <section className="card stack" aria-labelledby="story">
      <h2 id="story">{say.t.story.title}</h2>
      <ol className="story" reversed>
        {[...events].reverse().map((event) => (
          <li key={event.sequence} data-event={event.kind}>
            <EventLine say={say} event={event} />
            <EventWords say={say} event={event} orderId={orderId} />
          </li>
        ))}
      </ol>
    </section>
  )
}

interface EventProps {
  readonly say: OrderSpoken
  readonly event: OrderEventSeen
}

export function EventLine({ say, event }: EventProps) {
  return (
    <p>
      <strong>{sayKind(say, event)}</strong>
      <span className="under">{`${sayInstant(say.language, event.at)} · ${sayActor(say, event)}`}</span>
    </p>
  )
}

function EventWords({ say, event, orderId }: EventProps & { readonly orderId: string }) {
  const { t } = say
  const { words, evidence } = event
  const facts = sayFacts(say, event)
  return (
    <>
      {facts === '' ? null : <p>{facts}</p>}
      {words === null ? null : <p className="broken words">{words}</p>}
      <EvidenceList t={t} evidence={evidence} at={`/api/v1/handling-orders/${orderId}`} />
    </>
  )
}

function sayFacts({ t, language }: OrderSpoken, event: OrderEventSeen): string {
  const { channel, outcome, isNumberShown, finding, doneBy, satisfaction, isSolved, organization } = event
  return [
    channel === null ? null : t.channels[channel],
    outcome === null ? null : t.outcomes[outcome],
    isNumberShown === null ? null : isNumberShown ? t.story.numberShown : t.story.numberNotShown,
    finding === null ? null : t.findings[finding],
    doneBy === null ? null : t.story.doneBy(sayDueTime(language, doneBy)),
    satisfaction === null ? null : t.story.satisfaction(String(satisfaction)),
    isSolved === null ? null : isSolved ? t.story.solved : t.story.notSolved,
    organization?.name ?? null,
  ]
    .filter((part) => part !== null)
    .join(' · ')
}
