/** @jsxImportSource react */
import { Button } from 'antd'
import { useState } from 'react'
import { practiceStates } from '../../../domain/practice.ts'
import { sayCount } from '../../shared/format.ts'
import type { PageProps } from '../page.ts'
import { Failure, Heading, SelectField } from '../parts.tsx'
import { PracticeCard } from './practice-card.tsx'
import { practiceTexts } from './texts.ts'
import { everyPractice, type PracticeFilter, usePractices } from './use-practices.ts'

/** 经验做法: what has worked and is kept, and what waits for somebody else to adopt it. */
export function PracticesPage(props: PageProps) {
  const { spoken, goTo } = props
  const { language } = spoken
  const t = practiceTexts[language]
  const [filter, setFilter] = useState(everyPractice)
  const { found, failure, more, reload, decide } = usePractices(props, filter)
  const nameOf = ({ nameZh, nameEn }: { readonly nameZh: string; readonly nameEn: string }) =>
    language === 'en' ? nameEn : nameZh
  return (
    <>
      <Heading>{t.title}</Heading>
      <p className="quiet">{t.hint}</p>
      <fieldset className="filter" aria-label={t.filter.label}>
        <SelectField
          label={t.filter.state}
          value={filter.state}
          options={[['', t.filter.every], ...practiceStates.map((each): [string, string] => [each, t.states[each]])]}
          onChange={(state) => setFilter({ ...filter, state: state as PracticeFilter['state'] })}
        />
        <SelectField
          label={t.filter.kind}
          value={filter.kind}
          options={[
            ['', t.filter.everyKind],
            ...(found?.kinds ?? []).map((kind): [string, string] => [kind.code, nameOf(kind)]),
          ]}
          onChange={(kind) => setFilter({ ...filter, kind })}
        />
      </fieldset>
      <Failure text={failure} again={{ label: spoken.t.shared.again, ask: reload }} />
      {found === undefined ? (
        <p>{failure === undefined ? spoken.t.loading : null}</p>
      ) : (
        <>
          <p className="quiet" role="status" data-shown={found.practices.length}>
            {t.shown(sayCount(language, found.practices.length))}
          </p>
          {found.practices.length === 0 ? (
            <p className="card">{filter === everyPractice ? t.none : t.noneOfThese}</p>
          ) : (
            <ul className="cards order-cards">
              {found.practices.map((practice) => (
                <PracticeCard
                  key={practice.practiceId}
                  spoken={spoken}
                  practice={practice}
                  kinds={found.kinds}
                  onOrder={() => goTo('handling-orders', practice.orderId)}
                  onDecide={(outcome, reason) => decide(practice.practiceId, outcome, reason)}
                />
              ))}
            </ul>
          )}
        </>
      )}
      {found === undefined || found.next === null ? null : (
        <Button size="large" onClick={() => void more()}>
          {t.more}
        </Button>
      )}
    </>
  )
}
