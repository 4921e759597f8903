/** @jsxImportSource react */
import { Button, Tag } from 'antd'
import type { CatalogueKind } from '../../../domain/catalogue-version.ts'
import { toPlainDate } from '../../../domain/kernel/plain-date.ts'
import { sayDay, sayInstant } from '../../shared/format.ts'
import { Failure } from '../parts.tsx'
import { EntryForm } from './entry-form.tsx'
import { type Content, fieldsOf } from './fields.ts'
import type { At, CatalogueSpoken, EntryProps } from './spoken.ts'
import type { Catalogue } from './use-catalogue.ts'
import { standsOf, useVersions, type Versions } from './use-versions.ts'

/** One entry: what is in force, its versions, what belongs to it, and its next change. */
export function EntryView(props: EntryProps) {
  const { say, here, mayWrite } = props
  const { t } = say
  const found = useVersions(props, here.kind, here.code)
  const { versions = [], failure } = found
  const today = toPlainDate(Date.now())
  const stands = standsOf(versions, today)
  const inForce = versions[stands.indexOf('NOW')]
  return (
    <article className="stack" aria-labelledby="entry" data-entry={`${here.kind}/${here.code}`}>
      <h2 id="entry">{`${t.kinds[here.kind]} ${here.code}`}</h2>
      <Failure text={failure} />
      {found.versions === undefined ? null : (
        <>
          <section className="card stack" aria-labelledby="in-force">
            <h3 id="in-force">{t.now}</h3>
            {inForce === undefined ? <p>{t.nothingNow}</p> : <Facts {...props} content={inForce.content} />}
          </section>
          <Parts {...props} />
          <History {...props} found={found} stands={stands} />
          <section className="card stack" aria-labelledby="change">
            <h3 id="change">{t.change.title}</h3>
            <p className="quiet">{mayWrite ? t.change.hint : t.change.readOnly}</p>
            {mayWrite ? (
              <EntryForm
                {...props}
                kind={here.kind}
                code={here.code}
                content={(inForce ?? versions[0])?.content ?? {}}
                seenVersions={found.seenVersions}
                onKept={async () => {
                  await found.reload()
                  await props.onChanged()
                }}
              />
            ) : null}
          </section>
        </>
      )}
    </article>
  )
}

function Facts({ say: { t }, here, content }: Pick<EntryProps, 'say' | 'here'> & { readonly content: Content }) {
  return (
    <dl className="pairs">
      {fieldsOf[here.kind].flatMap(({ name, label, say, from }) => [
        <dt key={`${name} name`}>{label(t)}</dt>,
        <dd key={name}>{(say ?? from)(content, t) || '—'}</dd>,
      ])}
    </dl>
  )
}

const tags = { FUTURE: 'bad', NOW: 'good', PAST: 'plain', REPLACED: 'plain' } as const

interface HistoryProps extends EntryProps {
  readonly found: Versions
  readonly stands: ReturnType<typeof standsOf>
}

function History({ say, here, found: { versions = [] }, stands }: HistoryProps) {
  const { t, language } = say
  const { history } = t
  return (
    <section className="card stack" aria-labelledby="history">
      <h3 id="history">{history.title}</h3>
      {versions.length === 0 ? <p>{history.none}</p> : null}
      <ol className="versions" data-versions={versions.length} hidden={versions.length === 0}>
        {versions.map(({ effectiveFrom, revision, recordedAt, content }, index) => {
          const stand = stands[index] ?? 'PAST'
          return (
            <li key={`${effectiveFrom} ${revision}`} data-stand={stand}>
              <details>
                <summary>
                  {`${sayDay(language, effectiveFrom)} `}
                  <Tag className={`tag-${tags[stand]}`}>{history[stand]}</Tag>
                  <span className="under">{`${history.recorded} ${sayInstant(language, recordedAt)}`}</span>
                </summary>
                <Facts say={say} here={here} content={content} />
              </details>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

type Addable = keyof CatalogueSpoken['t']['add']

/** What belongs to an entry of a kind: entries of the same code, and what may be begun below it. */
const partsOf: Partial<
  Record<CatalogueKind, { readonly same?: readonly CatalogueKind[]; readonly add?: readonly Addable[] }>
> = {
  division: { add: ['division', 'organization', 'hall'] },
  organization: { add: ['item'] },
  hall: { same: ['hall-hours'], add: ['window', 'staff'] },
  window: { same: ['window-hours'], add: ['window-item'] },
  item: { same: ['item-guide'], add: ['item-variant'] },
}

function Parts({ say: { t }, here, catalogue, mayWrite, go }: EntryProps) {
  const { same = [], add = [] } = partsOf[here.kind] ?? {}
  const listed = listedUnder(here, catalogue)
  const begun = mayWrite ? add : []
  if (same.length + begun.length + listed.length === 0) return null
  return (
    <section className="card stack" aria-labelledby="parts">
      <h3 id="parts">{t.parts}</h3>
      <div className="acts">
        {[...same.map((kind) => [`${kind}/${here.code}`, t.kinds[kind]] as const), ...listed].map(([at, name]) => (
          <Button key={at} size="large" onClick={() => go(at)}>
            {name}
          </Button>
        ))}
        {begun.map((kind) => (
          <Button key={kind} size="large" type="dashed" onClick={() => go(`new/${kind}/${here.code}`)}>
            {t.add[kind]}
          </Button>
        ))}
      </div>
    </section>
  )
}

function listedUnder(
  { kind, code }: At,
  { variants, windowItems, items }: Catalogue,
): readonly (readonly [string, string])[] {
  if (kind === 'item')
    return variants
      .filter(({ itemCode }) => itemCode === code)
      .map(({ handleItemCode, name }) => [`item-variant/${handleItemCode}`, name])
  if (kind === 'window')
    return windowItems
      .filter(({ hallCode, windowCode }) => `${hallCode}/${windowCode}` === code)
      .map(({ itemCode }) => [
        `window-item/${code}/${itemCode}`,
        items.find((item) => item.itemCode === itemCode)?.name ?? itemCode,
      ])
  return []
}
