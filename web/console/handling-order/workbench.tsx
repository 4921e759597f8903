/** @jsxImportSource react */
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { deskWants, orderSources, orderStages } from '../../../domain/handling-order.ts'
import { sayInstant } from '../../shared/format.ts'
import { Failure, Heading, SelectField } from '../parts.tsx'
import { AcknowledgeAll } from './acknowledge-all.tsx'
import type { DeskProps } from './desk.ts'
import { MorningSheet } from './morning-sheet.tsx'
import { OrderList } from './order-list.tsx'
import { Places } from './places.tsx'
import { type OrderFilter, type Orders, useOrders } from './use-orders.ts'
import { Views } from './views.tsx'

interface WorkbenchProps extends DeskProps {
  readonly filter: OrderFilter
  readonly onFilter: (filter: OrderFilter) => void
}

const pageOrders = 50

/** 工作台: what is to be done today, and the queue by due time. */
export function Workbench(props: WorkbenchProps) {
  const { say, desk, spoken, filter, onFilter, unread } = props
  const { t, language } = say
  const found = useOrders(props, filter, pageOrders)
  const { orders, next, asOf, sheet, failure } = found
  const hasNews = useNews(unread, asOf)
  return (
    <>
      <Heading>{t.titles[desk]}</Heading>
      <p className="quiet">{t.hint[desk]}</p>
      <Views {...props} />
      <Failure text={failure} />
      {sheet === undefined ? null : (
        <>
          <MorningSheet {...props} sheet={sheet} />
          <Places say={say} sheet={sheet} filter={filter} onFilter={onFilter} />
        </>
      )}
      <Filter {...props} />
      {orders === undefined ? (
        <p>{failure === undefined ? spoken.t.loading : null}</p>
      ) : (
        <>
          <div className="acts">
            <p className="quiet" role="status" data-shown={orders.length}>
              {asOf === undefined ? null : t.list.asOf(sayInstant(language, asOf))}
              <span className="under">{t.list.shown(String(orders.length))}</span>
            </p>
            <Button size="large" type={hasNews ? 'primary' : 'default'} onClick={() => void found.reload()}>
              {hasNews ? t.list.newOnes : t.list.refresh}
            </Button>
            <AcknowledgeAll {...props} orders={orders} onDone={found.reload} />
          </div>
          <Queue {...props} found={found} />
        </>
      )}
      {next === null ? null : (
        <Button size="large" onClick={() => void found.more()}>
          {t.list.more}
        </Button>
      )}
    </>
  )
}

function Queue({ say, filter, found, go }: WorkbenchProps & { readonly found: Orders }) {
  const { t } = say
  const isFiltered = filter.stage !== '' || filter.want !== '' || filter.source !== '' || filter.hallCode !== ''
  if (found.orders === undefined || found.asOf === undefined) return null
  const empty = filter.isMine && !isFiltered ? t.list.noneMine : t.list.none
  return <OrderList say={say} orders={found.orders} now={Date.parse(found.asOf)} empty={empty} onShow={go} />
}

function Filter({ say: { t }, filter, onFilter }: WorkbenchProps) {
  return (
    <fieldset className="filter" aria-label={t.filter.label}>
      <SelectField
        label={t.filter.stage}
        value={filter.stage}
        options={[['', t.filter.everyStage], ...orderStages.map((each): [string, string] => [each, t.stages[each]])]}
        onChange={(stage) => onFilter({ ...filter, stage: stage as OrderFilter['stage'] })}
      />
      <SelectField
        label={t.filter.want}
        value={filter.want}
        options={[['', t.filter.everyWant], ...deskWants.map((each): [string, string] => [each, t.sheet.wants[each]])]}
        onChange={(want) => onFilter({ ...filter, want: want as OrderFilter['want'] })}
      />
      <SelectField
        label={t.filter.source}
        value={filter.source}
        options={[['', t.filter.everySource], ...orderSources.map((each): [string, string] => [each, t.sources[each]])]}
        onChange={(source) => onFilter({ ...filter, source: source as OrderFilter['source'] })}
      />
    </fieldset>
  )
}

/** Whether something has been told since the list was read. Shown on demand: what arrives by itself is no use of the session. */
function useNews(unread: number | undefined, asOf: string | undefined): boolean {
  const [hasNews, setNews] = useState(false)
  const known = useRef(unread)
  useEffect(() => {
    if (asOf !== undefined) setNews(false)
  }, [asOf])
  useEffect(() => {
    if (known.current !== undefined && unread !== undefined && unread > known.current) setNews(true)
    known.current = unread
  }, [unread])
  return hasNews
}
