/** @jsxImportSource react */
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { type CommentPolarity, commentPolarities } from '../../../domain/comment-reading.ts'
import { sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Form, SelectField } from '../parts.tsx'
import { type Comment, sayLabel } from './say.ts'
import type { CommentReadingTexts } from './texts.ts'

interface CorrectionFormProps extends PageProps {
  readonly t: CommentReadingTexts
  readonly comment: Comment
  readonly labels: readonly string[]
  readonly onLeft: (corrected: Pick<Comment, 'labels' | 'polarity'> | undefined) => void
}

/** What somebody who has read it says it says. */
export function CorrectionForm({ t, spoken, signedIn, comment, labels, onLeft }: CorrectionFormProps) {
  const [given, setGiven] = useState<readonly string[]>(comment.labels)
  const [polarity, setPolarity] = useState<CommentPolarity>(comment.polarity)
  const save = async () => {
    const body = { labels: given.filter((each) => labels.includes(each)), polarity }
    const heard = await signedIn.ask('correctComment', { params: { id: comment.id }, body })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    onLeft(body)
    return undefined
  }
  return (
    <Form label={t.list.labels} submit={t.list.save} onSubmit={save}>
      <Checkbox.Group
        options={labels.map((each) => ({ value: each, label: sayLabel(t, each) }))}
        value={[...given]}
        onChange={(values) => setGiven(values)}
      />
      <SelectField
        label={t.list.polarity}
        value={polarity}
        options={commentPolarities.map((each): [string, string] => [each, t.polarities[each]])}
        onChange={(each) => setPolarity(each as CommentPolarity)}
      />
      <Button size="large" onClick={() => onLeft(undefined)}>
        {t.list.cancel}
      </Button>
    </Form>
  )
}
