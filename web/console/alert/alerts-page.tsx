/** @jsxImportSource react */
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { newKey } from '../../shared/browser.ts'
import { sayFailure } from '../call.ts'
import { nowhere, SpotFields, toNamed } from '../complaint/spot-fields.tsx'
import { complaintTexts } from '../complaint/texts.ts'
import type { PageProps } from '../page.ts'
import { Form, Heading, Success } from '../parts.tsx'
import { WordsField } from '../words-field.tsx'

/** 登记检查发现: what an inspection has found opens an order. */
export function AlertsPage(props: PageProps) {
  const t = complaintTexts[props.spoken.language]
  const [orderId, setOrderId] = useState<string | undefined>(undefined)
  return (
    <div data-kept={orderId}>
      <Heading>{t.alert.title}</Heading>
      {orderId === undefined ? (
        <>
          <p className="quiet">{t.alert.hint}</p>
          <AlertForm {...props} onRaised={setOrderId} />
        </>
      ) : (
        <section className="card stack">
          <Success text={t.kept.alert} />
          <div className="acts">
            <Button size="large" type="primary" onClick={() => props.goTo('handling-orders', orderId)}>
              {t.kept.order}
            </Button>
            <Button size="large" onClick={() => setOrderId(undefined)}>
              {t.kept.another}
            </Button>
          </div>
        </section>
      )}
    </div>
  )
}

function AlertForm({
  spoken,
  signedIn: { ask },
  onRaised,
}: PageProps & { readonly onRaised: (orderId: string) => void }) {
  const t = complaintTexts[spoken.language]
  const [spot, setSpot] = useState(nowhere)
  const [words, setWords] = useState('')
  // Sent again after a lost answer it is the same finding; another content is another one.
  const sent = useRef({ text: '', key: '' })
  const send = async () => {
    if (spot.hallCode === '' || words.trim() === '') return t.lack
    const body = { ...toNamed(spot), words: words.trim() }
    const text = JSON.stringify(body)
    if (sent.current.text !== text) sent.current = { text, key: newKey() }
    const heard = await ask('raiseAlert', { body, idempotencyKey: sent.current.key })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    onRaised(heard.answer.orderId)
    return undefined
  }
  return (
    <Form label={t.alert.title} submit={t.alert.submit} onSubmit={send}>
      <SpotFields t={t} ask={ask} spot={spot} onChange={setSpot} />
      <WordsField rows={5} label={t.alert.words} hint={t.alert.wordsHint} value={words} onChange={setWords} />
    </Form>
  )
}
