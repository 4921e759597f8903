/** @jsxImportSource react */
import { Button } from 'antd'
import { SelectField, TextField } from '../parts.tsx'
import type { Draft } from './draft.ts'
import type { OrderTexts } from './texts.zh.ts'
import type { EvidenceKind } from './use-order.ts'

interface EvidenceFieldsProps {
  readonly t: OrderTexts
  /** Of what it is evidence. */
  readonly label: string
  readonly evidence: Draft['evidence']
  readonly onChange: (evidence: Draft['evidence']) => void
}

const kinds = ['DOCUMENT', 'RECORDING', 'PHOTO', 'REGISTER'] as const satisfies readonly EvidenceKind[]
/** As the promise has it. */
const evidenceMax = 20
const referenceMax = 200

/** Where the evidence lies: the kind and the name or number by which it is found. */
export function EvidenceFields({ t, label, evidence, onChange }: EvidenceFieldsProps) {
  const { steps } = t
  const replace = (at: number, part: Partial<Draft['evidence'][number]>) =>
    onChange(evidence.map((each, index) => (index === at ? { ...each, ...part } : each)))
  return (
    <fieldset className="stack evidence">
      <legend>{label}</legend>
      <p className="quiet">{steps.evidenceHint}</p>
      {evidence.map(({ kind, reference }, index) => (
        <div key={index} className="filter">
          <SelectField
            label={steps.evidenceKind}
            value={kind}
            options={kinds.map((each): [string, string] => [each, t.evidenceKinds[each]])}
            onChange={(chosen) => replace(index, { kind: chosen as EvidenceKind })}
          />
          <TextField
            label={steps.evidenceReference}
            value={reference}
            maxLength={referenceMax}
            onChange={(text) => replace(index, { reference: text })}
          />
          {evidence.length > 1 ? (
            <Button size="large" onClick={() => onChange(evidence.filter((_, at) => at !== index))}>
              {steps.removeEvidence(String(index + 1))}
            </Button>
          ) : null}
        </div>
      ))}
      {evidence.length < evidenceMax ? (
        <Button size="large" onClick={() => onChange([...evidence, { kind: 'DOCUMENT', reference: '' }])}>
          {steps.addEvidence}
        </Button>
      ) : null}
    </fieldset>
  )
}
