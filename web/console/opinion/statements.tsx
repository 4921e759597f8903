/** @jsxImportSource react */
import { Tag } from 'antd'
import { sayCount } from '../../shared/format.ts'
import { codeName, groupName, type SessionProps } from './seen.ts'

type Shown = Pick<SessionProps, 'page' | 't' | 'seen'>
type Statement = SessionProps['seen']['protocol'][number]

/** The protocol as it now stands, with the codes that hold. */
export function Statements({ page, t, seen }: Shown) {
  if (seen.protocol.length === 0) return null
  return (
    <section className="card stack">
      <h2>{t.protocol.title}</h2>
      <Agreement {...{ page, t, seen }} />
      <ol className="stack">
        {seen.protocol.map((statement) => (
          <One key={statement.number} {...{ page, t, seen, statement }} />
        ))}
      </ol>
      {seen.corrections.length === 0 ? null : (
        <>
          <h3>{t.protocol.corrections}</h3>
          <ul>
            {seen.corrections.map(({ version, reason }) => (
              <li key={version}>{reason}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Agreement({ page, t, seen }: Shown) {
  const { language } = page.spoken
  if (seen.agreement === null) return null
  const { units, agreed, alpha } = seen.agreement
  return (
    <p data-agreement={agreed}>
      {t.coding.agreement(sayCount(language, agreed), sayCount(language, units))} ·{' '}
      {alpha === null ? t.coding.noAlpha : t.coding.alpha(alpha.toFixed(2))}
    </p>
  )
}

function One({ page, t, seen, statement }: Shown & { readonly statement: Statement }) {
  const { group, words, state, codes, given, settlement } = statement
  const named = (each: readonly string[]) => each.map((code) => codeName({ page, seen }, code)).join(' + ')
  return (
    <li data-state={state}>
      <p className="broken words">
        <strong>{groupName({ page, seen }, group)}</strong> {words ?? t.protocol.erased}
      </p>
      <p>
        <Tag className={state === 'APART' ? 'tag-bad' : 'tag-plain'}>{t.coding.states[state]}</Tag>
        {codes === null ? null : ` ${named(codes)}`}
      </p>
      {given.length < 2 || state === 'AGREED' ? null : (
        <p className="quiet">
          {t.coding.given} {given.map(named).join(' / ')}
        </p>
      )}
      {settlement === null ? null : (
        <p className="quiet">
          {t.coding.ways[settlement.way]} {settlement.reason}
        </p>
      )}
    </li>
  )
}
