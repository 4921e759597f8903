/** @jsxImportSource react */
import { Button } from 'antd'
import { useCallback, useState } from 'react'
import { sayCount } from '../../shared/format.ts'
import { sayFailure } from '../call.ts'
import { useList } from '../closure-audit/use-list.ts'
import type { PageProps } from '../page.ts'
import { Failure, Heading, SelectField } from '../parts.tsx'
import { AuditCard, type EvaluationAudit, type Noted } from './audit-card.tsx'
import { AuditFigures } from './audit-figures.tsx'
import { Draws } from './draws.tsx'
import { evaluationAuditTexts } from './texts.ts'
import type { AuditState } from './texts.zh.ts'

const states = ['OPEN', 'ASKED', 'OVER'] as const

/** 评价抽查: what was drawn and is to be asked about, what came of it, and by which seed it was drawn. */
export function EvaluationAuditsPage(props: PageProps) {
  const { spoken, session, signedIn } = props
  const { language } = spoken
  const t = evaluationAuditTexts[language]
  const { ask } = signedIn
  const [state, setState] = useState<AuditState | ''>('OPEN')
  const list = useCallback(
    async (after: string | null) => {
      const query = { ...(state === '' ? {} : { state }), ...(after === null ? {} : { after }) }
      const heard = await ask('listEvaluationAudits', { query })
      if (!heard.ok) return { failure: sayFailure(spoken.t, heard) }
      return { listed: { rows: heard.answer.audits, next: heard.answer.next } }
    },
    [ask, spoken, state],
  )
  const { found, failure, again, more, reload, forget } = useList<EvaluationAudit>(props, list)
  const note = async (auditId: string, body: Noted): Promise<string | undefined> => {
    const heard = await ask('noteEvaluationAudit', { params: { auditId }, body })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    await reload()
    return undefined
  }
  return (
    <>
      <Heading>{t.title}</Heading>
      <p className="quiet">{t.hint}</p>
      <div className="filter">
        <SelectField
          label={t.state}
          value={state}
          options={[['', t.every], ...states.map((each): [string, string] => [each, t.states[each]])]}
          onChange={(value) => {
            forget()
            setState(value as AuditState | '')
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
            {found.rows.map((audit) => (
              <AuditCard
                key={audit.auditId}
                {...{ spoken, signedIn, audit }}
                mayAsk={session.permissions.includes('evaluation-audit:note')}
                onNote={(body) => note(audit.auditId, body)}
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
      <AuditFigures {...props} />
      <Draws {...props} />
    </>
  )
}
