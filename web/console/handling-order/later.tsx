/** @jsxImportSource react */
import { sayDay } from '../../shared/format.ts'
import { type OrderSpoken, sayList } from './say.ts'
import type { Order } from './use-order.ts'

interface LaterProps {
  readonly say: OrderSpoken
  readonly order: Pick<Order, 'later'>
}

/** 改评、追评: what was said later of the same service, beside the first. Nothing stands here while nothing was said. */
export function Later({ say, order: { later } }: LaterProps) {
  const { t, shared, language } = say
  if (later.length === 0) return null
  return (
    <section className="card stack" aria-labelledby="later">
      <h2 id="later">{t.later.title}</h2>
      <p className="quiet">{t.later.hint}</p>
      {later.map(({ kind, day, grade, tags, comment }) => (
        <div className="stack" key={kind} data-later={kind} data-grade={grade}>
          <h3>{t.later.kinds[kind]}</h3>
          <dl className="pairs stacked">
            <dt>{t.later.grade}</dt>
            <dd>{shared.grades[grade]}</dd>
            <dt>{t.later.day}</dt>
            <dd>{sayDay(language, day)}</dd>
            {tags.length === 0 ? null : (
              <>
                <dt>{t.said.tags}</dt>
                <dd>
                  {sayList(
                    say,
                    tags.map(({ nameZh, nameEn }) => (language === 'en' ? nameEn : nameZh)),
                  )}
                </dd>
              </>
            )}
            <dt>{t.said.comment}</dt>
            <dd>{comment === null ? t.said.noComment : <q className="broken">{comment}</q>}</dd>
          </dl>
        </div>
      ))}
    </section>
  )
}
