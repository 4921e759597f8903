/** @jsxImportSource react */
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { DeskWant } from '../../../domain/handling-order.ts'
import { sayMinute } from '../duty-shift/say.ts'
import type { Desk, DeskProps } from './desk.ts'
import { sayList } from './say.ts'
import type { OrderFilter, Sheet } from './use-orders.ts'

interface MorningSheetProps extends DeskProps {
  readonly sheet: Sheet
  readonly filter: OrderFilter
  readonly onFilter: (filter: OrderFilter) => void
}

/** What each desk looks for in the morning. */
const wantsOf: { readonly [Each in Desk]: readonly DeskWant[] } = {
  WORK: ['CALL', 'OVERDUE', 'DUE_TODAY', 'TELL', 'TRANSFER'],
  REVIEW: ['REVIEW', 'EXTENSION', 'OVERDUE', 'DUE_TODAY'],
  NONE: ['OVERDUE', 'DUE_TODAY', 'CALL', 'REVIEW', 'TELL'],
}

/** 晨间清单: how much there is of what; each figure shows its orders. */
export function MorningSheet(props: MorningSheetProps) {
  const { say, desk, sheet, filter, onFilter, goTo } = props
  const { t } = say
  const silent = useSilentDevices(props)
  return (
    <section className="card stack" aria-labelledby="sheet">
      <h2 id="sheet">
        {t.sheet.title}
        {sheet.isOwnDesk ? null : t.sheet.ofPlace}
      </h2>
      <p className="quiet">{sheet.open === 0 ? t.sheet.nothing : t.sheet.open(String(sheet.open))}</p>
      <OnDuty {...props} />
      <ul className="figures">
        {wantsOf[desk].map((want) => {
          const count = sheet.counts[want]
          const isChosen = filter.want === want
          return (
            <li key={want}>
              <Figure
                name={t.sheet.wants[want]}
                count={count}
                isBad={want === 'OVERDUE' && count > 0}
                isChosen={isChosen}
                onShow={() => onFilter({ ...filter, want: isChosen ? '' : want })}
              />
            </li>
          )
        })}
        {silent === undefined ? null : (
          <li>
            <Figure
              name={t.sheet.devices}
              count={silent}
              isBad={silent > 0}
              isChosen={undefined}
              onShow={() => goTo('devices')}
            />
          </li>
        )}
      </ul>
      {sheet.praise === null || sheet.praise.verySatisfied === 0 ? null : (
        <p className="notice">{t.sheet.praise(String(sheet.praise.verySatisfied), String(sheet.praise.evaluations))}</p>
      )}
    </section>
  )
}

/** Who is told now; of one hall, for whoever is posted there. */
function OnDuty({ say, sheet: { onDuty }, session, goTo }: MorningSheetProps) {
  const { t } = say
  if (onDuty === null) return null
  const names = onDuty.map(({ name, isOwn, toMinute }) =>
    t.sheet.until(isOwn ? t.sheet.oneself(name) : name, sayMinute(toMinute)),
  )
  return (
    <div className="on-duty" data-on-duty={onDuty.length}>
      <p>{names.length === 0 ? t.sheet.nobodyOnDuty : t.sheet.onDuty(sayList(say, names))}</p>
      {session.permissions.includes('duty-shift:read') ? (
        <Button size="large" onClick={() => goTo('duty-shifts')}>
          {t.sheet.roster}
        </Button>
      ) : null}
    </div>
  )
}

interface FigureProps {
  readonly name: string
  readonly count: number
  readonly isBad: boolean
  /** undefined: it leads elsewhere. */
  readonly isChosen: boolean | undefined
  readonly onShow: () => void
}

function Figure({ name, count, isBad, isChosen, onShow }: FigureProps) {
  return (
    <Button
      size="large"
      className={isBad ? 'figure is-bad' : 'figure'}
      aria-pressed={isChosen}
      type={isChosen === true ? 'primary' : 'default'}
      onClick={onShow}
    >
      <span>{name}</span>
      <strong>{count}</strong>
    </Button>
  )
}

/** Broken devices of the own place, for whoever may see devices. */
function useSilentDevices({ session, signedIn: { ask } }: DeskProps): number | undefined {
  const [silent, setSilent] = useState<number | undefined>(undefined)
  const maySee = session.permissions.includes('device:read')
  useEffect(() => {
    if (!maySee) return
    void ask('seeDevices', {}).then((heard) => {
      if (heard.ok) setSilent(heard.answer.devices.filter(({ condition }) => condition === 'SILENT').length)
    })
  }, [ask, maySee])
  return silent
}
