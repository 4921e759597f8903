/** @jsxImportSource react */
import { useCallback, useEffect, useState } from 'react'
import { sayCount, sayInstant } from '../../shared/format.ts'
import { type Answer, sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Failure, Form, TextField } from '../parts.tsx'
import { evaluationAuditTexts } from './texts.ts'

type Draw = Answer<'seeEvaluationAuditDraws'>['draws'][number]

/** Which months were frozen, by which seed they were drawn, and the form for a public draw. */
export function Draws(props: PageProps) {
  const { spoken, signedIn, session } = props
  const t = evaluationAuditTexts[spoken.language].draws
  const { ask } = signedIn
  const [draws, setDraws] = useState<readonly Draw[] | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const load = useCallback(async () => {
    const heard = await ask('seeEvaluationAuditDraws', {})
    setFailure(heard.ok ? undefined : sayFailure(spoken.t, heard))
    if (heard.ok) setDraws(heard.answer.draws)
  }, [ask, spoken])
  useEffect(() => void load(), [load])
  const tell = async (month: string, body: { readonly result: string; readonly source: string }) => {
    const heard = await ask('tellPublicDraw', { params: { month }, body })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    setDraws((before) => before?.map((each) => (each.month === month ? { ...each, ...heard.answer } : each)))
    return undefined
  }
  return (
    <section aria-labelledby="audit-draws">
      <h2 id="audit-draws">{t.title}</h2>
      <p className="quiet">{t.hint}</p>
      <Failure text={failure} />
      {draws?.length === 0 ? <p className="card">{t.none}</p> : null}
      <ul className="cards order-cards">
        {(draws ?? []).map((draw) => (
          <DrawCard
            key={draw.month}
            {...{ spoken, draw }}
            mayTell={session.permissions.includes('evaluation-audit:draw')}
            onTell={(body) => tell(draw.month, body)}
          />
        ))}
      </ul>
    </section>
  )
}

interface DrawCardProps extends Pick<PageProps, 'spoken'> {
  readonly draw: Draw
  readonly mayTell: boolean
  readonly onTell: (body: { readonly result: string; readonly source: string }) => Promise<string | undefined>
}

function DrawCard({ spoken: { language }, draw, mayTell, onTell }: DrawCardProps) {
  const t = evaluationAuditTexts[language].draws
  const isDue = draw.seed === null && Date.parse(draw.seedAfter) <= Date.now()
  return (
    <li className="card stack" data-month={draw.month}>
      <h3>{draw.month}</h3>
      <p>{t.frozen(sayCount(language, draw.units), sayInstant(language, draw.frozenAt))}</p>
      <dl className="pairs stacked">
        <dt>{t.digest}</dt>
        <dd className="broken">{draw.digest}</dd>
        <dt>{t.leaf}</dt>
        <dd className="broken">{draw.leafHash}</dd>
        {draw.seed === null ? null : (
          <>
            <dt>{t.seed}</dt>
            <dd className="broken">{draw.seed}</dd>
            <dt>{t.told}</dt>
            <dd className="broken">{draw.told.join(' · ')}</dd>
          </>
        )}
      </dl>
      <p className="quiet">{t.sources[draw.seedSource]}</p>
      {draw.drawn === null || draw.drawnAt === null ? (
        <p>{t.seedAfter(sayInstant(language, draw.seedAfter))}</p>
      ) : (
        <p>{t.drawn(sayCount(language, draw.drawn), sayInstant(language, draw.drawnAt))}</p>
      )}
      {draw.seed === null && draw.seedSource === 'WITNESSES' ? <p>{t.waitsForWitnesses}</p> : null}
      {draw.seed === null && draw.seedSource === 'PUBLIC_DRAW' ? <p className="broken">{draw.publicDraw}</p> : null}
      {isDue && draw.seedSource === 'PUBLIC_DRAW' && mayTell ? <PublicDraw {...{ t, draw, onTell }} /> : null}
    </li>
  )
}

function PublicDraw({
  t,
  draw,
  onTell,
}: Pick<DrawCardProps, 'draw' | 'onTell'> & {
  readonly t: (typeof evaluationAuditTexts)['en']['draws']
}) {
  const [result, setResult] = useState('')
  const [source, setSource] = useState('')
  return (
    <Form label={t.form(draw.month)} submit={t.submit} onSubmit={() => onTell({ result, source })}>
      <TextField label={t.result} value={result} maxLength={200} onChange={setResult} />
      <TextField label={t.source} value={source} maxLength={300} onChange={setSource} />
    </Form>
  )
}
