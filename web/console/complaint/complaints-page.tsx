/** @jsxImportSource react */
import { Button } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { type ComplaintChannel, complaintChannels } from '../../../domain/complaint.ts'
import { newKey } from '../../shared/browser.ts'
import { type Answer, sayFailure } from '../call.ts'
import { CopyButton } from '../copy-button.tsx'
import type { PageProps } from '../page.ts'
import { Form, Heading, SelectField, Success, TextField } from '../parts.tsx'
import { WordsField } from '../words-field.tsx'
import { nowhere, SpotFields, toNamed } from './spot-fields.tsx'
import { complaintTexts } from './texts.ts'
import type { ComplaintTexts } from './texts.zh.ts'

type Kept = Answer<'enterComplaint'>

/** 登记投诉: what was said at a desk or lay in the box opens an order; whoever said it is told by a letter, or handed the receipt. */
export function ComplaintsPage(props: PageProps) {
  const t = complaintTexts[props.spoken.language]
  const [kept, setKept] = useState<Kept | undefined>(undefined)
  const mayRead = props.session.permissions.includes('handling:read')
  return (
    <div data-kept={kept?.orderId}>
      <Heading>{t.complaint.title}</Heading>
      {kept === undefined ? (
        <>
          <p className="quiet">{t.complaint.hint}</p>
          <ComplaintForm {...props} t={t} onKept={setKept} />
        </>
      ) : (
        <Told t={t} kept={kept}>
          {mayRead ? (
            <Button size="large" onClick={() => props.goTo('handling-orders', kept.orderId)}>
              {t.kept.order}
            </Button>
          ) : null}
          <Button size="large" onClick={() => setKept(undefined)}>
            {t.kept.another}
          </Button>
        </Told>
      )}
    </div>
  )
}

interface ComplaintFormProps extends PageProps {
  readonly t: ComplaintTexts
  readonly onKept: (kept: Kept) => void
}

/** The day in China, whatever the machine’s own zone is. */
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

/** Of a day the morning, but nothing that is still to come. */
function toInstant(day: string): string {
  const noon = Date.parse(`${day}T12:00:00+08:00`)
  return new Date(Math.min(noon, Date.now())).toISOString()
}

function ComplaintForm({ t, spoken, signedIn: { ask }, onKept }: ComplaintFormProps) {
  const [spot, setSpot] = useState(nowhere)
  const [channel, setChannel] = useState<ComplaintChannel | ''>('')
  const [day, setDay] = useState(today)
  const [words, setWords] = useState('')
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  // Sent again after a lost answer it is the same complaint; another content is another one.
  const sent = useRef({ text: '', key: '', receivedAt: '' })
  const send = async () => {
    if (spot.hallCode === '' || channel === '' || words.trim() === '' || day === '') return t.lack
    const contact = phone.trim() === '' ? {} : { contact: { ...named(name), phone: phone.trim() } }
    const said = { ...toNamed(spot), channel, words: words.trim(), day, ...contact }
    const text = JSON.stringify(said)
    if (sent.current.text !== text) sent.current = { text, key: newKey(), receivedAt: toInstant(day) }
    const { receivedAt, key: idempotencyKey } = sent.current
    const { day: _, ...body } = said
    const heard = await ask('enterComplaint', { body: { ...body, receivedAt }, idempotencyKey })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    onKept(heard.answer)
    return undefined
  }
  return (
    <Form label={t.complaint.title} submit={t.complaint.submit} onSubmit={send}>
      <SelectField
        label={t.channel}
        value={channel}
        options={[['', t.choose], ...complaintChannels.map((each): [string, string] => [each, t.channels[each]])]}
        onChange={(chosen) => setChannel(chosen as ComplaintChannel | '')}
      />
      <TextField type="date" label={t.receivedOn} value={day} onChange={setDay} />
      <SpotFields t={t} ask={ask} spot={spot} onChange={setSpot} />
      <WordsField rows={5} label={t.complaint.words} hint={t.complaint.wordsHint} value={words} onChange={setWords} />
      <TextField label={t.optional(t.name)} value={name} maxLength={100} onChange={setName} />
      <TextField label={t.optional(t.phone)} value={phone} hint={t.phoneHint} maxLength={20} onChange={setPhone} />
    </Form>
  )
}

const named = (name: string) => (name.trim() === '' ? {} : { name: name.trim() })

interface ToldProps {
  readonly t: ComplaintTexts
  readonly kept: Kept
  readonly children: ReactNode
}

/** With the receipt somebody has the last word: it is shown only where nobody can send it. */
function Told({ t, kept: { receipt, url }, children }: ToldProps) {
  return (
    <section className="card stack">
      <Success text={t.kept.complaint} />
      {receipt === null || url === null ? (
        <>
          <p data-told="LETTER">{t.kept.told}</p>
          <p className="quiet">{t.kept.tellAlso}</p>
        </>
      ) : (
        <Slip t={t} receipt={receipt} url={url} />
      )}
      <div className="acts">
        {receipt === null ? null : (
          <Button size="large" onClick={() => window.print()}>
            {t.kept.print}
          </Button>
        )}
        {children}
      </div>
    </section>
  )
}

interface SlipProps {
  readonly t: ComplaintTexts
  readonly receipt: string
  readonly url: string
}

/** Shown this once, to be passed on: as a picture for a phone, as text, on paper. */
function Slip({ t, receipt, url }: SlipProps) {
  const [picture, setPicture] = useState<string | undefined>(undefined)
  useEffect(() => {
    let isOver = false
    void draw(url).then((drawn) => {
      if (!isOver) setPicture(drawn)
    })
    return () => {
      isOver = true
    }
  }, [url])
  return (
    <>
      <p>{t.kept.pass}</p>
      {picture === undefined ? null : (
        <img className="qr" src={picture} alt={t.kept.picture} width={220} height={220} />
      )}
      <p className="quiet">{t.kept.receipt}</p>
      <p className="secret" data-receipt={receipt}>
        {receipt}
      </p>
      <CopyButton text={url} label={t.kept.copy} done={t.kept.copied} byHand={t.kept.byHand} />
    </>
  )
}

/** In this page alone: with it somebody has the last word. */
async function draw(url: string): Promise<string> {
  const { toString: toSvg } = await import('qrcode')
  const svg = await toSvg(url, { type: 'svg', margin: 4 })
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
