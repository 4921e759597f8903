/** @jsxImportSource react */
import { Button } from 'antd'
import { useState } from 'react'
import { sayCount } from '../../shared/format.ts'
import { sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Failure } from '../parts.tsx'
import { maliciousTexts } from './texts.ts'

/** Asked for by hand, because each look is a read of its own in the audit. */
export function EntryCount({
  spoken,
  signedIn: { ask },
  appealId,
}: Pick<PageProps, 'spoken' | 'signedIn'> & { readonly appealId: string }) {
  const { language } = spoken
  const all = maliciousTexts[language]
  const t = all.count
  const [count, setCount] = useState<number | 'NOT_KEPT' | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const see = async () => {
    const heard = await ask('countMaliciousEntries', { params: { appealId } })
    const isNotKept = !heard.ok && !heard.offline && heard.problem.code === 'REGISTER_NOT_KEPT'
    setFailure(heard.ok || isNotKept ? undefined : sayFailure(spoken.t, heard))
    if (isNotKept) setCount('NOT_KEPT')
    if (heard.ok) setCount(heard.answer.entriesInForce)
  }
  return (
    <section className="card stack" aria-labelledby="malicious-count" data-count={count}>
      <h2 id="malicious-count">{t.title}</h2>
      <p className="quiet">{t.hint}</p>
      <Failure text={failure} />
      <div role="status">
        {typeof count === 'number' ? <strong>{t.is(sayCount(language, count))}</strong> : null}
        {count === 'NOT_KEPT' ? all.notKept : null}
      </div>
      {count === undefined ? (
        <Button size="large" onClick={() => void see()}>
          {t.see}
        </Button>
      ) : null}
    </section>
  )
}
