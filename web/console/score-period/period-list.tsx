/** @jsxImportSource react */
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { type ScorePeriodKind, scorePeriodKinds } from '../../../domain/score-period.ts'
import { sayCount, sayDay, sayDueTime } from '../../shared/format.ts'
import { Failure, Heading, SelectField } from '../parts.tsx'
import { useAnswer } from '../use-answer.ts'
import { type ListedPeriod, type PeriodProps, sayVersion } from './say.ts'

const stateClasses = { UNDER_OBJECTION: 'tag-bad', TO_DECIDE: 'tag-bad', FINAL: 'tag-good' } as const

/** Every period, the newest first. */
export function PeriodList(props: PeriodProps) {
  const { spoken, session, say, go } = props
  const { t } = say
  const [kind, setKind] = useState<ScorePeriodKind | ''>('')
  const { value, failure, reload } = useAnswer(props, 'listScorePeriods', {})
  const periods = value?.periods.filter((each) => kind === '' || each.kind === kind)
  return (
    <>
      <Heading>{t.title}</Heading>
      <p className="quiet">{t.hint}</p>
      <div className="acts">
        {session.permissions.includes('score:read') ? (
          <Button size="large" onClick={() => go('objections')}>
            {t.objections.open}
          </Button>
        ) : null}
      </div>
      <div className="filter">
        <SelectField
          label={t.kind}
          value={kind}
          options={[['', t.every], ...scorePeriodKinds.map((each): [string, string] => [each, t.kinds[each]])]}
          onChange={(next) => setKind(next as ScorePeriodKind | '')}
        />
      </div>
      <Failure text={failure} again={{ label: spoken.t.again, ask: reload }} />
      {periods === undefined ? (
        <p>{failure === undefined ? spoken.t.loading : null}</p>
      ) : periods.length === 0 ? (
        <p className="card" data-periods={0}>
          {t.none}
        </p>
      ) : (
        <ul className="cards order-cards period-cards" data-periods={periods.length}>
          {periods.map((period) => (
            <PeriodCard key={period.period} {...props} period={period} />
          ))}
        </ul>
      )}
    </>
  )
}

function PeriodCard({ say, go, period }: PeriodProps & { readonly period: ListedPeriod }) {
  const { t, language } = say
  const { period: name, kind, state, computations, openObjections } = period
  return (
    <li className="card" data-period={name} data-state={state}>
      <p>
        <StateTag say={say} state={state} />
        <Tag className="tag-plain">{t.kinds[kind]}</Tag>
        {openObjections === 0 ? null : (
          <Tag className="tag-late">{t.openObjections(sayCount(language, openObjections))}</Tag>
        )}
      </p>
      <h2 className="broken">{t.period(name)}</h2>
      <p className="quiet">{t.days(sayDay(language, period.fromDay), sayDay(language, period.toDay))}</p>
      <p>{t.states[state].words}</p>
      <p className="quiet">{t.closes(sayDueTime(language, period.closesAt))}</p>
      {period.objectionsUntil === null ? null : (
        <p className="quiet">{t.objectionsUntil(sayDueTime(language, period.objectionsUntil))}</p>
      )}
      {computations.length === 0 ? null : <p>{computations.map((each) => sayVersion(say, each)).join(t.listed)}</p>}
      <Button size="large" aria-label={t.seeNamed(t.period(name))} onClick={() => go(name)}>
        {t.see}
      </Button>
    </li>
  )
}

export function StateTag({ say: { t }, state }: Pick<PeriodProps, 'say'> & Pick<ListedPeriod, 'state'>) {
  const classes: Partial<Record<ListedPeriod['state'], string>> = stateClasses
  return <Tag className={classes[state] ?? 'tag-plain'}>{t.states[state].name}</Tag>
}
