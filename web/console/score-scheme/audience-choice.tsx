/** @jsxImportSource react */
import { Button } from 'antd'
import { type Audience, audiences } from '../../../domain/score-scheme.ts'
import type { SchemeSpoken } from './say.ts'

interface AudienceChoiceProps {
  readonly say: SchemeSpoken
  readonly audience: Audience
  readonly onChange: (audience: Audience) => void
}

/** Citizens and enterprises have trees of their own. */
export function AudienceChoice({ say: { t }, audience, onChange }: AudienceChoiceProps) {
  return (
    <div className="acts">
      {audiences.map((each) => (
        <Button
          key={each}
          size="large"
          type={each === audience ? 'primary' : 'default'}
          aria-pressed={each === audience}
          onClick={() => onChange(each)}
        >
          {t.tree.showOther(t.audiences[each])}
        </Button>
      ))}
    </div>
  )
}
