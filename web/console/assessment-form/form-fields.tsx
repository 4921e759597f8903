/** @jsxImportSource react */
import { type FormUnit, formUnits, type LocationRule, locationRules } from '../../../domain/assessment-form.ts'
import { SelectField, TextField } from '../parts.tsx'
import type { FormDraft } from './draft.ts'
import type { FormSpoken } from './say.ts'

interface FormFieldsProps {
  readonly say: FormSpoken
  readonly draft: FormDraft
  readonly onChange: (draft: FormDraft) => void
}

/** What is said of the form as a whole. */
export function FormFields({ say: { t }, draft, onChange }: FormFieldsProps) {
  return (
    <section className="card field-pairs">
      <TextField
        label={t.editor.nameZh}
        value={draft.titleZh}
        maxLength={120}
        onChange={(titleZh) => onChange({ ...draft, titleZh })}
      />
      <TextField
        label={t.editor.nameEn}
        value={draft.titleEn}
        maxLength={120}
        onChange={(titleEn) => onChange({ ...draft, titleEn })}
      />
      <SelectField
        label={t.editor.unit}
        value={draft.unit}
        options={formUnits.map((unit) => [unit, t.units[unit]] as const)}
        onChange={(unit) => onChange({ ...draft, unit: unit as FormUnit })}
      />
      <SelectField
        label={t.editor.location}
        value={draft.location}
        options={locationRules.map((rule) => [rule, t.locations[rule]] as const)}
        onChange={(location) => onChange({ ...draft, location: location as LocationRule })}
      />
    </section>
  )
}
