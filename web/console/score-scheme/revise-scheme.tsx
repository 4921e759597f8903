/** @jsxImportSource react */
import { useState } from 'react'
import type { Audience, ScoreScheme } from '../../../domain/score-scheme.ts'
import { checkScheme } from '../../../domain/score-scheme-check.ts'
import { sayFailure } from '../call.ts'
import { Failure, Form, Heading, TextField } from '../parts.tsx'
import { useAnswer } from '../use-answer.ts'
import { AudienceChoice } from './audience-choice.tsx'
import { ConstraintPanel } from './constraint-panel.tsx'
import { type SchemeProps, type SchemeVersionView, sayWords, toRules } from './say.ts'
import { SchemeChanges } from './scheme-changes.tsx'
import { SchemeEffects } from './scheme-effects.tsx'
import { SchemeFields } from './scheme-fields.tsx'
import { AddIndicator, TreeFields } from './tree-fields.tsx'

interface ReviseSchemeProps extends SchemeProps {
  readonly id: string
  /** Another scheme made from it, not another version. */
  readonly isCopy: boolean
}

/** Another version, or another scheme, made from one that is there. */
export function ReviseScheme(props: ReviseSchemeProps) {
  const { spoken, id } = props
  const { value: base, failure, reload } = useAnswer(props, 'seeScoreScheme', { params: { schemeId: id } })
  if (base !== undefined) return <SchemeEditor {...props} base={base} />
  return (
    <>
      <Failure text={failure} again={{ label: spoken.t.again, ask: reload }} />
      {failure === undefined ? <p>{spoken.t.loading}</p> : null}
    </>
  )
}

type EditorProps = ReviseSchemeProps & { readonly base: SchemeVersionView }

/** The weights, the constraints beside them, and what is other; nothing is kept before it is handed in. */
function SchemeEditor(props: EditorProps) {
  const { say, base, isCopy } = props
  const { t } = say
  const [scheme, setScheme] = useState<ScoreScheme>(base.scheme)
  const [audience, setAudience] = useState<Audience>('CITIZEN')
  const rules = toRules(base)
  const name = sayWords(say, base.title)
  return (
    <>
      <Heading>{isCopy ? t.editor.copyTitle(name) : t.editor.title(name)}</Heading>
      <p className="quiet">{t.editor.hint}</p>
      <div className="form-desk">
        <div>
          <SchemeFields say={say} scheme={scheme} rules={rules} onChange={setScheme} />
          <AudienceChoice say={say} audience={audience} onChange={setAudience} />
          <TreeFields key={audience} say={say} scheme={scheme} audience={audience} onChange={setScheme} />
          <AddIndicator key={`add ${audience}`} {...props} scheme={scheme} audience={audience} onChange={setScheme} />
          <HandIn {...props} scheme={scheme} isAccepted={checkScheme(scheme, rules).isAccepted} />
        </div>
        <div>
          <ConstraintPanel say={say} scheme={scheme} rules={rules} />
          <SchemeChanges say={say} base={base} scheme={scheme} />
          <SchemeEffects {...props} scheme={scheme} />
        </div>
      </div>
    </>
  )
}

const codePattern = /^[a-z][a-z0-9-]{1,39}$/

type HandInProps = EditorProps & { readonly scheme: ScoreScheme; readonly isAccepted: boolean }

function HandIn({ say, spoken, session, signedIn, go, base, isCopy, scheme, isAccepted }: HandInProps) {
  const { t } = say
  const [said, setSaid] = useState({ code: isCopy ? '' : base.code, source: base.source, reason: '' })
  const send = async () => {
    const [code, source, reason] = [said.code.trim(), said.source.trim(), said.reason.trim()]
    if (!isAccepted) return t.editor.refused
    if (!codePattern.test(code)) return t.editor.codeWrong
    if (source === '' || reason === '') return t.editor.lack
    const divisionCode = session.posts.find(({ postId }) => postId === session.postId)?.divisionCode ?? ''
    const baseSchemeId = isCopy ? null : base.schemeId
    const body = { code, divisionCode, baseSchemeId, scheme, source, reason }
    const heard = await signedIn.ask('draftScoreScheme', { body: body as never })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    go(`scheme/${heard.answer.schemeId}`)
    return undefined
  }
  const field = (member: 'code' | 'source' | 'reason', maxLength: number) => (
    <TextField
      label={t.editor[member]}
      value={said[member]}
      maxLength={maxLength}
      {...(member === 'code' ? { hint: t.editor.codeHint } : {})}
      onChange={(text) => setSaid({ ...said, [member]: text })}
    />
  )
  return (
    <section className="card">
      <p>{isAccepted ? t.constraints.accepted : <strong>{t.editor.refused}</strong>}</p>
      <Form label={t.editor.submit} submit={t.editor.submit} onSubmit={send}>
        {isCopy ? field('code', 40) : null}
        {field('source', 2000)}
        {field('reason', 2000)}
      </Form>
    </section>
  )
}
