/** @jsxImportSource react */
import { Button } from 'antd'
import { useCallback, useState } from 'react'
import { sayCount } from '../../shared/format.ts'
import { sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Failure, Heading, SelectField } from '../parts.tsx'
import { Contact } from '../unmasking/contact.tsx'
import { AuditCard, type Noted } from './audit-card.tsx'
import { Proposals } from './proposals.tsx'
import { AuditRates } from './rates.tsx'
import { closureAuditTexts } from './texts.ts'
import type { AuditState } from './texts.zh.ts'
import { useFalseClosure } from './use-false-closure.ts'
import { type ClosureAudit, toListed, useList } from './use-list.ts'

const states = ['OPEN', 'ASKED', 'OVER'] as const

/** 办结抽查: what was drawn and is to be asked about, what came of it, and what follows. */
export function ClosureAuditsPage(props: PageProps) {
  const { spoken, session } = props
  const { language } = spoken
  const t = closureAuditTexts[language]
  const falseClosure = useFalseClosure(props)
  const { ask } = props.signedIn
  const [state, setState] = useState<AuditState | ''>('OPEN')
  const list = useCallback(
    async (after: string | null) => {
      const query = { ...(state === '' ? {} : { state }), ...(after === null ? {} : { after }) }
      return toListed({ spoken }, await ask('listClosureAudits', { query }), ({ audits }) => audits)
    },
    [ask, spoken, state],
  )
  const { found, failure, again, more, reload, forget } = useList<ClosureAudit>(props, list)
  const note = async (orderId: string, body: Noted): Promise<string | undefined> => {
    const heard = await ask('noteClosureOutcome', { params: { orderId }, body })
    // Somebody else has tried today: which is said as on the card.
    if (!heard.ok && !heard.offline && heard.problem.code === 'TOO_EARLY') return t.tries.tomorrow
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
                key={audit.orderId}
                {...{ spoken, falseClosure }}
                audit={audit}
                contact={
                  may(session, 'case-contact:read') ? (
                    <Contact {...props} orderId={audit.orderId} label={t.callIt} />
                  ) : null
                }
                onNote={(body) => note(audit.orderId, body)}
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
      {may(session, 'handling:read') ? <AuditRates {...props} falseClosure={falseClosure} /> : null}
      {may(session, 'accountability:read') ? <Proposals {...props} falseClosure={falseClosure} /> : null}
    </>
  )
}

const may = ({ permissions }: PageProps['session'], permission: PageProps['session']['permissions'][number]) =>
  permissions.includes(permission)
