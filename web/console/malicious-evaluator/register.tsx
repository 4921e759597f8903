/** @jsxImportSource react */
import { Button } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { sayCount } from '../../shared/format.ts'
import { type Answer, sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Failure, Heading } from '../parts.tsx'
import { EntryFacts } from './entry-facts.tsx'
import { maliciousTexts } from './texts.ts'

type Found = Answer<'listMaliciousEntries'>

/** The entries by number, days and state; or that no register is kept here, and why. */
export function Register({
  spoken,
  signedIn: { ask },
  go,
  children,
}: PageProps & { readonly children: React.ReactNode }) {
  const { language } = spoken
  const t = maliciousTexts[language]
  const [found, setFound] = useState<Found | 'NOT_KEPT' | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const load = useCallback(
    async (after: number | null) => {
      const heard = await ask('listMaliciousEntries', { query: after === null ? {} : { after: String(after) } })
      const isNotKept = !heard.ok && !heard.offline && heard.problem.code === 'REGISTER_NOT_KEPT'
      setFailure(heard.ok || isNotKept ? undefined : sayFailure(spoken.t, heard))
      if (isNotKept) setFound('NOT_KEPT')
      if (!heard.ok) return
      const { answer } = heard
      setFound((before) =>
        after === null || typeof before !== 'object'
          ? answer
          : { ...answer, entries: [...before.entries, ...answer.entries] },
      )
    },
    [ask, spoken.t],
  )
  useEffect(() => void load(null), [load])
  return (
    <>
      <Heading>{t.title}</Heading>
      {children}
      <Failure text={failure} again={{ label: spoken.t.shared.again, ask: () => load(null) }} />
      {found === undefined ? <p>{failure === undefined ? spoken.t.loading : null}</p> : null}
      {found === 'NOT_KEPT' ? (
        <p className="card" data-register="NOT_KEPT">
          {t.notKept}
        </p>
      ) : null}
      {typeof found === 'object' ? (
        <>
          <p className="quiet">{t.hint}</p>
          <div className="acts">
            <p className="quiet" role="status" data-shown={found.entries.length}>
              {t.list.shown(sayCount(language, found.entries.length))}
            </p>
            <Button size="large" onClick={() => void load(null)}>
              {t.list.refresh}
            </Button>
          </div>
          {found.entries.length === 0 ? <p className="card">{t.list.none}</p> : null}
          <ul className="cards order-cards">
            {found.entries.map((entry) => (
              <li key={entry.number} className="card" data-standing={entry.standing}>
                <EntryFacts t={t} language={language} entry={entry} />
                <Button
                  size="large"
                  aria-label={t.list.seeNamed(String(entry.number))}
                  onClick={() => go(entry.appealId)}
                >
                  {t.list.see}
                </Button>
              </li>
            ))}
          </ul>
          {found.next === null ? null : (
            <Button size="large" onClick={() => void load(found.next)}>
              {t.list.more}
            </Button>
          )}
        </>
      ) : null}
    </>
  )
}
