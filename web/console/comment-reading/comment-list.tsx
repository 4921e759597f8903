/** @jsxImportSource react */
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { commentPolarities } from '../../../domain/comment-reading.ts'
import { sayDay } from '../../shared/format.ts'
import { sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Failure, Form, SelectField } from '../parts.tsx'
import { CorrectionForm } from './correction-form.tsx'
import { type Comment, filled, sayLabel, type Wanted } from './say.ts'
import type { CommentReadingTexts } from './texts.ts'

interface CommentListProps extends PageProps {
  readonly t: CommentReadingTexts
  readonly wanted: Wanted
  readonly onCorrected: () => Promise<void>
}

const everything = { label: '', polarity: '', review: '' }

interface Found {
  readonly labels: readonly string[]
  readonly comments: readonly Comment[]
  readonly next: string | null
}

/** Nothing is opened before somebody asks for it: each look stands in the audit. */
export function CommentList(props: CommentListProps) {
  const { t, wanted, spoken, signedIn } = props
  const [chosen, setChosen] = useState(everything)
  const [found, setFound] = useState<Found | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const load = async (after: string) => {
    const heard = await signedIn.ask('listComments', { query: filled({ ...wanted, ...chosen, after }) })
    setFailure(heard.ok ? undefined : sayFailure(spoken.t, heard))
    if (!heard.ok) return
    const before = after === '' ? [] : (found?.comments ?? [])
    setFound({ ...heard.answer, comments: [...before, ...heard.answer.comments] })
  }
  const labels = Object.keys(commentLabels(t, found?.labels))
  return (
    <section aria-labelledby="comments">
      <h2 id="comments">{t.list.title}</h2>
      <p className="quiet">{t.list.hint}</p>
      <Form
        submit={t.list.show}
        onSubmit={async () => {
          await load('')
          return undefined
        }}
      >
        <div className="filter">
          <SelectField
            label={t.label}
            value={chosen.label}
            options={[['', t.list.every], ...labels.map((each): [string, string] => [each, sayLabel(t, each)])]}
            onChange={(label) => setChosen({ ...chosen, label })}
          />
          <SelectField
            label={t.list.polarity}
            value={chosen.polarity}
            options={[
              ['', t.list.every],
              ...commentPolarities.map((each): [string, string] => [each, t.polarities[each]]),
            ]}
            onChange={(polarity) => setChosen({ ...chosen, polarity })}
          />
          <SelectField
            label={t.list.review}
            value={chosen.review}
            options={[
              ['', t.list.every],
              ['true', t.list.review],
            ]}
            onChange={(review) => setChosen({ ...chosen, review })}
          />
        </div>
      </Form>
      <Failure text={failure} />
      {found?.comments.length === 0 ? <p className="card">{t.list.none}</p> : null}
      <ul className="cards">
        {(found?.comments ?? []).map((comment) => (
          <CommentCard key={comment.id} {...props} comment={comment} labels={found?.labels ?? []} />
        ))}
      </ul>
      {found === undefined || found.next === null ? null : (
        <Button size="large" onClick={() => void load(found.next ?? '')}>
          {t.list.more}
        </Button>
      )}
    </section>
  )
}

/** All that the platform knows; before it was asked, those that have a name here. */
const commentLabels = (
  t: CommentReadingTexts,
  known: readonly string[] | undefined,
): Readonly<Record<string, string>> =>
  known === undefined ? t.labels : Object.fromEntries(known.map((each) => [each, each]))

interface CommentCardProps extends CommentListProps {
  readonly comment: Comment
  readonly labels: readonly string[]
}

function CommentCard(props: CommentCardProps) {
  const { t, spoken, comment } = props
  const [said, setSaid] = useState(comment)
  const [isOpen, setOpen] = useState(false)
  return (
    <li className="card stack" data-comment={said.id} data-polarity={said.polarity}>
      <p className="broken">{said.masked ?? t.list.erased}</p>
      <p>
        <Tag className="tag-plain">{t.polarities[said.polarity]}</Tag>
        {said.labels.map((each) => (
          <Tag className="tag-plain" key={each}>
            {sayLabel(t, each)}
          </Tag>
        ))}
        {said.isCorrected ? <Tag className="tag-plain">{t.list.corrected}</Tag> : null}
        {said.review === null ? null : <Tag className="tag-plain">{t.reviews[said.review] ?? said.review}</Tag>}
      </p>
      <p className="quiet">
        {[sayDay(spoken.language, said.week), t.origins[said.origin], said.windowCode, said.windowName, said.itemName]
          .filter((each) => each !== null)
          .join(' · ')}
      </p>
      {isOpen ? (
        <CorrectionForm
          {...props}
          comment={said}
          onLeft={(corrected) => {
            setOpen(false)
            if (corrected === undefined) return
            setSaid({ ...said, ...corrected, review: null, isCorrected: true })
            void props.onCorrected()
          }}
        />
      ) : (
        <Button size="large" onClick={() => setOpen(true)}>
          {t.list.correct}
        </Button>
      )}
    </li>
  )
}
