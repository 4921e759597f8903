/** @jsxImportSource react */
import { Tag } from 'antd'
import { useId } from 'react'
import { evaluatorGroups, type Indicator } from '../../../domain/indicator.ts'
import {
  type Audience,
  leafWeightsOf,
  type SchemeNode,
  type ScoreScheme,
  wholeWeight,
} from '../../../domain/score-scheme.ts'
import { indicatorOf, type SchemeSpoken, sayRule, sayShare, sayThousandths, sayWords } from './say.ts'

interface SchemeTreeProps {
  readonly say: SchemeSpoken
  readonly scheme: ScoreScheme
  readonly audience: Audience
}

/** The weights of one audience, from the top down; under each indicator what it is, where it comes from and how it becomes points. */
export function SchemeTree({ say, scheme, audience }: SchemeTreeProps) {
  const { t } = say
  const id = useId()
  const { weight, nodes } = scheme.trees[audience]
  return (
    <section className="card stack" aria-labelledby={id} data-tree={audience}>
      <h2 id={id}>{t.tree.title(t.audiences[audience])}</h2>
      <p className="quiet">{t.tree.audienceWeight(sayShare(weight))}</p>
      <GroupShares say={say} scheme={scheme} audience={audience} />
      <Branch say={say} scheme={scheme} nodes={nodes} parent={null} />
    </section>
  )
}

/** What each evaluator group weighs in the whole, where everything applies. */
export function GroupShares({ say: { t }, scheme, audience }: SchemeTreeProps) {
  const leaves = leafWeightsOf(scheme.trees[audience].nodes)
  const shares = evaluatorGroups.map((group) => ({
    group,
    share: leaves
      .filter(({ indicator }) => indicatorOf(scheme, indicator)?.source?.group === group)
      .reduce((sum, { weight }) => sum + Number(weight), 0),
  }))
  return (
    <p data-groups>
      <span className="quiet">{t.tree.groupShares}</span>{' '}
      {shares
        .filter(({ share }) => share > 0)
        .map(({ group, share }) => `${t.groups[group]} ${sayInWhole(share)}`)
        .join(' · ')}
    </p>
  )
}

const sayInWhole = (weight: number) => sayShare(Math.round((weight / Number(wholeWeight)) * 10_000))

interface BranchProps {
  readonly say: SchemeSpoken
  readonly scheme: ScoreScheme
  readonly nodes: readonly SchemeNode[]
  readonly parent: string | null
}

function Branch({ say, scheme, nodes, parent }: BranchProps) {
  const inWhole = new Map(leafWeightsOf(nodes).map(({ node, weight }) => [node, Number(weight)]))
  return (
    <ul className="scheme-tree">
      {nodes
        .filter((node) => node.parent === parent)
        .map((node) => (
          <li key={node.code} data-node={node.code}>
            <p>
              <strong>{sayWords(say, node.name)}</strong> <span className="weight">{sayShare(node.weight)}</span>{' '}
              {node.indicator === null ? null : (
                <span className="quiet">{say.t.tree.inWhole(sayInWhole(inWhole.get(node.code) ?? 0))}</span>
              )}
            </p>
            {node.indicator === null ? (
              <Branch say={say} scheme={scheme} nodes={nodes} parent={node.code} />
            ) : (
              <Leaf say={say} scheme={scheme} nodes={nodes} node={node} />
            )}
          </li>
        ))}
    </ul>
  )
}

function Leaf({ say, scheme, nodes, node }: Omit<BranchProps, 'parent'> & { readonly node: SchemeNode }) {
  const { t } = say
  const indicator = indicatorOf(scheme, node.indicator)
  if (indicator === undefined) return null
  const to = node.alternates.map(({ node: code, share }) => {
    const other = nodes.find((each) => each.code === code)
    return other === undefined ? code : `${sayWords(say, other.name)} ${sayShare(share)}`
  })
  const away = indicator.notAtKinds.map((kind) => t.kinds[kind])
  return (
    <>
      <p>
        <Tag className="tag-plain">
          {indicator.source === null ? t.indicator.noSource : t.groups[indicator.source.group]}
        </Tag>
        <Tag className="tag-plain">{t.stages[indicator.stage]}</Tag>
        <Tag className="tag-plain">{t.aspects[indicator.aspect]}</Tag>
        <Tag className="tag-plain">{t.reaches[indicator.reach]}</Tag>
        {indicator.isVolume ? <Tag className="tag-bad">{t.indicator.volume}</Tag> : null}
      </p>
      {away.length === 0 ? null : (
        <p className="quiet">{t.tree.alternates(away.join(t.listed), to.join(t.listed) || '—')}</p>
      )}
      <IndicatorFacts say={say} indicator={indicator} />
    </>
  )
}

function IndicatorFacts({ say, indicator }: { readonly say: SchemeSpoken; readonly indicator: Indicator }) {
  const { t } = say
  const { unit, bottomLine, developmentTarget, anchors, source } = indicator
  const value = (each: number) => t.indicator.value(sayThousandths(each), t.units[unit])
  const pairs: readonly (readonly [string, string])[] = [
    [t.indicator.formula, sayWords(say, indicator.formula)],
    [
      t.indicator.rule,
      [
        sayRule(say, indicator.rule, indicator),
        ...(bottomLine === null ? [] : [t.indicator.bottomLine(value(bottomLine))]),
        ...(developmentTarget === null ? [] : [t.indicator.target(value(developmentTarget))]),
      ].join(t.listed),
    ],
    ...(anchors === null
      ? []
      : [
          [
            t.indicator.anchors,
            anchors
              .map(({ points, words }) => t.indicator.anchor(sayThousandths(points), sayWords(say, words)))
              .join(t.listed),
          ] as const,
        ]),
    [
      t.indicator.document,
      [indicator.document, ...(source === null ? [] : [t.indicator.source(source.measure)])].join(' · '),
    ],
  ]
  return (
    <details>
      <summary>{sayWords(say, indicator.definition)}</summary>
      <dl className="pairs">
        {pairs.map(([name, text]) => (
          <div key={name} className="pair">
            <dt>{name}</dt>
            <dd className="words">{text}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
