/** @jsxImportSource react */
import { Tag } from 'antd'
import { useId } from 'react'
import type { SchemeNode, ScoreScheme } from '../../../domain/score-scheme.ts'
import { compareSchemes, type SchemeChange } from '../../../domain/score-scheme-version.ts'
import { type SchemeSpoken, sayShare, sayThousandths, sayWords } from './say.ts'
import { sayPacks } from './scheme-list.tsx'

interface SchemeChangesProps {
  readonly say: SchemeSpoken
  readonly base: { readonly version: number; readonly divisionName: string; readonly scheme: ScoreScheme }
  readonly scheme: ScoreScheme
}

/** What is other than in the version that it was made from. */
export function SchemeChanges({ say, base, scheme }: SchemeChangesProps) {
  const { t } = say
  const id = useId()
  const changes = compareSchemes(base.scheme, scheme)
  return (
    <section className="card stack" aria-labelledby={id}>
      <h2 id={id}>{t.changes.title}</h2>
      <p className="quiet">{t.changes.of(base.divisionName, String(base.version))}</p>
      {changes.length === 0 ? <p data-changes="0">{t.changes.none}</p> : null}
      <ul className="changes" {...(changes.length === 0 ? {} : { 'data-changes': changes.length })}>
        {changes.map((change) => (
          <li key={keyOf(change)}>
            <p>
              <Tag className={change.kind.endsWith('REMOVED') ? 'tag-bad' : 'tag-plain'}>
                {t.changes.kinds[change.kind]}
              </Tag>{' '}
              <strong>{nameOf(say, change)}</strong>
            </p>
            {linesOf(say, change, base.scheme, scheme).map(([name, text]) => (
              <p key={name} className="change-line">
                <span className="quiet">{name}</span>
                <span>{text}</span>
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}

function keyOf(change: SchemeChange): string {
  const audience = 'audience' in change ? change.audience : ''
  if ('indicator' in change) return `${change.kind} ${change.indicator.code}`
  if ('node' in change) return `${change.kind} ${audience} ${change.node.code}`
  return change.kind === 'NODE_CHANGED' || change.kind === 'INDICATOR_CHANGED'
    ? `${change.kind} ${audience} ${change.after.code}`
    : `${change.kind} ${audience}`
}

function nameOf(say: SchemeSpoken, change: SchemeChange): string {
  const { t } = say
  switch (change.kind) {
    case 'SCHEME':
      return t.changes.whole
    case 'AUDIENCE':
      return t.audiences[change.audience]
    case 'INDICATOR_ADDED':
    case 'INDICATOR_REMOVED':
      return sayWords(say, change.indicator.name)
    case 'INDICATOR_CHANGED':
      return sayWords(say, change.after.name)
    case 'NODE_ADDED':
    case 'NODE_REMOVED':
      return `${t.audiences[change.audience]} · ${sayWords(say, change.node.name)} ${sayShare(change.node.weight)}`
    case 'NODE_CHANGED':
      return `${t.audiences[change.audience]} · ${sayWords(say, change.after.name)}`
  }
}

type Line = readonly [name: string, text: string]

function linesOf(say: SchemeSpoken, change: SchemeChange, before: ScoreScheme, after: ScoreScheme): readonly Line[] {
  const { t } = say
  switch (change.kind) {
    case 'SCHEME':
      return change.members.map((member) => {
        const sayMember = (scheme: ScoreScheme) =>
          member === 'title'
            ? `${scheme.title.zh} / ${scheme.title.en}`
            : member === 'packs'
              ? sayPacks(say, scheme.packs)
              : sayThousandths(scheme.bonusMax)
        return [t.changes.scheme[member], t.changes.wasIs(sayMember(before), sayMember(after))]
      })
    case 'AUDIENCE':
      return [[t.tree.weight, t.changes.wasIs(sayShare(change.before), sayShare(change.after))]]
    case 'NODE_CHANGED':
      return change.members.map((member) => [
        t.changes.node[member],
        t.changes.wasIs(sayNode(say, change.before, member), sayNode(say, change.after, member)),
      ])
    case 'INDICATOR_CHANGED':
      return change.members.map((member) => [t.changes.indicator[member], t.changes.other])
    case 'INDICATOR_ADDED':
    case 'INDICATOR_REMOVED':
    case 'NODE_ADDED':
    case 'NODE_REMOVED':
      return []
  }
}

function sayNode(
  say: SchemeSpoken,
  node: SchemeNode,
  member: 'parent' | 'name' | 'weight' | 'indicator' | 'alternates',
) {
  switch (member) {
    case 'weight':
      return sayShare(node.weight)
    case 'name':
      return `${node.name.zh} / ${node.name.en}`
    case 'parent':
      return node.parent ?? say.t.editor.top
    case 'indicator':
      return node.indicator ?? '—'
    case 'alternates':
      return node.alternates.map(({ node: to, share }) => `${to} ${sayShare(share)}`).join(say.t.listed) || '—'
  }
}
