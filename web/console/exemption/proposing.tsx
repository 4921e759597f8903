/** @jsxImportSource react */
import { useState } from 'react'
import { type ExemptionCause, exemptionCauses } from '../../../domain/exemption.ts'
import type { Failed } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Form, SelectField, Success, TextField } from '../parts.tsx'
import { usePlaces } from '../use-places.ts'
import { WordsField } from '../words-field.tsx'
import { exemptionTexts } from './texts.ts'

interface ProposingProps extends PageProps {
  readonly say: (heard: Failed) => string
  readonly onDone: () => Promise<void>
}

const empty = {
  ...{ cause: '' as ExemptionCause | '', hallCode: '', windowCode: '', itemCode: '', fromDay: '', toDay: '' },
  ...{ title: '', number: '', day: '', words: '' },
}
type Wish = typeof empty

/** As the promise wants it: what was left empty is not said. Undefined while something is missing. */
function findProposal({ cause, hallCode, fromDay, toDay, day, ...wish }: Wish) {
  const [title, words] = [wish.title.trim(), wish.words.trim()]
  if (cause === '' || [hallCode, fromDay, toDay, day, title].includes('')) return undefined
  const said = (name: 'windowCode' | 'itemCode' | 'number') => {
    const text = wish[name].trim()
    return text === '' ? {} : { [name]: text }
  }
  return {
    ...{ cause, hallCode, fromDay, toDay, words, ...said('windowCode'), ...said('itemCode') },
    document: { title, day, ...said('number') },
  }
}

/** By the unit, for a cause from outside that a document shows. */
export function Proposing({ spoken, signedIn, say, onDone }: ProposingProps) {
  const { language } = spoken
  const texts = exemptionTexts[language]
  const t = texts.proposing
  const [wish, setWish] = useState(empty)
  const [done, setDone] = useState<string | undefined>(undefined)
  const change = (over: Partial<Wish>) => setWish({ ...wish, ...over })
  const send = async () => {
    setDone(undefined)
    const body = findProposal(wish)
    if (body === undefined) return texts.refusals.MISSING
    if (body.words === '') return texts.refusals.COMMENT_EMPTY
    const heard = await signedIn.ask('proposeExemption', { body })
    if (!heard.ok) return say(heard)
    setWish(empty)
    setDone(t.done)
    await onDone()
    return undefined
  }
  return (
    <section aria-labelledby="propose-exemption">
      <h2 id="propose-exemption">{t.title}</h2>
      <p className="quiet">{t.hint}</p>
      <Success text={done} />
      <Form label={t.title} submit={t.submit} onSubmit={send}>
        <SelectField
          label={t.cause}
          value={wish.cause}
          options={[['', t.choose], ...exemptionCauses.map((each): [string, string] => [each, texts.causes[each]])]}
          onChange={(value) => change({ cause: value as ExemptionCause | '' })}
        />
        <Where spoken={spoken} signedIn={signedIn} wish={wish} change={change} />
        <TextField label={t.from} type="date" value={wish.fromDay} onChange={(fromDay) => change({ fromDay })} />
        <TextField label={t.to} type="date" value={wish.toDay} onChange={(toDay) => change({ toDay })} />
        <TextField
          label={t.documentTitle}
          hint={t.documentHint}
          value={wish.title}
          maxLength={200}
          onChange={(title) => change({ title })}
        />
        <TextField
          label={t.documentNumber}
          value={wish.number}
          maxLength={100}
          onChange={(number) => change({ number })}
        />
        <TextField label={t.documentDay} type="date" value={wish.day} onChange={(day) => change({ day })} />
        <WordsField label={t.words} hint={t.wordsHint} value={wish.words} onChange={(words) => change({ words })} />
      </Form>
    </section>
  )
}

interface WhereProps extends Pick<PageProps, 'spoken' | 'signedIn'> {
  readonly wish: Wish
  readonly change: (over: Partial<Wish>) => void
}

/** The hall, one window of it, or one item there. */
function Where({ spoken: { language }, signedIn, wish, change }: WhereProps) {
  const t = exemptionTexts[language].proposing
  const { halls } = usePlaces(signedIn.ask)
  return (
    <>
      <SelectField
        label={t.hall}
        value={wish.hallCode}
        options={[
          ['', t.choose],
          ...halls.map((hall): [string, string] => [hall.hallCode, `${hall.name} (${hall.hallCode})`]),
        ]}
        onChange={(hallCode) => change({ hallCode })}
      />
      <TextField
        label={t.window}
        hint={t.windowHint}
        value={wish.windowCode}
        maxLength={32}
        onChange={(windowCode) => change({ windowCode })}
      />
      <TextField
        label={t.item}
        hint={t.itemHint}
        value={wish.itemCode}
        maxLength={31}
        onChange={(itemCode) => change({ itemCode })}
      />
    </>
  )
}
