/** @jsxImportSource react */
import { Tag } from 'antd'
import { useId } from 'react'
import type { ScoreScheme } from '../../../domain/score-scheme.ts'
import type { SchemeBreach } from '../../../domain/score-scheme-breach.ts'
import { checkScheme, type SchemeFault } from '../../../domain/score-scheme-check.ts'
import { isShareRule, type SchemeRule } from '../../../domain/score-scheme-rule.ts'
import { indicatorOf, type SchemeSpoken, sayShare, sayWords } from './say.ts'

interface ConstraintPanelProps {
  readonly say: SchemeSpoken
  readonly scheme: ScoreScheme
  readonly rules: readonly SchemeRule[]
}

/** Every rule that the scheme is held to, whether it is kept, and where it is written: asked anew with every change. */
export function ConstraintPanel({ say, scheme, rules }: ConstraintPanelProps) {
  const { t } = say
  const id = useId()
  const { faults, breaches, conflicts } = checkScheme(scheme, rules)
  const held = rules.filter(({ pack }) => pack === 'COMMON' || scheme.packs.includes(pack))
  const wrong = faults.length + breaches.length + conflicts.length
  return (
    <section className="card stack" aria-labelledby={id} data-wrong={wrong}>
      <h2 id={id}>{t.constraints.title}</h2>
      <p className="quiet">{t.constraints.hint}</p>
      <p role="status">
        {wrong === 0 ? t.constraints.accepted : <strong>{t.constraints.refused(String(wrong))}</strong>}
      </p>
      {conflicts.map(({ rules: all }) => (
        <p key={all.map(({ pack, name }) => pack + name).join()} className="broken-rule" data-conflict>
          {t.constraints.conflict(all.map((rule) => sayPackRule(say, rule)).join(t.listed))}
        </p>
      ))}
      <ul className="plain-list rules-held">
        {held.map((rule) => (
          <HeldRule
            key={`${rule.pack} ${rule.name}`}
            say={say}
            scheme={scheme}
            rule={rule}
            breaches={breaches.filter((breach) => breach.rule === rule)}
          />
        ))}
      </ul>
      {faults.length === 0 ? null : <FaultList say={say} scheme={scheme} faults={faults} />}
    </section>
  )
}

function sayOf({ t }: SchemeSpoken, rule: SchemeRule): string {
  return t.constraints.rules[rule.name](isShareRule(rule) ? sayShare(rule.share) : '')
}

const sayPackRule = (say: SchemeSpoken, rule: SchemeRule) =>
  say.t.constraints.packRule(say.t.packs[rule.pack] ?? rule.pack, sayOf(say, rule), rule.source)

interface HeldRuleProps {
  readonly say: SchemeSpoken
  readonly scheme: ScoreScheme
  readonly rule: SchemeRule
  readonly breaches: readonly SchemeBreach[]
}

function HeldRule({ say, scheme, rule, breaches }: HeldRuleProps) {
  const { t } = say
  const isKept = breaches.length === 0
  return (
    <li data-rule={`${rule.pack} ${rule.name}`} data-kept={isKept}>
      <p>
        <Tag className={isKept ? 'tag-good' : 'tag-bad'}>{isKept ? t.constraints.kept : t.constraints.broken}</Tag>{' '}
        <strong>{sayOf(say, rule)}</strong>
      </p>
      {breaches.map((breach) => (
        <p key={`${breach.audience} ${breach.windowKind} ${breach.indicator}`}>{sayBreach(say, scheme, breach)}</p>
      ))}
      <p className="quiet">{t.constraints.source(rule.source)}</p>
    </li>
  )
}

function sayBreach(say: SchemeSpoken, scheme: ScoreScheme, { audience, windowKind, indicator, share }: SchemeBreach) {
  const { t } = say
  const own = indicatorOf(scheme, indicator)
  const name = own === undefined ? indicator : sayWords(say, own.name)
  if (share === null) return t.constraints.lacks(name ?? '')
  const where = [
    ...(audience === null ? [] : [t.audiences[audience]]),
    ...(windowKind === null ? [] : [t.constraints.atKind(t.kinds[windowKind])]),
    ...(name === null ? [] : [name]),
  ]
  return t.constraints.has(where.join(' '), sayShare(share))
}

interface FaultListProps {
  readonly say: SchemeSpoken
  readonly scheme: ScoreScheme
  readonly faults: readonly SchemeFault[]
}

const shownMax = 20

function FaultList({ say, scheme, faults }: FaultListProps) {
  const { t } = say
  return (
    <>
      <h3>{t.constraints.faults}</h3>
      <ul className="plain-list" data-faults={faults.length}>
        {faults.slice(0, shownMax).map(({ code, at }) => (
          <li key={`${code}${at}`}>{t.constraints.faultAt(nameAt(say, scheme, at), t.constraints.fault[code])}</li>
        ))}
      </ul>
    </>
  )
}

/** What a pointer leads to, as people call it. */
function nameAt(say: SchemeSpoken, scheme: ScoreScheme, at: string): string {
  const [, kind, one, , place] = at.split('/')
  if (kind === 'indicators') {
    const indicator = scheme.indicators[Number(one)]
    return indicator === undefined ? say.t.changes.whole : sayWords(say, indicator.name)
  }
  if (kind !== 'trees' || (one !== 'CITIZEN' && one !== 'ENTERPRISE')) return say.t.changes.whole
  const node = place === undefined ? undefined : scheme.trees[one].nodes[Number(place)]
  return node === undefined ? say.t.audiences[one] : `${say.t.audiences[one]} ${sayWords(say, node.name)}`
}
