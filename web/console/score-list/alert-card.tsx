/** @jsxImportSource react */
import { Button, Tag } from 'antd'
import { sayCount, sayInstant } from '../../shared/format.ts'
import { type Alert, type SayProps, sayPoints, sayShare } from './props.ts'
import { scoreListTexts } from './texts.ts'

/** One alert: what was found, the figures that it rests on, and what it leads to or would. */
export function AlertCard({ spoken, alert, goTo }: SayProps & { readonly alert: Alert }) {
  const { language } = spoken
  const texts = scoreListTexts[language]
  const t = texts.alerts
  const {
    period,
    hallName,
    windowName,
    title,
    isShadow,
    isReplaced,
    isWithdrawn,
    months,
    expected,
    opened,
    opens,
    cause,
    visit,
  } = alert
  const name = `${period} · ${hallName} · ${windowName}`
  const orderId = opened?.orderId ?? null
  const line = (month: Alert['months'][number]) =>
    [
      t.mean(sayPoints(month.mean), sayPoints(month.upper)),
      t.share(sayShare(month.lowShare), sayShare(month.lowShareLower)),
      t.count(sayCount(language, month.evaluations), sayCount(language, Math.round(month.effective / 1000))),
    ].join(' · ')
  return (
    <li className="card stack" data-alert={alert.alertId} data-kind={alert.kind} data-shadow={isShadow}>
      {isShadow ? (
        <p>
          <Tag className="tag-plain">{texts.shadow}</Tag>
        </p>
      ) : null}
      <h3 className="broken">{title[language === 'en' ? 'en' : 'zh']}</h3>
      <p className="broken">{name}</p>
      <dl className="pairs stacked">
        {months.map((month, back) => (
          <div key={t.month(back)}>
            <dt>{t.month(back)}</dt>
            <dd>{line(month)}</dd>
          </div>
        ))}
      </dl>
      {expected === null ? null : <p>{t.expected(sayPoints(expected.mean), sayShare(expected.lowShare))}</p>}
      {cause === 'SERVICES' ? <p>{t.services}</p> : null}
      <p>
        <strong>
          {isReplaced ? t.replaced : isWithdrawn ? t.withdrawn : leads(t, { opened, opens, isShadow }, language)}
        </strong>
      </p>
      {orderId === null ? null : (
        <Button size="large" aria-label={t.orderOf(name)} onClick={() => goTo('handling-orders', orderId)}>
          {t.order}
        </Button>
      )}
      {visit === null ? null : <VisitOfAlert spoken={spoken} visit={visit} name={name} goTo={goTo} />}
    </li>
  )
}

interface VisitProps extends Pick<SayProps, 'spoken' | 'goTo'> {
  readonly visit: NonNullable<Alert['visit']>
  readonly name: string
}

/** For whoever makes plans alone: the visit that was opened, with its plan; or why people have to plan it. */
function VisitOfAlert({ spoken, visit, name, goTo }: VisitProps) {
  const t = scoreListTexts[spoken.language].alerts.visit
  const { planId, state, refusal } = visit
  return (
    <>
      <p data-visit={state ?? refusal ?? ''}>
        {refusal === null ? t.states[state ?? 'FROZEN'] : t.refused(t.refusals[refusal])}
      </p>
      {planId === null ? null : (
        <Button size="large" aria-label={t.planOf(name)} onClick={() => goTo('assessment-plans', planId)}>
          {t.plan}
        </Button>
      )}
    </>
  )
}

function leads(
  t: (typeof scoreListTexts)['en']['alerts'],
  { opened, opens, isShadow }: Pick<Alert, 'opened' | 'opens' | 'isShadow'>,
  language: SayProps['spoken']['language'],
): string {
  if (opened === null) return isShadow ? t.would[opens] : t.due[opens]
  const time = sayInstant(language, opened.openedAt)
  return opened.opened === 'ORDER' ? t.opened(time) : t.asked(time)
}
