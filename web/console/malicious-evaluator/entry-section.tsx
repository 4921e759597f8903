/** @jsxImportSource react */
import { Button } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { type Verdict, verdicts } from '../../../domain/appeal.ts'
import type { MaliciousStep } from '../../../domain/malicious-evaluator.ts'
import { sayInstant } from '../../shared/format.ts'
import { type Answer, sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Failure, Form, SelectField } from '../parts.tsx'
import { WordsField } from '../words-field.tsx'
import { EntryFacts, type EntrySpoken } from './entry-facts.tsx'
import { maliciousTexts } from './texts.ts'

type Seen = Answer<'seeMaliciousEntry'>
type Entry = NonNullable<Seen['entry']>

interface SectionProps extends Pick<PageProps, 'spoken' | 'signedIn'> {
  readonly appealId: string
}

interface Sent {
  readonly words: string
  readonly verdict: Verdict
}

/** Beside an appeal as malicious that was upheld: whether its evaluation is entered, why, and what may be done. */
export function EntrySection({ spoken, signedIn: { ask }, appealId }: SectionProps) {
  const t = maliciousTexts[spoken.language]
  const [seen, setSeen] = useState<Seen | 'NOT_KEPT' | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const load = useCallback(async () => {
    const heard = await ask('seeMaliciousEntry', { params: { appealId } })
    const isNotKept = !heard.ok && !heard.offline && heard.problem.code === 'REGISTER_NOT_KEPT'
    setFailure(heard.ok || isNotKept ? undefined : sayFailure(spoken.t, heard))
    if (isNotKept) setSeen('NOT_KEPT')
    if (heard.ok) setSeen(heard.answer)
  }, [ask, spoken.t, appealId])
  useEffect(() => void load(), [load])
  const send = (step: MaliciousStep, { words, verdict }: Sent, version: number) => {
    const params = { appealId }
    if (step === 'PROPOSE') return ask('proposeMaliciousEntry', { params, body: { words } })
    if (step === 'JUDGE') return ask('judgeMaliciousObjection', { params, body: { version, verdict, words } })
    return ask('decideMaliciousEntry', { params, body: { version, decision: step, words } })
  }
  const act = async (step: MaliciousStep, sent: Sent): Promise<string | undefined> => {
    if (typeof seen !== 'object') return undefined
    const heard = await send(step, sent, seen.entry?.version ?? 1)
    if (!heard.ok) return sayFailure(spoken.t, heard)
    setSeen(heard.answer)
    return undefined
  }
  const shown = typeof seen === 'object' ? seen : undefined
  return (
    <section className="card stack" aria-labelledby="malicious" data-register={shown?.entry?.standing ?? 'NONE'}>
      <h2 id="malicious">{t.section}</h2>
      <Failure text={failure} again={{ label: spoken.t.shared.again, ask: load }} />
      {seen === 'NOT_KEPT' ? <p>{t.notKept}</p> : null}
      {shown === undefined ? null : (
        <>
          <p className="quiet">{t.sectionHint}</p>
          {shown.entry === null ? <p>{t.noEntry}</p> : <Story t={t} language={spoken.language} entry={shown.entry} />}
          {shown.options
            .filter(({ hindrance }) => hindrance === null)
            .map(({ step }) => (
              <StepForm key={`${step}${shown.entry?.version}`} t={t} step={step} onSend={(sent) => act(step, sent)} />
            ))}
          <Hindered t={t} options={shown.options} refusals={spoken.t.refusals} />
        </>
      )}
    </section>
  )
}

function Story({ t, language, entry }: EntrySpoken & { readonly entry: Entry }) {
  return (
    <>
      <EntryFacts t={t} language={language} entry={entry} />
      <ol className="story">
        {entry.events.map(({ sequence, kind, at, by, isOwn, verdict, words }) => (
          <li key={sequence} data-event={kind}>
            <p>
              <strong>{t.events[kind] ?? kind}</strong>
              <span className="under">{`${sayInstant(language, at)} · ${t.by[isOwn ? 'OWN' : by]}`}</span>
            </p>
            {verdict === null ? null : <p>{t.verdicts[verdict]}</p>}
            {words === null ? null : <p className="broken words">{words}</p>}
          </li>
        ))}
      </ol>
    </>
  )
}

interface StepFormProps {
  readonly t: EntrySpoken['t']
  readonly step: MaliciousStep
  readonly onSend: (sent: Sent) => Promise<string | undefined>
}

/** Opened on demand: whoever only reads is not asked to decide. */
function StepForm({ t, step, onSend }: StepFormProps) {
  const [isOpen, setOpen] = useState(false)
  const [words, setWords] = useState('')
  const [verdict, setVerdict] = useState<Verdict | ''>('')
  const submit = async () => {
    const said = words.trim()
    if (said === '' || (step === 'JUDGE' && verdict === '')) return t.lack
    return onSend({ words: said, verdict: verdict === '' ? 'REJECTED' : verdict })
  }
  return (
    <div className="step-form" data-step={step}>
      <p className="quiet">{t.hints[step]}</p>
      <Button size="large" type={isOpen ? 'text' : 'default'} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? t.giveUp : t.steps[step]}
      </Button>
      {isOpen ? (
        <Form label={t.steps[step]} submit={t.submit} onSubmit={submit}>
          {step === 'JUDGE' ? (
            <SelectField
              label={t.verdict}
              value={verdict}
              options={[['', t.choose], ...verdicts.map((each): [string, string] => [each, t.verdicts[each]])]}
              onChange={(chosen) => setVerdict(chosen as Verdict | '')}
            />
          ) : null}
          <WordsField label={t.words} hint={t.wordsHint} value={words} onChange={setWords} />
        </Form>
      ) : null}
    </div>
  )
}

interface HinderedProps extends Pick<EntrySpoken, 't'> {
  readonly options: Seen['options']
  readonly refusals: Readonly<Partial<Record<string, string>>>
}

function Hindered({ t, options, refusals }: HinderedProps) {
  const hindered = options.filter(({ hindrance }) => hindrance !== null)
  if (options.length === 0) return <p className="quiet">{t.nothing}</p>
  if (hindered.length === 0) return null
  return (
    <div className="quiet">
      <h3>{t.later}</h3>
      <ul className="plain-list">
        {hindered.map(({ step, hindrance }) => (
          <li key={step} data-hindrance={hindrance}>
            {t.steps[step]}
            <span className="under">{refusals[hindrance ?? ''] ?? hindrance}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
