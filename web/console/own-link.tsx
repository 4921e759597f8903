/** @jsxImportSource react */
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { sayInstant } from '../shared/format.ts'
import { type Answer, type Heard, sayFailure } from './call.ts'
import type { PageProps } from './page.ts'
import { Act, Failure, Success } from './parts.tsx'
import { takeSentBack } from './sent-back.ts'

type OwnLink = Answer<'seeOwnLink'>

/** Whether the provider may say who oneself is: linked by going there and back, parted with a fresh code. Nothing where there is no provider. */
export function OwnLink({ spoken: { t, language }, signedIn: { ask } }: PageProps) {
  const [link, setLink] = useState<OwnLink | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const [done, setDone] = useState<string | undefined>(undefined)
  const settle = (heard: Heard<'seeOwnLink' | 'finishLinking' | 'partOwnLink'>, said?: string) => {
    setFailure(heard.ok ? undefined : sayFailure(t, heard))
    if (!heard.ok) return
    setLink(heard.answer)
    setDone(said)
  }
  useEffect(() => {
    const open = async () => {
      const sent = takeSentBack()
      settle(await ask('seeOwnLink', {}))
      if (sent === 'NOTHING_GOOD') setFailure(t.ownLink.refused)
      else if (sent !== undefined) settle(await ask('finishLinking', { body: sent }), t.ownLink.linked)
    }
    void open()
  }, [ask])
  const begin = async () => {
    setDone(undefined)
    const heard = await ask('beginLinking', { body: {} })
    if (heard.ok) location.assign(heard.answer.url)
    else setFailure(sayFailure(t, heard))
  }
  const part = async () => settle(await ask('partOwnLink', { body: {} }), t.ownLink.parted)
  if (link === undefined || (!link.offered && link.linkedAt === null)) return <Failure text={failure} />
  return (
    <section className="card stack" aria-labelledby="own-link" data-linked={link.linkedAt !== null}>
      <h2 id="own-link">{t.ownLink.title}</h2>
      <p className="quiet">{t.ownLink.hint}</p>
      <Failure text={failure} />
      <Success text={done} />
      <p>{link.linkedAt === null ? t.ownLink.none : t.ownLink.since(sayInstant(language, link.linkedAt))}</p>
      {link.linkedAt === null ? (
        <Button size="large" onClick={() => void begin()}>
          {t.ownLink.link}
        </Button>
      ) : (
        <Act t={t} label={t.ownLink.part} sure={t.ownLink.partSure} isDanger onSure={() => void part()} />
      )}
    </section>
  )
}
