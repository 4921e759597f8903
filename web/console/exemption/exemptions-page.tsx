/** @jsxImportSource react */
import { Button } from 'antd'
import { useCallback, useState } from 'react'
import { type ExemptionState, exemptionStates } from '../../../domain/exemption.ts'
import { sayCount } from '../../shared/format.ts'
import { type Failed, sayFailure } from '../call.ts'
import { useList } from '../closure-audit/use-list.ts'
import type { PageProps } from '../page.ts'
import { Failure, Heading, SelectField } from '../parts.tsx'
import { ExemptionCard } from './exemption-card.tsx'
import { Figures } from './figures.tsx'
import { Proposing } from './proposing.tsx'
import type { Exemption } from './props.ts'
import { exemptionTexts } from './texts.ts'

/** 容错: proposed by the unit, decided by a stranger to it, counted for the public. */
export function ExemptionsPage(props: PageProps) {
  const { spoken, session, signedIn } = props
  const { language } = spoken
  const t = exemptionTexts[language]
  const { ask } = signedIn
  const [state, setState] = useState<ExemptionState | ''>('')
  const [turn, setTurn] = useState(0)
  const list = useCallback(
    async (after: string | null) => {
      const query = { ...(state === '' ? {} : { state }), ...(after === null ? {} : { after }) }
      const heard = await ask('listExemptions', { query })
      if (!heard.ok) return { failure: sayFailure(spoken.t, heard) }
      return { listed: { rows: heard.answer.exemptions, next: heard.answer.next } }
    },
    [ask, spoken, state],
  )
  const { found, failure, again, more, reload, forget } = useList<Exemption>(props, list)
  const say = (heard: Failed) =>
    (heard.offline ? undefined : t.refusals[heard.problem.code]) ?? sayFailure(spoken.t, heard)
  const onDone = async () => {
    setTurn(turn + 1)
    await reload()
  }
  return (
    <>
      <Heading>{t.title}</Heading>
      <p className="quiet">{t.hint}</p>
      <div className="filter">
        <SelectField
          label={t.state}
          value={state}
          options={[['', t.every], ...exemptionStates.map((each): [string, string] => [each, t.states[each]])]}
          onChange={(value) => {
            forget()
            setState(value as ExemptionState | '')
          }}
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
            {found.rows.map((exemption) => (
              <ExemptionCard
                key={`${exemption.exemptionId}/${exemption.state}`}
                {...props}
                exemption={exemption}
                say={say}
                onDone={onDone}
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
      <div className="stack">
        {session.permissions.includes('exemption:propose') ? <Proposing {...props} say={say} onDone={onDone} /> : null}
        <Figures key={turn} {...props} />
      </div>
    </>
  )
}
