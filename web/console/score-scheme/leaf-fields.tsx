/** @jsxImportSource react */
import type { Indicator, ScoringRule } from '../../../domain/indicator.ts'
import { type Audience, fullWeight, type SchemeNode, type ScoreScheme } from '../../../domain/score-scheme.ts'
import { SelectField } from '../parts.tsx'
import { toValue, withIndicatorChanged, withNodes } from './draft.ts'
import { indicatorOf, type SchemeSpoken, sayThousandths, sayWords } from './say.ts'
import { NumberField } from './scheme-fields.tsx'

interface LeafFieldsProps {
  readonly say: SchemeSpoken
  readonly scheme: ScoreScheme
  readonly audience: Audience
  readonly node: SchemeNode
  readonly onChange: (scheme: ScoreScheme) => void
}

/** Of one indicator: from which value to which it is worth something, its bottom line and target, and where its weight goes where it does not apply. */
export function LeafFields(props: LeafFieldsProps) {
  const { say, scheme, node } = props
  const indicator = indicatorOf(scheme, node.indicator)
  if (indicator === undefined) return null
  return (
    <details>
      <summary>{say.t.editor.more(sayWords(say, node.name))}</summary>
      <div className="stack">
        {indicator.notAtKinds.length === 0 ? null : <AlternateField {...props} />}
        <PointFields {...props} indicator={indicator} />
        <p className="quiet">{say.t.editor.ofBoth}</p>
      </div>
    </details>
  )
}

/** All of its weight to one other leaf; several are kept as they are until another is chosen. */
function AlternateField({ say, scheme, audience, node, onChange }: LeafFieldsProps) {
  const { nodes } = scheme.trees[audience]
  const others = nodes.filter(({ code, indicator }) => indicator !== null && code !== node.code)
  const keep = (to: string) =>
    onChange(
      withNodes(scheme, audience, (all) =>
        all.map((each) =>
          each.code === node.code ? { ...each, alternates: to === '' ? [] : [{ node: to, share: fullWeight }] } : each,
        ),
      ),
    )
  return (
    <SelectField
      label={say.t.editor.alternate}
      value={node.alternates[0]?.node ?? ''}
      options={[
        ['', say.t.editor.alternateNone],
        ...others.map(({ code, name }) => [code, sayWords(say, name)] as const),
      ]}
      onChange={keep}
    />
  )
}

function PointFields({ say, scheme, onChange, indicator }: LeafFieldsProps & { readonly indicator: Indicator }) {
  const { t } = say
  const { rule, bottomLine, developmentTarget, unit } = indicator
  const keep = (change: Partial<Indicator>) => onChange(withIndicatorChanged(scheme, indicator.code, change))
  const bound = (member: 'floor' | 'target', of: Exclude<ScoringRule, { kind: 'STEPS' }>) => (
    <NumberField
      label={t.editor[member](t.units[unit])}
      shown={sayThousandths(of[member])}
      onChange={(text) => keep({ rule: { ...of, [member]: toValue(text) ?? Number.NaN } })}
    />
  )
  const line = (member: 'bottomLine' | 'developmentTarget', value: number | null) => (
    <NumberField
      label={t.editor[member](t.units[unit])}
      shown={value === null ? '' : sayThousandths(value)}
      onChange={(text) => keep({ [member]: toValue(text) })}
    />
  )
  return (
    <div className="field-pairs">
      {rule === null || rule.kind === 'STEPS' ? null : bound('floor', rule)}
      {rule === null || rule.kind === 'STEPS' ? null : bound('target', rule)}
      {line('bottomLine', bottomLine)}
      {line('developmentTarget', developmentTarget)}
    </div>
  )
}
