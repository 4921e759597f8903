/** @jsxImportSource react */
import { Button } from 'antd'
import { useState } from 'react'
import { sayCount } from '../../shared/format.ts'
import { sayFailure } from '../call.ts'
import { Form, SelectField, TextField } from '../parts.tsx'
import { type SessionProps, wordIn } from './seen.ts'

interface Line {
  readonly group: string
  readonly words: string
}

/** Writes the protocol, or another version of it that says why. */
export function ProtocolForm({ page, t, seen, onSeen }: SessionProps) {
  const { spoken, signedIn } = page
  const isFirst = seen.version === 0
  const first = seen.groups[0]?.code ?? ''
  const [isOpen, setOpen] = useState(isFirst)
  const [lines, setLines] = useState<readonly Line[]>(
    isFirst ? [{ group: first, words: '' }] : seen.protocol.map(({ group, words }) => ({ group, words: words ?? '' })),
  )
  const [reason, setReason] = useState('')
  const put = (at: number, changed: Partial<Line>) =>
    setLines(lines.map((line, index) => (index === at ? { ...line, ...changed } : line)))
  const submit = async () => {
    const statements = lines.flatMap(({ group, words }) =>
      words.trim() === '' ? [] : [{ group, words: words.trim() }],
    )
    if (statements.length === 0) return t.finding.lack
    const why = reason.trim() === '' ? {} : { reason: reason.trim() }
    const heard = await signedIn.ask('recordOpinionProtocol', {
      params: { sessionId: seen.sessionId },
      body: { version: seen.version, statements, ...why },
    })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    onSeen(heard.answer)
    return undefined
  }
  if (!isOpen)
    return (
      <p>
        <Button size="large" onClick={() => setOpen(true)}>
          {t.protocol.correct}
        </Button>
      </p>
    )
  const label = isFirst ? t.protocol.write : t.protocol.correct
  return (
    <section className="card stack">
      <h2>{t.protocol.title}</h2>
      <p className="quiet">{t.protocol.hint}</p>
      <Form label={label} submit={label} onSubmit={submit}>
        {lines.map(({ group, words }, index) => {
          const number = sayCount(spoken.language, index + 1)
          return (
            <div className="stack" key={index}>
              <SelectField
                label={t.protocol.group(number)}
                value={group}
                options={seen.options.groups.map((each): [string, string] => [each.code, wordIn(page, each.name)])}
                onChange={(value) => put(index, { group: value })}
              />
              <TextField
                label={t.protocol.words(number)}
                value={words}
                maxLength={seen.options.wordsCodePointsMax}
                onChange={(value) => put(index, { words: value })}
              />
            </div>
          )
        })}
        {lines.length >= seen.options.statementsMax ? null : (
          <Button
            size="large"
            onClick={() => setLines([...lines, { group: lines[lines.length - 1]?.group ?? first, words: '' }])}
          >
            {t.protocol.add}
          </Button>
        )}
        {isFirst ? null : (
          <TextField
            label={t.protocol.reason}
            hint={t.protocol.reasonHint}
            value={reason}
            maxLength={1000}
            onChange={setReason}
          />
        )}
      </Form>
    </section>
  )
}
