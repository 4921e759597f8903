/** @jsxImportSource react */
import { Tag } from 'antd'
import { sayDay, sayInstant } from '../../shared/format.ts'
import { complaintTexts } from '../complaint/texts.ts'
import { Contact } from '../unmasking/contact.tsx'
import type { DeskProps } from './desk.ts'
import { PaceTag } from './order-list.tsx'
import { type OrderSpoken, sayList, sayPlace } from './say.ts'
import type { Order } from './use-order.ts'

interface OrderProps {
  readonly say: OrderSpoken
  readonly order: Order
}

interface SaidProps {
  readonly say: OrderSpoken
  readonly order: Pick<Order, 'said'>
}

/** What was said, and nothing of who said it. */
export function Said({ say, order: { said } }: SaidProps) {
  const { t, shared, language } = say
  const names = said?.tags.map(({ nameZh, nameEn }) => (language === 'en' ? nameEn : nameZh)) ?? []
  return (
    <section className="card stack" aria-labelledby="said">
      <h2 id="said">{t.said.title}</h2>
      {said === null ? (
        <p>{t.said.notOfEvaluation}</p>
      ) : (
        <>
          <dl className="pairs stacked">
            <dt>{t.said.grade}</dt>
            <dd>{shared.grades[said.grade]}</dd>
            <dt>{t.said.day}</dt>
            <dd>{sayDay(language, said.serviceDay)}</dd>
            {names.length === 0 ? null : (
              <>
                <dt>{t.said.tags}</dt>
                <dd>{sayList(say, names)}</dd>
              </>
            )}
            <dt>{t.said.comment}</dt>
            <dd>{said.comment === null ? t.said.noComment : <q className="broken">{said.comment}</q>}</dd>
          </dl>
          {said.statement === null ? null : (
            <div className="stack">
              <h3>{t.said.statement}</h3>
              <p className="broken words">{said.statement}</p>
            </div>
          )}
          {said.reasonPending ? <p className="notice">{t.said.pending}</p> : null}
          <p className="quiet">{t.said.hidden}</p>
        </>
      )}
    </section>
  )
}

interface ComplainedProps extends DeskProps {
  readonly orderId: string
  readonly complaint: NonNullable<Order['complaint']>
}

/** What was complained of, and its number with whoever passed it on; nothing of who said it. */
export function Complained(props: ComplainedProps) {
  const { say, complaint, orderId, session } = props
  const { t, language } = say
  const { channel, receivedAt, senderNo, hasContact, receiptThroughDesk, words } = complaint
  return (
    <section className="card stack" aria-labelledby="said">
      <h2 id="said">{t.complaint.title}</h2>
      <dl className="pairs stacked">
        <dt>{t.complaint.channel}</dt>
        <dd>{complaintTexts[language].channels[channel]}</dd>
        <dt>{t.complaint.receivedAt}</dt>
        <dd>{sayInstant(language, receivedAt)}</dd>
        {senderNo === null ? null : (
          <>
            <dt>{t.complaint.senderNo}</dt>
            <dd>{senderNo}</dd>
          </>
        )}
        <dt>{t.complaint.words}</dt>
        <dd>{words === null ? t.complaint.erased : <q className="broken">{words}</q>}</dd>
      </dl>
      <p className="quiet">{hasContact ? t.complaint.hasContact : t.complaint.noContact}</p>
      {receiptThroughDesk ? <p data-through-desk>{t.complaint.throughDesk}</p> : null}
      {hasContact && session.permissions.includes('case-contact:read') ? (
        <Contact {...props} orderId={orderId} label={t.complaint.contact} />
      ) : null}
    </section>
  )
}

/** What a rule or an inspection has found: it stands with the opening. */
export function Found({ say: { t }, order: { events } }: OrderProps) {
  const words = events[0]?.words ?? null
  return (
    <section className="card stack" aria-labelledby="said">
      <h2 id="said">{t.complaint.found}</h2>
      <p className="broken">{words ?? t.complaint.erased}</p>
    </section>
  )
}

const coHandlerTags = { ASKED: 'tag-bad', DONE: 'tag-good', RELEASED: 'tag-plain' } as const

/** Where it stands, and who answers for it. */
export function OrderFacts({ say, order }: OrderProps) {
  const { t, language } = say
  const { slowest, coHandlers, offeredTo, escalation, round } = order
  return (
    <section className="card stack" aria-labelledby="facts">
      <h2 id="facts">
        {t.stages[order.stage]} <PaceTag say={say} pace={order.pace} />
        {round > 0 ? <Tag className="tag-bad">{t.list.round(String(round))}</Tag> : null}
        {order.isDrill ? <Tag className="tag-plain">{t.list.drill}</Tag> : null}
      </h2>
      <dl className="pairs stacked">
        <dt>{t.facts.place}</dt>
        <dd>{sayPlace(order)}</dd>
        {order.itemName === null ? null : (
          <>
            <dt>{t.facts.item}</dt>
            <dd>{order.itemName}</dd>
          </>
        )}
        <dt>{t.facts.opened}</dt>
        <dd>{`${sayInstant(language, order.openedAt)} · ${t.sources[order.source]}`}</dd>
        <dt>{t.facts.lead}</dt>
        <dd>{order.lead.name}</dd>
        {offeredTo === null ? null : (
          <>
            <dt>{t.facts.offeredTo}</dt>
            <dd>{offeredTo.name}</dd>
          </>
        )}
        <dt>{t.facts.coHandlers}</dt>
        <dd>
          {coHandlers.length === 0 ? t.facts.noCoHandlers : null}
          <ul className="plain-list" hidden={coHandlers.length === 0}>
            {coHandlers.map(({ organization, state }) => (
              <li key={organization.organizationCode}>
                {organization.name} <Tag className={coHandlerTags[state]}>{t.facts.coHandlerStates[state]}</Tag>
              </li>
            ))}
          </ul>
        </dd>
        {escalation === null ? null : (
          <>
            <dt>{t.facts.escalation}</dt>
            <dd className="late">{t.late.level(escalation)}</dd>
          </>
        )}
      </dl>
      {slowest === null ? null : (
        <p className="notice" data-slowest={slowest.organizationCode}>
          {t.facts.slowest(slowest.name)}
        </p>
      )}
    </section>
  )
}
