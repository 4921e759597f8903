/** @jsxImportSource react */
import { Button } from 'antd'
import { useCallback, useState } from 'react'
import { type DeductionKind, type DeductionState, deductionKinds, deductionStates } from '../../../domain/deduction.ts'
import { sayCount } from '../../shared/format.ts'
import { type Answer, type Failed, sayFailure } from '../call.ts'
import { useList } from '../closure-audit/use-list.ts'
import type { PageProps } from '../page.ts'
import { Failure, Heading, SelectField } from '../parts.tsx'
import { DeductionCard } from './deduction-card.tsx'
import { Proposing } from './proposing.tsx'
import type { Deduction } from './props.ts'
import { deductionTexts } from './texts.ts'

type Item = Answer<'listDeductions'>['items'][number]

/** 扣分与加分: proposed by one, answered by the unit, decided by another. */
export function DeductionsPage(props: PageProps) {
  const { spoken, session, signedIn } = props
  const { language } = spoken
  const t = deductionTexts[language]
  const { ask } = signedIn
  const [state, setState] = useState<DeductionState | ''>('')
  const [kind, setKind] = useState<DeductionKind | ''>('')
  const [items, setItems] = useState<readonly Item[]>([])
  const list = useCallback(
    async (after: string | null) => {
      const wish = { ...(state === '' ? {} : { state }), ...(kind === '' ? {} : { kind }) }
      const heard = await ask('listDeductions', { query: { ...wish, ...(after === null ? {} : { after }) } })
      if (!heard.ok) return { failure: sayFailure(spoken.t, heard) }
      setItems(heard.answer.items)
      return { listed: { rows: heard.answer.deductions, next: heard.answer.next } }
    },
    [ask, spoken, state, kind],
  )
  const { found, failure, again, more, reload, forget } = useList<Deduction>(props, list)
  const say = (heard: Failed) =>
    (heard.offline ? undefined : t.refusals[heard.problem.code]) ?? sayFailure(spoken.t, heard)
  const filter =
    <Each extends string>(set: (value: Each | '') => void) =>
    (value: string) => {
      forget()
      set(value as Each | '')
    }
  return (
    <>
      <Heading>{t.title}</Heading>
      <p className="quiet">{t.hint}</p>
      <div className="filter">
        <SelectField
          label={t.state}
          value={state}
          options={[['', t.every], ...deductionStates.map((each): [string, string] => [each, t.states[each]])]}
          onChange={filter<DeductionState>(setState)}
        />
        <SelectField
          label={t.kind}
          value={kind}
          options={[['', t.everyKind], ...deductionKinds.map((each): [string, string] => [each, t.kinds[each]])]}
          onChange={filter<DeductionKind>(setKind)}
        />
      </div>
      <Failure text={failure} again={{ label: again, ask: reload }} />
      {found === undefined ? (
        <p>{failure === undefined ? spoken.t.loading : null}</p>
      ) : (
        <>
          <p className="quiet" role="status" data-shown={found.rows.length}>
            {t.shown(sayCount(language, found.rows.length))}
          </p>
          {found.rows.length === 0 ? <p className="card">{t.none}</p> : null}
          <ul className="cards order-cards">
            {found.rows.map((deduction) => (
              <DeductionCard
                key={`${deduction.deductionId}/${deduction.state}`}
                {...props}
                deduction={deduction}
                say={say}
                onDone={reload}
              />
            ))}
          </ul>
        </>
      )}
      {found === undefined || found.next === null ? null : (
        <Button size="large" onClick={() => void more()}>
          {t.more}
        </Button>
      )}
      {session.permissions.includes('deduction:propose') ? (
        <Proposing {...props} items={items} say={say} onDone={reload} />
      ) : null}
      <List {...props} items={items} />
    </>
  )
}

/** What is taken off and added, with where it is written: for whoever works by it. */
function List({ spoken: { language }, items }: PageProps & { readonly items: readonly Item[] }) {
  const t = deductionTexts[language]
  return (
    <details>
      <summary>{t.list}</summary>
      <dl className="pairs stacked">
        {items.map(({ code, kind, nameZh, nameEn, points, source }) => (
          <div key={code}>
            <dt>{language === 'en' ? nameEn : nameZh}</dt>
            <dd className="broken">{`${t.points(kind, (points / 100).toFixed(2))} · ${t.source(source)}`}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
