/** @jsxImportSource react */
import { Tag } from 'antd'
import { sayDay } from '../../shared/format.ts'
import { type Finding, type Policy, type PolicySpoken, type Rule, sayRuleName, sayValue } from './say.ts'

interface RulesProps {
  readonly say: PolicySpoken
  readonly word: string
  readonly rules: readonly Rule[]
  readonly hasBefore: boolean
}

/** Every rule with what it says, where that is written, and what it has replaced. Changed ones first. */
export function RuleList({ say, word, rules, hasBefore }: RulesProps) {
  const { t } = say
  const sorted = hasBefore ? [...rules].sort((a, b) => Number(b.isChanged) - Number(a.isChanged)) : rules
  return (
    <section className="card stack" aria-labelledby="rules">
      <h2 id="rules">{t.rulesTitle}</h2>
      <ul className="posts" data-rules={rules.length}>
        {sorted.map((rule) => (
          <li key={rule.at} data-rule={rule.at} data-changed={rule.isChanged}>
            <span>
              {sayRuleName(say, word, rule.at)}
              {rule.isChanged && hasBefore ? (
                <>
                  {' '}
                  <Tag className="tag-bad">{t.changed}</Tag>
                </>
              ) : null}
              <span className="under">{saySource(say, rule)}</span>
            </span>
            <span>
              <strong>{sayValue(say, rule.value)}</strong>
              {rule.isChanged && hasBefore ? (
                <span className="under">
                  {rule.before === undefined ? t.wasNotThere : t.wasBefore(sayValue(say, rule.before))}
                </span>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function saySource({ t, language }: PolicySpoken, { source }: Rule): string {
  if (source === null) return t.ofDocument
  const day = source.publishedOn === null ? t.noDay : t.publishedOn(sayDay(language, source.publishedOn))
  return [
    source.text,
    day,
    ...(source.mayBeLaxer ? [t.bySource] : []),
    ...(source.url === null ? [] : [source.url]),
  ].join(' · ')
}

interface FindingsProps {
  readonly say: PolicySpoken
  readonly word: string
  readonly findings: readonly Finding[]
}

export function FindingList({ say, word, findings }: FindingsProps) {
  const { t } = say
  return (
    <section className="card stack" aria-labelledby="findings">
      <h2 id="findings">{t.findingsTitle}</h2>
      {findings.length === 0 ? <p data-findings="0">{t.noFindings}</p> : null}
      <ul className="posts" data-findings={findings.length}>
        {findings.map((finding) => (
          <li key={`${finding.code}${finding.at.pointer}${finding.against?.divisionCode}`} data-finding={finding.code}>
            <span>
              <Tag className={finding.weight === 'REFUSES' ? 'tag-bad' : 'tag-plain'}>{t.weights[finding.weight]}</Tag>{' '}
              <strong>{sayRuleName(say, word, finding.at.pointer)}</strong>
              {language(say)}
              {t.findings[finding.code]}
              <span className="under">{sayAgainst(say, word, finding)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const language = ({ language: each }: PolicySpoken) => (each === 'en' ? ': ' : '：')

function sayAgainst(say: PolicySpoken, word: string, { against, laterPercent }: Finding): string {
  const { t } = say
  const where = ({ divisionCode, effectiveFrom, version }: NonNullable<Finding['against']>) =>
    version === null
      ? t.candidate
      : `${divisionCode} ${sayDay(say.language, effectiveFrom)} ${t.version(String(version))}`
  return [
    ...(against === null ? [] : [t.against(sayRuleName(say, word, against.pointer), where(against))]),
    ...(laterPercent === undefined ? [] : [t.laterPercent(String(laterPercent))]),
  ].join(' · ')
}

interface ReplacesProps {
  readonly say: PolicySpoken
  readonly replaces: Policy['replaces']
}

export function Replaces({ say: { t, language: each }, replaces }: ReplacesProps) {
  return (
    <>
      <dt>{t.replaces}</dt>
      <dd>
        {replaces === null
          ? t.replacesNothing
          : `${replaces.divisionCode} ${sayDay(each, replaces.effectiveFrom)} ${t.version(String(replaces.version))}`}
      </dd>
    </>
  )
}
