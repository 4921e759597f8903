/** @jsxImportSource react */
import { Button } from 'antd'
import { SelectField, TextField } from '../parts.tsx'
import type { Draft } from './draft.ts'
import { EvidenceUpload, type KeepFile, KeptPreview } from './evidence-upload.tsx'
import type { OrderTexts } from './texts.zh.ts'
import type { EvidenceKind } from './use-order.ts'

interface EvidenceFieldsProps {
  readonly t: OrderTexts
  /** Of what it is evidence. */
  readonly label: string
  readonly evidence: Draft['evidence']
  /** Where files can be handed in with it. */
  readonly keep?: KeepFile | undefined
  readonly onChange: (evidence: Draft['evidence']) => void
}

const kinds = ['DOCUMENT', 'RECORDING', 'PHOTO', 'REGISTER'] as const satisfies readonly EvidenceKind[]
/** As the promise has it. */
const evidenceMax = 20
const referenceMax = 200

/** Where the evidence lies: the kind and the name or number by which it is found, or the file itself with what it shows. */
export function EvidenceFields({ t, label, evidence, keep, onChange }: EvidenceFieldsProps) {
  const { steps } = t
  const replace = (at: number, part: Partial<Draft['evidence'][number]>) =>
    onChange(evidence.map((each, index) => (index === at ? { ...each, ...part } : each)))
  // A line in which nothing was written makes room for the file.
  const written = evidence.filter(({ reference, file }) => file !== undefined || reference.trim() !== '')
  return (
    <fieldset className="stack evidence">
      <legend>{label}</legend>
      <p className="quiet">{steps.evidenceHint}</p>
      {evidence.map(({ kind, reference, file }, index) => (
        <div key={file?.fileId ?? index} className="filter" data-evidence-file={file?.fileId}>
          {file === undefined ? null : <KeptPreview t={t} file={file} />}
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
          {evidence.length > 1 || file !== undefined ? (
            <Button
              size="large"
              className="evidence-remove"
              onClick={() => onChange(evidence.filter((_, at) => at !== index))}
            >
              {steps.removeEvidence(String(index + 1))}
            </Button>
          ) : null}
        </div>
      ))}
      {keep !== undefined && evidence.length < evidenceMax ? (
        <EvidenceUpload
          t={t}
          keep={keep}
          onKept={(file, isPhoto) => {
            const kind = isPhoto ? 'PHOTO' : 'DOCUMENT'
            onChange([...written, { kind, reference: steps.fileLabel(String(written.length + 1)), file }])
          }}
        />
      ) : null}
      {evidence.length < evidenceMax ? (
        <Button size="large" onClick={() => onChange([...evidence, { kind: 'DOCUMENT', reference: '' }])}>
          {steps.addEvidence}
        </Button>
      ) : null}
    </fieldset>
  )
}
