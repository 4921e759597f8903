/** @jsxImportSource react */
import { Tag } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { type ScoreLink, scoreLinks } from '../../../domain/score-link.ts'
import { sayDay } from '../../shared/format.ts'
import { type Answer, sayFailure } from '../call.ts'
import { Failure, Form, SelectField, Success, TextField } from '../parts.tsx'
import type { SayProps } from './props.ts'
import { scoreListTexts } from './texts.ts'

type Links = Answer<'listScoreLinks'>

/** What is in force and since when; the leading group decides here. */
export function LinksSection(props: SayProps) {
  const { spoken, signedIn } = props
  const t = scoreListTexts[spoken.language].links
  const { ask } = signedIn
  const [links, setLinks] = useState<Links | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const load = useCallback(async () => {
    const heard = await ask('listScoreLinks', {})
    setFailure(heard.ok ? undefined : sayFailure(spoken.t, heard))
    if (heard.ok) setLinks(heard.answer)
  }, [ask, spoken])
  useEffect(() => void load(), [load])
  return (
    <section className="stack" aria-labelledby="score-links">
      <h2 id="score-links">{t.title}</h2>
      <p className="quiet">{t.hint}</p>
      <Failure text={failure} again={{ label: spoken.t.shared.again, ask: load }} />
      <ul className="cards order-cards">
        {(links?.links ?? []).map((link) => (
          <LinkCard key={link.link} {...props} link={link} />
        ))}
      </ul>
      {links?.mayDecide === true ? <Deciding {...props} onDone={load} /> : null}
    </section>
  )
}

function LinkCard({ spoken: { language }, link }: SayProps & { readonly link: Links['links'][number] }) {
  const t = scoreListTexts[language].links
  return (
    <li className="card stack" data-link={link.link} data-on={link.isOn}>
      <h3>{t.names[link.link]}</h3>
      <p>
        <Tag className={link.isOn ? 'tag-good' : 'tag-plain'}>{link.isOn ? t.on : t.off}</Tag>
      </p>
      {link.decisions.length === 0 ? <p className="quiet">{t.none}</p> : null}
      {link.decisions.map(({ divisionName, isOn, fromDay, reason, decidedAt }) => (
        <p key={`${decidedAt}/${fromDay}`} className="broken">
          {t.decided(isOn, divisionName, sayDay(language, fromDay))}
          <br />
          <span className="quiet">{reason}</span>
        </p>
      ))}
    </li>
  )
}

function Deciding({ spoken, signedIn, say, onDone }: SayProps & { readonly onDone: () => Promise<void> }) {
  const texts = scoreListTexts[spoken.language].links
  const t = texts.decide
  const [link, setLink] = useState<ScoreLink>('ALERT')
  const [isOn, setOn] = useState(true)
  const [fromDay, setFromDay] = useState('')
  const [reason, setReason] = useState('')
  const [done, setDone] = useState<string | undefined>(undefined)
  const send = async () => {
    setDone(undefined)
    if (fromDay === '' || reason.trim() === '') return t.lack
    const body = { isOn, fromDay, reason: reason.trim() }
    const heard = await signedIn.ask('decideScoreLink', { params: { link }, body })
    if (!heard.ok) return say(heard)
    setReason('')
    setDone(t.done)
    await onDone()
    return undefined
  }
  return (
    <>
      <Form label={t.label} submit={t.submit} onSubmit={send}>
        <SelectField
          label={t.link}
          value={link}
          options={scoreLinks.map((each): [string, string] => [each, texts.names[each]])}
          onChange={(value) => setLink(value as ScoreLink)}
        />
        <SelectField
          label={t.what}
          value={isOn ? 'ON' : 'OFF'}
          options={[
            ['ON', t.on],
            ['OFF', t.off],
          ]}
          onChange={(value) => setOn(value === 'ON')}
        />
        <TextField label={t.fromDay} type="date" hint={t.fromDayHint} value={fromDay} onChange={setFromDay} />
        <TextField label={t.reason} value={reason} maxLength={500} onChange={setReason} />
      </Form>
      <Success text={done} />
    </>
  )
}
