/** @jsxImportSource react */
import { useEffect, useState } from 'react'
import { type OpinionKind, opinionKinds, type RecordingConsent, recordingConsents } from '../../../domain/opinion.ts'
import { type Answer, type Ask, sayFailure } from '../call.ts'
import { Form, SelectField, TextField } from '../parts.tsx'
import { PlaceFields, toPlace } from '../place-fields.tsx'
import { useOrganizations } from '../use-organizations.ts'
import { usePlaces } from '../use-places.ts'
import { WordsField } from '../words-field.tsx'
import type { OpinionProps } from './seen.ts'
import { wordIn } from './seen.ts'

type Options = Answer<'listOpinionSessions'>['options']

/** What the policy offers; undefined while it is on its way. */
function useOptions({ page }: OpinionProps): Options | undefined {
  const { ask } = page.signedIn
  const [options, setOptions] = useState<Options | undefined>(undefined)
  useEffect(() => {
    void ask('listOpinionSessions', { query: { limit: '1' } }).then((heard) => {
      if (heard.ok) setOptions(heard.answer.options)
    })
  }, [ask])
  return options
}

interface Draft {
  readonly kind: OpinionKind
  readonly day: string
  readonly host: string
  readonly topic: string
  readonly counts: Readonly<Record<string, string>>
  readonly consent: RecordingConsent
  readonly guide: string
  readonly questions: string
}

const empty: Draft = {
  ...{ kind: 'ENTERPRISE_FORUM', day: '', host: '', topic: '', counts: {}, consent: 'SPOKEN', guide: '' },
  questions: '',
}

function toBody(draft: Draft, place: ReturnType<typeof toPlace>): Ask<'recordOpinionSession'>['body'] | undefined {
  const counted = Object.entries(draft.counts).map(([code, text]): [string, number] => [code, Number(text)])
  const groups = Object.fromEntries(counted.filter(([, count]) => Number.isInteger(count) && count > 0))
  const { kind, day, topic, consent, guide } = draft
  if (day === '' || topic.trim() === '' || draft.host === '' || Object.keys(groups).length === 0) return undefined
  if (place.divisionCode === '') return undefined
  const questions = draft.questions.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
  return {
    ...{ kind, day, topic: topic.trim(), groups, consent, hostOrganizationCode: draft.host },
    ...(place.hallCode === undefined ? { divisionCode: place.divisionCode } : { hallCode: place.hallCode }),
    guideCode: guide === '' ? null : guide,
    ...(guide === '' ? { questions } : {}),
  }
}

/** 登记一次: how many of which group were asked, where, by whom, about what. */
export function RecordForm(props: OpinionProps) {
  const { page, t } = props
  const { spoken, session, signedIn, go } = page
  const own = session.posts.find(({ postId }) => postId === session.postId)
  const places = usePlaces(signedIn.ask)
  const organizations = useOrganizations(signedIn.ask)
  const options = useOptions(props)
  const [place, setPlace] = useState({ divisionCode: own?.divisionCode ?? '', hallCode: '' })
  const [draft, setDraft] = useState(empty)
  const change = (changed: Partial<Draft>) => setDraft({ ...draft, ...changed })
  const submit = async () => {
    const body = toBody(draft, toPlace(place))
    if (body === undefined) return t.record.lack
    const heard = await signedIn.ask('recordOpinionSession', { body })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    go(heard.answer.sessionId)
    return undefined
  }
  if (options === undefined) return <p>{spoken.t.loading}</p>
  return (
    <section className="card stack">
      <p className="quiet">{t.record.hint}</p>
      <Form label={t.views.record} submit={t.record.submit} onSubmit={submit}>
        <SelectField
          label={t.kind}
          value={draft.kind}
          options={opinionKinds.map((each): [string, string] => [each, t.kinds[each]])}
          onChange={(kind) => change({ kind: kind as OpinionKind, guide: '' })}
        />
        <TextField label={t.record.day} type="date" value={draft.day} onChange={(day) => change({ day })} />
        <PlaceFields t={spoken.t} places={places} wish={place} onChange={setPlace} />
        <SelectField
          label={t.record.host}
          value={draft.host}
          options={[['', t.coding.choose], ...organizations]}
          onChange={(host) => change({ host })}
        />
        <TextField label={t.record.topic} value={draft.topic} maxLength={200} onChange={(topic) => change({ topic })} />
        <fieldset className="stack">
          <legend>{t.record.participants}</legend>
          <p className="quiet">{t.record.participantsHint}</p>
          {options.groups.map(({ code, name }) => (
            <TextField
              key={code}
              label={wordIn(page, name)}
              isNumeric
              maxLength={5}
              value={draft.counts[code] ?? ''}
              onChange={(count) => change({ counts: { ...draft.counts, [code]: count } })}
            />
          ))}
        </fieldset>
        <SelectField
          label={t.record.consent}
          value={draft.consent}
          options={recordingConsents.map((each): [string, string] => [each, t.consents[each]])}
          onChange={(consent) => change({ consent: consent as RecordingConsent })}
        />
        <GuideFields {...props} options={options} draft={draft} onChange={change} />
      </Form>
    </section>
  )
}

interface GuideProps extends OpinionProps {
  readonly options: Options
  readonly draft: Draft
  readonly onChange: (changed: Partial<Draft>) => void
}

/** A guide of the policy made for such sessions, or questions of one’s own. */
function GuideFields({ page, t, options, draft, onChange }: GuideProps) {
  const guides = options.guides.filter(({ kinds }) => kinds.includes(draft.kind))
  return (
    <>
      <SelectField
        label={t.record.guide}
        value={draft.guide}
        options={[
          ['', t.record.ownGuide],
          ...guides.map(({ code, title }): [string, string] => [code, wordIn(page, title)]),
        ]}
        onChange={(guide) => onChange({ guide })}
      />
      {draft.guide === '' ? (
        <WordsField
          label={t.record.questions}
          hint={t.record.questionsHint}
          value={draft.questions}
          onChange={(questions) => onChange({ questions })}
        />
      ) : null}
    </>
  )
}
