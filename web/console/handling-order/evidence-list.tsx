/** @jsxImportSource react */
import type { OrderTexts } from './texts.zh.ts'
import type { OrderEventSeen } from './use-order.ts'

interface EvidenceListProps {
  readonly t: OrderTexts
  readonly evidence: OrderEventSeen['evidence']
  /** Below which its files are read. */
  readonly at: string
}

/** What was named as evidence; a file is opened beside the page. */
export function EvidenceList({ t, evidence, at }: EvidenceListProps) {
  if (evidence.length === 0) return null
  return (
    <ul className="plain-list">
      {evidence.map(({ kind, reference, fileId }) => (
        <li key={`${kind}/${reference}/${fileId}`} className="broken">
          {[t.evidenceKinds[kind], reference].filter((part) => part !== '').join(' · ')}
          {fileId === null ? null : (
            <>
              {' '}
              <a href={`${at}/files/${fileId}`} target="_blank" rel="noopener noreferrer">
                {t.story.seeFile(reference)}
              </a>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
