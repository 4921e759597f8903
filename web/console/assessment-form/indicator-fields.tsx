/** @jsxImportSource react */
import { Button } from 'antd'
import { useId } from 'react'
import { type EvidenceKind, evidenceKinds } from '../../../domain/assessment-form.ts'
import { SelectField, TextField } from '../parts.tsx'
import { type IndicatorDraft, newStep, type StepDraft } from './draft.ts'
import type { FormSpoken } from './say.ts'

interface IndicatorFieldsProps {
  readonly say: FormSpoken
  readonly indicator: IndicatorDraft
  readonly onChange: (indicator: IndicatorDraft) => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

const marksMax = 11

/** Everything that is said of one indicator, and its marks with their anchors. */
export function IndicatorFields(props: IndicatorFieldsProps) {
  const { say, indicator, onChange, onMove, onRemove } = props
  const { t } = say
  const { scale } = indicator
  const keep = (changed: readonly StepDraft[]) => onChange({ ...indicator, scale: changed })
  return (
    <div className="indicator-fields stack">
      <NamesAndWeight {...props} />
      <EvidenceFields {...props} />
      {scale.map((step, at) => (
        <StepFields
          key={step.key}
          say={say}
          number={String(at + 1)}
          step={step}
          onChange={(changed) => keep(scale.map((each) => (each.key === step.key ? changed : each)))}
          onRemove={() => keep(scale.filter(({ key }) => key !== step.key))}
        />
      ))}
      <div className="acts">
        {scale.length < marksMax ? (
          <Button size="large" onClick={() => keep([...scale, newStep()])}>
            {t.editor.addStep}
          </Button>
        ) : null}
        <Button size="large" onClick={() => onMove(-1)}>
          {t.editor.up}
        </Button>
        <Button size="large" onClick={() => onMove(1)}>
          {t.editor.down}
        </Button>
        <Button size="large" danger onClick={onRemove}>
          {t.editor.remove}
        </Button>
      </div>
    </div>
  )
}

type FieldsProps = Pick<IndicatorFieldsProps, 'say' | 'indicator' | 'onChange'>

function NamesAndWeight({ say: { t }, indicator, onChange }: FieldsProps) {
  const text = (member: 'titleZh' | 'titleEn' | 'groupZh' | 'groupEn' | 'code' | 'weight', maxLength: number) => (
    <TextField
      label={member === 'code' ? t.editor.indicatorCode : t.editor[member]}
      value={indicator[member]}
      maxLength={maxLength}
      onChange={(value) => onChange({ ...indicator, [member]: value })}
    />
  )
  return (
    <div className="field-pairs">
      {text('titleZh', 200)}
      {text('titleEn', 200)}
      {text('groupZh', 80)}
      {text('groupEn', 80)}
      {text('code', 40)}
      {text('weight', 6)}
    </div>
  )
}

function EvidenceFields({ say: { t }, indicator, onChange }: FieldsProps) {
  const { evidence, evidenceBelow, mayNotApply } = indicator
  return (
    <>
      <div className="field-pairs">
        <SelectField
          label={t.editor.evidence}
          value={evidence}
          options={evidenceKinds.map((kind) => [kind, t.evidences[kind]] as const)}
          onChange={(kind) => onChange({ ...indicator, evidence: kind as EvidenceKind })}
        />
        {evidence === 'NONE' ? null : (
          <TextField
            label={t.editor.evidenceBelow}
            hint={t.editor.evidenceBelowHint}
            value={evidenceBelow}
            maxLength={6}
            onChange={(below) => onChange({ ...indicator, evidenceBelow: below })}
          />
        )}
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={mayNotApply}
          onChange={({ target }) => onChange({ ...indicator, mayNotApply: target.checked })}
        />
        {t.editor.mayNotApply}
      </label>
    </>
  )
}

interface StepFieldsProps {
  readonly say: FormSpoken
  readonly number: string
  readonly step: StepDraft
  readonly onChange: (step: StepDraft) => void
  readonly onRemove: () => void
}

function StepFields({ say: { t }, number, step, onChange, onRemove }: StepFieldsProps) {
  return (
    <fieldset className="question" data-step={number}>
      <legend>{t.editor.step(number)}</legend>
      <div className="field-pairs">
        <TextField
          label={t.editor.mark}
          value={step.mark}
          maxLength={3}
          isNumeric
          onChange={(mark) => onChange({ ...step, mark })}
        />
        <TextField
          label={t.editor.points}
          value={step.points}
          maxLength={6}
          onChange={(points) => onChange({ ...step, points })}
        />
        <AnchorField label={t.editor.anchorZh} value={step.zh} onChange={(zh) => onChange({ ...step, zh })} />
        <AnchorField label={t.editor.anchorEn} value={step.en} onChange={(en) => onChange({ ...step, en })} />
      </div>
      <Button size="large" aria-label={t.editor.removeStep(number)} onClick={onRemove}>
        {t.editor.removeStep(number)}
      </Button>
    </fieldset>
  )
}

interface AnchorFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

function AnchorField({ label, value, onChange }: AnchorFieldProps) {
  const id = useId()
  return (
    <div className="line">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="select"
        rows={2}
        maxLength={400}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}
