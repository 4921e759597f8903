/** @jsxImportSource react */
import { Button } from 'antd'
import { useState } from 'react'
import type { Audience, SchemeNode, ScoreScheme } from '../../../domain/score-scheme.ts'
import { Failure, SelectField } from '../parts.tsx'
import { useAnswer } from '../use-answer.ts'
import { toShare, withIndicator, withNodes, withoutNode } from './draft.ts'
import { LeafFields } from './leaf-fields.tsx'
import { type SchemeProps, type SchemeSpoken, sayWords } from './say.ts'
import { NumberField } from './scheme-fields.tsx'
import { GroupShares } from './scheme-tree.tsx'

interface TreeFieldsProps {
  readonly say: SchemeSpoken
  readonly scheme: ScoreScheme
  readonly audience: Audience
  readonly onChange: (scheme: ScoreScheme) => void
}

/** The weights of one audience, to be written over. */
export function TreeFields(props: TreeFieldsProps) {
  const { say, scheme, audience } = props
  const { nodes } = scheme.trees[audience]
  const isSound = nodes.every(({ weight }) => Number.isInteger(weight))
  return (
    <section className="card stack" data-editing={audience}>
      <h2>{say.t.tree.title(say.t.audiences[audience])}</h2>
      {isSound ? <GroupShares say={say} scheme={scheme} audience={audience} /> : null}
      <Fields {...props} nodes={nodes} parent={null} />
    </section>
  )
}

function Fields(props: TreeFieldsProps & { readonly nodes: readonly SchemeNode[]; readonly parent: string | null }) {
  const { say, scheme, audience, onChange, nodes, parent } = props
  return (
    <ul className="scheme-tree">
      {nodes
        .filter((node) => node.parent === parent)
        .map((node) => (
          <li key={node.code}>
            <div className="node-fields">
              <NumberField
                label={say.t.editor.weightOf(sayWords(say, node.name))}
                shown={Number.isInteger(node.weight) ? String(node.weight / 100) : ''}
                onChange={(text) =>
                  onChange(
                    withNodes(scheme, audience, (all) =>
                      all.map((each) => (each.code === node.code ? { ...each, weight: toShare(text) } : each)),
                    ),
                  )
                }
              />
              <Button
                size="large"
                danger
                aria-label={say.t.editor.removeNamed(sayWords(say, node.name))}
                onClick={() => onChange(withNodes(scheme, audience, (all) => withoutNode(all, node.code)))}
              >
                {say.t.editor.remove}
              </Button>
            </div>
            {node.indicator === null ? <Fields {...props} parent={node.code} /> : <LeafFields {...props} node={node} />}
          </li>
        ))}
    </ul>
  )
}

type AddIndicatorProps = SchemeProps & Omit<TreeFieldsProps, 'say'>

/** One more of the library, below a branch. */
export function AddIndicator(props: AddIndicatorProps) {
  const { say, spoken, scheme, audience, onChange } = props
  const { t } = say
  const [chosen, setChosen] = useState({ what: '', to: '' })
  const { value, failure, reload } = useAnswer(props, 'listIndicators', {})
  const { nodes } = scheme.trees[audience]
  const free = (value?.indicators ?? []).filter(({ indicator }) => !nodes.some(({ code }) => code === indicator.code))
  const branches = nodes.filter(({ indicator }) => indicator === null)
  const add = () => {
    const found = free.find(({ indicator }) => indicator.code === chosen.what)
    if (found === undefined) return
    onChange(withIndicator(scheme, audience, chosen.to === '' ? null : chosen.to, found.indicator))
    setChosen({ ...chosen, what: '' })
  }
  return (
    <section className="card stack">
      <Failure text={failure} again={{ label: spoken.t.again, ask: reload }} />
      <div className="field-pairs">
        <SelectField
          label={t.editor.addWhat}
          value={chosen.what}
          options={[
            ['', t.editor.choose],
            ...free.map(({ indicator }) => [indicator.code, sayWords(say, indicator.name)] as const),
          ]}
          onChange={(what) => setChosen({ ...chosen, what })}
        />
        <SelectField
          label={t.editor.addTo}
          value={chosen.to}
          options={[['', t.editor.top], ...branches.map(({ code, name }) => [code, sayWords(say, name)] as const)]}
          onChange={(to) => setChosen({ ...chosen, to })}
        />
      </div>
      <Button size="large" onClick={add}>
        {t.editor.add}
      </Button>
    </section>
  )
}
