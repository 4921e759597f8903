/** @jsxImportSource react */
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { findFormFaults } from '../../../domain/assessment-form.ts'
import { sayFailure } from '../call.ts'
import { Failure, Form, Heading, TextField } from '../parts.tsx'
import { useAnswer } from '../use-answer.ts'
import { codePattern, type FormDraft, newForm, toDraft, toForm } from './draft.ts'
import { FaultList } from './fault-list.tsx'
import { FormChanges } from './form-changes.tsx'
import { FormFields } from './form-fields.tsx'
import { FormPreview } from './form-preview.tsx'
import { IndicatorList } from './indicator-list.tsx'
import { type FormProps, type FormVersionView, sayWords } from './say.ts'

/** Another version, made from the last that was put in force. */
export function ReviseForm(props: FormProps & { readonly id: string }) {
  const { spoken, id } = props
  const { value: base, failure, reload } = useAnswer(props, 'seeAssessmentForm', { params: { formId: id } })
  if (base !== undefined) return <FormEditor {...props} base={base} />
  return (
    <>
      <Failure text={failure} again={{ label: spoken.t.again, ask: reload }} />
      {failure === undefined ? <p>{spoken.t.loading}</p> : null}
    </>
  )
}

export function NewForm(props: FormProps) {
  return <FormEditor {...props} base={null} />
}

/** The fields, what is wrong with them, how it will look and count, and what is other; nothing is kept before it is handed in. */
function FormEditor(props: FormProps & { readonly base: FormVersionView | null }) {
  const { say, base } = props
  const { t } = say
  const [draft, setDraft] = useState<FormDraft>(() => (base === null ? newForm() : toDraft(base.form)))
  const [open, setOpen] = useState<number | undefined>(undefined)
  const [isTrying, setTrying] = useState(true)
  const form = useMemo(() => toForm(draft), [draft])
  const faults = useMemo(() => findFormFaults(form), [form])
  return (
    <>
      <Heading>{base === null ? t.editor.newTitle : t.editor.title(sayWords(say, base.title))}</Heading>
      <p className="quiet">{t.editor.hint}</p>
      <div className="form-desk">
        <div>
          <FormFields say={say} draft={draft} onChange={setDraft} />
          <IndicatorList say={say} draft={draft} open={open} onOpen={setOpen} onChange={setDraft} />
          <FaultList {...props} form={form} faults={faults} onShow={(at) => setOpen(draft.indicators[at]?.key)} />
          <HandIn {...props} draft={draft} isFaulty={faults.length > 0} />
        </div>
        <div>
          <Button size="large" aria-expanded={isTrying} onClick={() => setTrying(!isTrying)}>
            {isTrying ? t.preview.close : t.preview.open}
          </Button>
          {isTrying ? <FormPreview say={say} form={form} /> : null}
          {base === null ? null : <FormChanges say={say} base={base} form={form} />}
        </div>
      </div>
    </>
  )
}

interface HandInProps extends FormProps {
  readonly base: FormVersionView | null
  readonly draft: FormDraft
  readonly isFaulty: boolean
}

function HandIn({ say, spoken, session, signedIn, go, base, draft, isFaulty }: HandInProps) {
  const { t } = say
  const [said, setSaid] = useState({ code: base?.code ?? '', source: base?.source ?? '', reason: '' })
  const send = async () => {
    const [code, source, reason] = [said.code.trim(), said.source.trim(), said.reason.trim()]
    if (isFaulty) return t.editor.faulty
    if (!codePattern.test(code)) return t.editor.codeWrong(t.editor.code)
    const form = toForm(draft)
    const wrong = form.indicators.find((indicator) => !codePattern.test(indicator.code))
    if (wrong !== undefined) return t.editor.codeWrong(sayWords(say, wrong.title))
    if (source === '' || reason === '') return t.editor.lack
    const divisionCode = session.posts.find(({ postId }) => postId === session.postId)?.divisionCode ?? ''
    const body = { code, divisionCode, baseFormId: base?.formId ?? null, form, source, reason }
    const heard = await signedIn.ask('draftAssessmentForm', { body: body as never })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    go(`form/${heard.answer.formId}`)
    return undefined
  }
  return (
    <section className="card">
      <Form label={t.editor.submit} submit={t.editor.submit} onSubmit={send}>
        {base === null ? (
          <TextField
            label={t.editor.code}
            hint={t.editor.codeHint}
            value={said.code}
            maxLength={40}
            onChange={(code) => setSaid({ ...said, code })}
          />
        ) : null}
        <TextField
          label={t.editor.source}
          value={said.source}
          maxLength={2000}
          onChange={(source) => setSaid({ ...said, source })}
        />
        <TextField
          label={t.editor.reason}
          value={said.reason}
          maxLength={2000}
          onChange={(reason) => setSaid({ ...said, reason })}
        />
      </Form>
    </section>
  )
}
