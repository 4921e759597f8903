/** @jsxImportSource react */
import { Button } from 'antd'
import { useCallback, useEffect, useId, useState } from 'react'
import type { AppealGround } from '../../../domain/appeal.ts'
import { sayInstant } from '../../shared/format.ts'
import { type Answer, sayFailure } from '../call.ts'
import { emptyDraft } from '../handling-order/draft.ts'
import { EvidenceFields } from '../handling-order/evidence-fields.tsx'
import { orderTexts } from '../handling-order/texts.ts'
import type { PageProps } from '../page.ts'
import { Failure, Form, SelectField } from '../parts.tsx'
import { sayUntil, toSpoken } from './say.ts'

type OfOrder = Answer<'seeAppealOfOrder'>
type Lodging = NonNullable<OfOrder['lodging']>

interface OrderAppealProps extends PageProps {
  readonly orderId: string
}

/** Beside an order: its appeal, or the way to lodge one for whoever may. Nothing where there is neither. */
export function OrderAppeal(props: OrderAppealProps) {
  const { spoken, signedIn, orderId, goTo } = props
  const say = toSpoken(spoken)
  const { t, language } = say
  const { ask } = signedIn
  const [found, setFound] = useState<OfOrder | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const load = useCallback(async () => {
    const heard = await ask('seeAppealOfOrder', { params: { orderId } })
    setFailure(heard.ok ? undefined : sayFailure(spoken.t, heard))
    if (heard.ok) setFound(heard.answer)
  }, [ask, orderId, spoken.t])
  useEffect(() => void load(), [load])
  if (failure === undefined && (found === undefined || (found.appeal === null && found.lodging === null))) return null
  return (
    <section className="card stack" aria-labelledby="order-appeal" data-appealed={found?.appeal?.standing}>
      <h2 id="order-appeal">{t.lodge.title}</h2>
      <Failure text={failure} again={{ label: spoken.t.again, ask: load }} />
      {found === undefined || found.appeal === null ? null : (
        <>
          <p>
            {t.lodge.lodged(sayInstant(language, found.appeal.lodgedAt))}
            <span className="under">
              {found.appeal.verdict === null ? t.standings[found.appeal.standing] : t.verdicts[found.appeal.verdict]}
            </span>
          </p>
          {found.appeal.verdict === 'UPHELD' ? <p className="notice">{t.lodge.upheld}</p> : null}
          <Button size="large" onClick={() => goTo('appeals', found.appeal?.appealId)}>
            {t.lodge.see}
          </Button>
        </>
      )}
      {found === undefined || found.lodging === null ? null : (
        <Lodge {...props} lodging={found.lodging} onLodged={(appealId) => goTo('appeals', appealId)} />
      )}
    </section>
  )
}

interface LodgeProps extends OrderAppealProps {
  readonly lodging: Lodging
  readonly onLodged: (appealId: string) => void
}

function Lodge(props: LodgeProps) {
  const { spoken, lodging } = props
  const say = toSpoken(spoken)
  const { t } = say
  const [isOpen, setOpen] = useState(false)
  if (lodging.hindrance !== null)
    return (
      <p className="quiet" data-hindrance={lodging.hindrance}>
        {spoken.t.refusals[lodging.hindrance]}
      </p>
    )
  return (
    <>
      <p className="quiet">{t.lodge.hint(sayUntil(say, lodging.until))}</p>
      <Button size="large" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? t.steps.giveUp : t.lodge.open}
      </Button>
      {isOpen ? <LodgeForm {...props} /> : null}
    </>
  )
}

/** As the promise has it. */
const wordsMax = 4000

function LodgeForm({ spoken, signedIn, orderId, lodging, onLodged }: LodgeProps) {
  const { t, language } = toSpoken(spoken)
  const id = useId()
  const [ground, setGround] = useState('')
  const [words, setWords] = useState('')
  const [evidence, setEvidence] = useState(emptyDraft.evidence)
  const send = async () => {
    const named = evidence
      .map(({ kind, reference }) => ({ kind, reference: reference.trim() }))
      .filter(({ reference }) => reference !== '')
    if (ground === '' || words.trim() === '' || named.length === 0) return t.lodge.lack
    const body = { orderId, ground: ground as AppealGround, words: words.trim(), evidence: named }
    const heard = await signedIn.ask('lodgeAppeal', { body })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    onLodged(heard.answer.appealId)
    return undefined
  }
  return (
    <Form label={t.lodge.open} submit={t.lodge.submit} onSubmit={send}>
      <SelectField
        label={t.lodge.ground}
        value={ground}
        options={[['', t.steps.choose], ...lodging.grounds.map((each): [string, string] => [each, t.grounds[each]])]}
        onChange={setGround}
      />
      <div className="line">
        <label htmlFor={id}>{t.lodge.words}</label>
        <textarea
          id={id}
          className="select"
          rows={4}
          maxLength={wordsMax}
          value={words}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setWords(event.target.value)}
        />
        <p className="quiet" id={`${id}-hint`}>
          {t.lodge.wordsHint}
        </p>
      </div>
      <EvidenceFields t={orderTexts[language]} label={t.lodge.evidence} evidence={evidence} onChange={setEvidence} />
    </Form>
  )
}
