/** @jsxImportSource react */
import { useCallback, useEffect, useState } from 'react'
import { sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Failure, Form, Heading, TextField } from '../parts.tsx'
import { CommentList } from './comment-list.tsx'
import { FiguresView } from './figures-view.tsx'
import { everywhere, type Figures, filled, type Wanted } from './say.ts'
import { commentReadingTexts } from './texts.ts'

/** 意见分析: what the comments of a place say; and the comments themselves, personal data covered, for who may open them. */
export function CommentsPage(props: PageProps) {
  const { spoken, signedIn, session } = props
  const { language } = spoken
  const t = commentReadingTexts[language]
  const { ask } = signedIn
  const [wanted, setWanted] = useState(everywhere)
  const [figures, setFigures] = useState<Figures | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const load = useCallback(async () => {
    const heard = await ask('seeCommentFigures', { query: filled({ ...wanted }) })
    setFailure(heard.ok ? undefined : sayFailure(spoken.t, heard))
    if (heard.ok) setFigures(heard.answer)
  }, [ask, spoken, wanted])
  useEffect(() => void load(), [load])
  return (
    <>
      <Heading>{t.title}</Heading>
      <p className="quiet">{t.hint}</p>
      <Filter t={t} onWanted={setWanted} />
      <Failure text={failure} again={{ label: spoken.t.shared.again, ask: load }} />
      {figures === undefined && failure === undefined ? <p>{spoken.t.loading}</p> : null}
      {figures === undefined ? null : <FiguresView t={t} language={language} figures={figures} />}
      {session.permissions.includes('comment:open') ? (
        <CommentList {...props} t={t} wanted={wanted} onCorrected={load} />
      ) : null}
    </>
  )
}

interface FilterProps {
  readonly t: (typeof commentReadingTexts)['en']
  readonly onWanted: (wanted: Wanted) => void
}

function Filter({ t: { filter }, onWanted }: FilterProps) {
  const [typed, setTyped] = useState(everywhere)
  const fields = [
    ['from', filter.from],
    ['to', filter.to],
    ['hallCode', filter.hall],
    ['windowCode', filter.window],
    ['itemCode', filter.item],
  ] as const
  return (
    <Form
      label={filter.label}
      submit={filter.show}
      onSubmit={async () => {
        onWanted({ ...typed })
        return undefined
      }}
    >
      <div className="filter">
        {fields.map(([field, label]) => (
          <TextField
            key={field}
            type={field === 'from' || field === 'to' ? 'date' : 'text'}
            label={label}
            value={typed[field]}
            onChange={(value) => setTyped({ ...typed, [field]: value.trim() })}
          />
        ))}
      </div>
    </Form>
  )
}
