/** @jsxImportSource react */
import { Button, Tag } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { sayInstant } from '../../shared/format.ts'
import { type Answer, sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Failure, Heading } from '../parts.tsx'
import { messageTexts } from './texts.ts'
import type { MessageTexts } from './texts.zh.ts'

type Message = Answer<'listMessages'>['messages'][number]

/** 收件箱: what is for oneself and for the post one acts in. */
export function InboxPage(props: PageProps) {
  const { spoken, goTo, unread: pushed } = props
  const t = messageTexts[spoken.language]
  const inbox = useInbox(props)
  const { messages, unread, next, failure } = inbox
  const follow = async (message: Message) => {
    await inbox.read(message)
    if (message.page !== null) goTo(message.page, message.target ?? '')
  }
  return (
    <>
      <Heading>{t.title}</Heading>
      <p className="quiet">{t.hint}</p>
      <Failure text={failure} again={{ label: spoken.t.again, ask: inbox.renew }} />
      <div className="acts">
        <p role="status" data-unread={unread}>
          {messages === undefined ? null : unread === 0 ? t.allRead : t.unread(String(unread))}
        </p>
        {unread === 0 ? null : (
          <Button size="large" onClick={() => void inbox.readAll()}>
            {t.readAll}
          </Button>
        )}
        {/* Shown on demand: what arrives by itself is no use of the session. */}
        {messages !== undefined && pushed !== undefined && pushed > unread ? (
          <Button size="large" type="primary" onClick={() => void inbox.renew()}>
            {t.newOnes}
          </Button>
        ) : null}
      </div>
      {messages === undefined ? <p>{failure === undefined ? spoken.t.loading : null}</p> : null}
      {messages?.length === 0 ? <p>{t.none}</p> : null}
      <ul className="messages" hidden={messages === undefined || messages.length === 0}>
        {messages?.map((message) => (
          <MessageCard
            key={message.messageId}
            {...props}
            t={t}
            message={message}
            onRead={() => void inbox.read(message)}
            onFollow={() => void follow(message)}
          />
        ))}
      </ul>
      {next === null ? null : (
        <Button size="large" onClick={() => void inbox.more()}>
          {t.more}
        </Button>
      )}
    </>
  )
}

interface MessageCardProps extends PageProps {
  readonly t: MessageTexts
  readonly message: Message
  readonly onRead: () => void
  readonly onFollow: () => void
}

function MessageCard({ t, spoken, message, onRead, onFollow }: MessageCardProps) {
  const { kind, detail, at, readAt, page } = message
  const { title, body } = t.kinds[kind]
  return (
    <li className={readAt === null ? 'card stack unread' : 'card stack'} data-kind={kind}>
      <h2>
        {title} {readAt === null ? <Tag className="tag-bad">{t.isUnread}</Tag> : null}
      </h2>
      <p>{body(detail)}</p>
      <p className="quiet">{sayInstant(spoken.language, at)}</p>
      <div className="acts">
        {page === null ? null : (
          <Button size="large" aria-label={`${t.open}: ${title}`} onClick={onFollow}>
            {t.open}
          </Button>
        )}
        {readAt === null ? (
          <Button size="large" aria-label={`${t.read}: ${title}`} onClick={onRead}>
            {t.read}
          </Button>
        ) : null}
      </div>
    </li>
  )
}

interface Inbox {
  /** undefined while they are on their way. */
  readonly messages: readonly Message[] | undefined
  readonly next: string | null
  readonly unread: number
  readonly failure: string | undefined
  readonly more: () => Promise<void>
  readonly renew: () => Promise<void>
  readonly read: (message: Message) => Promise<void>
  readonly readAll: () => Promise<void>
}

function useInbox({ spoken: { t }, signedIn: { ask } }: PageProps): Inbox {
  const [messages, setMessages] = useState<readonly Message[] | undefined>(undefined)
  const [next, setNext] = useState<string | null>(null)
  const [unread, setUnread] = useState(0)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const load = useCallback(
    async (before: string | null) => {
      const heard = await ask('listMessages', before === null ? {} : { query: { before } })
      setFailure(heard.ok ? undefined : sayFailure(t, heard))
      if (!heard.ok) return
      setMessages((seen) => (before === null ? heard.answer.messages : [...(seen ?? []), ...heard.answer.messages]))
      setNext(heard.answer.next)
      setUnread(heard.answer.unread)
    },
    [ask, t],
  )
  useEffect(() => void load(null), [load])
  const mark = (isRead: (message: Message) => boolean) => {
    const readAt = new Date().toISOString()
    setMessages((seen) => seen?.map((each) => (isRead(each) && each.readAt === null ? { ...each, readAt } : each)))
  }
  return {
    messages,
    next,
    unread,
    failure,
    more: () => load(next),
    renew: () => load(null),
    async read({ messageId, readAt }) {
      if (readAt !== null) return
      const heard = await ask('readMessage', { params: { messageId }, body: {} })
      setFailure(heard.ok ? undefined : sayFailure(t, heard))
      if (!heard.ok) return
      setUnread(heard.answer.unread)
      mark((each) => each.messageId === messageId)
    },
    async readAll() {
      const newest = messages?.[0]
      if (newest === undefined) return
      const heard = await ask('readMessages', { body: { until: newest.messageId } })
      setFailure(heard.ok ? undefined : sayFailure(t, heard))
      if (!heard.ok) return
      setUnread(heard.answer.unread)
      mark((each) => each.messageId <= newest.messageId)
    },
  }
}
