/** @jsxImportSource react */
import { Button } from 'antd'
import { useState } from 'react'
import { planStrata } from '../../../domain/assessment-plan.ts'
import { assessorPools } from '../../../domain/assessor.ts'
import { assessorTexts } from '../assessor/texts.ts'
import { type Answer, sayFailure } from '../call.ts'
import { Failure, Form, Heading, SelectField, TextField } from '../parts.tsx'
import { useAnswer } from '../use-answer.ts'
import { optionsOf, usePlaces } from '../use-places.ts'
import { type FilledPlan, toDraft } from './filled-plan.ts'
import type { PlanProps } from './say.ts'

const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`)

/** What every part of the form is told, and how it says what was filled in. */
interface FieldsProps extends PlanProps {
  readonly filled: FilledPlan
  readonly set: (member: keyof FilledPlan) => (value: string) => void
}

/** A plan is filled in once: what is to be assessed, by whom, when, and by which randomness it will be drawn. */
export function NewPlan(props: PlanProps) {
  const { spoken, signedIn, session, say, go } = props
  const own = session.posts.find(({ postId }) => postId === session.postId)
  const [filled, setFilled] = useState<FilledPlan>({ ...emptyPlan, divisionCode: own?.divisionCode ?? '' })
  const set = (member: keyof FilledPlan) => (value: string) => setFilled({ ...filled, [member]: value })
  const forms = useAnswer(props, 'listAssessmentForms', { query: filled.fromDay === '' ? {} : { on: filled.fromDay } })
  const governing = forms.value?.forms.filter(({ governs }) => governs) ?? []
  const unit = governing.find(({ formId }) => formId === filled.formId)?.unit ?? 'WINDOW'
  const fields = { ...props, filled, set }
  const send = async () => {
    const body = toDraft(filled, unit)
    if (body === undefined) return say.draft.lack
    const heard = await signedIn.ask('draftAssessmentPlan', { body })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    go(heard.answer.planId)
    return undefined
  }
  return (
    <>
      <Heading>{say.draft.title}</Heading>
      <Form label={say.draft.title} submit={say.draft.submit} onSubmit={send}>
        <WhatFields {...fields} forms={governing} />
        <SampleFields {...fields} />
        {filled.pool === 'THIRD_PARTY' ? (
          <Shares {...props} shares={filled.shares} onShares={(shares) => setFilled({ ...filled, shares })} />
        ) : null}
        <DrawFields {...fields} />
        <Preview
          key={`${filled.divisionCode} ${unit} ${filled.strataBy} ${filled.sample}`}
          {...props}
          filled={filled}
          unit={unit}
        />
        <p className="quiet">{say.draft.sure}</p>
      </Form>
    </>
  )
}

const emptyPlan: FilledPlan = {
  ...{ title: '', divisionCode: '', pool: 'MYSTERY_SHOPPER', formId: '', strataBy: 'HALL', secret: 'yes' },
  ...{ fromDay: '', toDay: '', sample: '', doubles: '0', drawDay: '', drawHour: '22:00', randomness: '', shares: {} },
}

type GoverningForm = Answer<'listAssessmentForms'>['forms'][number]

function WhatFields({ filled, set, forms, ...props }: FieldsProps & { readonly forms: readonly GoverningForm[] }) {
  const { signedIn, language, say } = props
  const places = usePlaces(signedIn.ask)
  const titleOf = ({ title, unit }: GoverningForm) => `${language === 'en' ? title.en : title.zh} · ${say.units[unit]}`
  return (
    <>
      <TextField label={say.draft.name} value={filled.title} maxLength={200} onChange={set('title')} />
      <SelectField
        label={say.draft.division}
        value={filled.divisionCode}
        options={optionsOf(places.divisions, filled.divisionCode)}
        onChange={set('divisionCode')}
      />
      <SelectField
        label={say.draft.pool}
        value={filled.pool}
        options={assessorPools.map((pool) => [pool, assessorTexts[language].pools[pool]])}
        onChange={set('pool')}
      />
      <TextField type="date" label={say.draft.from} value={filled.fromDay} onChange={set('fromDay')} />
      <TextField type="date" label={say.draft.to} value={filled.toDay} onChange={set('toDay')} />
      <SelectField
        label={say.draft.form}
        value={filled.formId}
        options={[['', say.draft.noForm], ...forms.map((form): [string, string] => [form.formId, titleOf(form)])]}
        onChange={set('formId')}
      />
      <SelectField
        label={say.draft.secret}
        value={filled.secret}
        options={[
          ['yes', say.draft.yes],
          ['no', say.draft.no],
        ]}
        onChange={set('secret')}
      />
    </>
  )
}

function SampleFields({ say, filled, set }: FieldsProps) {
  return (
    <>
      <SelectField
        label={say.draft.strataBy}
        value={filled.strataBy}
        options={planStrata.map((each) => [each, say.strata[each]])}
        onChange={set('strataBy')}
      />
      <TextField label={say.draft.sample} value={filled.sample} isNumeric maxLength={6} onChange={set('sample')} />
      <TextField
        label={say.draft.doubles}
        hint={say.draft.doublesHint}
        value={filled.doubles}
        isNumeric
        maxLength={6}
        onChange={set('doubles')}
      />
    </>
  )
}

function DrawFields({ say, filled, set }: FieldsProps) {
  return (
    <>
      <TextField type="date" label={say.draft.drawDay} value={filled.drawDay} onChange={set('drawDay')} />
      <SelectField
        label={say.draft.drawHour}
        value={filled.drawHour}
        options={hours.map((hour) => [hour, hour])}
        onChange={set('drawHour')}
      />
      <TextField
        label={say.draft.randomness}
        hint={say.draft.randomnessHint}
        value={filled.randomness}
        maxLength={500}
        onChange={set('randomness')}
      />
    </>
  )
}

interface SharesProps extends PlanProps {
  readonly shares: FilledPlan['shares']
  readonly onShares: (shares: FilledPlan['shares']) => void
}

/** 配额: in whole percent for each agency under contract. */
function Shares({ shares, onShares, ...props }: SharesProps) {
  const { spoken, say } = props
  const found = useAnswer(props, 'listAgencies', {})
  const agencies = found.value?.agencies.filter(({ isUnderContract }) => isUnderContract) ?? []
  return (
    <fieldset className="stack">
      <Failure text={found.failure} again={{ label: spoken.t.again, ask: found.reload }} />
      {found.value !== undefined && agencies.length === 0 ? <p>{say.draft.noAgencies}</p> : null}
      {agencies.map(({ agencyId, name }) => (
        <TextField
          key={agencyId}
          label={say.draft.share(name)}
          hint={say.draft.shareHint}
          value={shares[agencyId] ?? ''}
          isNumeric
          maxLength={3}
          onChange={(share) => onShares({ ...shares, [agencyId]: share })}
        />
      ))}
    </fieldset>
  )
}

/** What it would be drawn from today. */
function Preview({
  filled,
  unit,
  ...props
}: PlanProps & { readonly filled: FilledPlan; readonly unit: 'WINDOW' | 'CASE' }) {
  const { spoken, signedIn, say } = props
  const [found, setFound] = useState<Answer<'previewAssessmentPopulation'> | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const { divisionCode, strataBy } = filled
  const sample = Math.max(1, Math.trunc(Number(filled.sample)) || 1)
  const look = async () => {
    const heard = await signedIn.ask('previewAssessmentPopulation', { body: { divisionCode, unit, strataBy, sample } })
    setFailure(heard.ok ? undefined : sayFailure(spoken.t, heard))
    setFound(heard.ok ? heard.answer : undefined)
  }
  const isTooSmall = found?.strata.some((each) => each.sample === null) === true
  return (
    <>
      <Button size="large" onClick={() => void look()}>
        {say.draft.preview}
      </Button>
      <Failure text={failure} />
      {found === undefined ? null : (
        <div className="stack" role="status" data-units={found.units}>
          <p>{say.draft.previewed(String(found.units))}</p>
          {isTooSmall && found.smallest !== null ? <p>{say.draft.smallest(String(found.smallest))}</p> : null}
          <ul className="ingredients">
            {found.strata.map(({ stratum, units, sample: due }) => (
              <li key={stratum}>{due === null ? `${stratum} ${units}` : `${stratum} ${due} / ${units}`}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
