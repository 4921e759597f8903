/** @jsxImportSource react */
import type { Role } from '../../../domain/access.ts'
import { Result } from './entry-list.tsx'
import { type AuditSpoken, type Entry, sayActor, sayPlace, sayTarget, sayTime } from './say.ts'

/** Everything that was written down of one act. */
export function EntryView({ say, entry }: { readonly say: AuditSpoken; readonly entry: Entry }) {
  const { t, shared } = say
  const { facts, columns } = t
  const details = Object.entries(entry.detail)
  const role = entry.actor.role
  const rows: readonly (readonly [string, string | null])[] = [
    [columns.time, `${sayTime(say, entry)} (${entry.at})`],
    [columns.actor, sayActor(say, entry)],
    [facts.role, role === null ? null : (shared.roles[role as Role] ?? role)],
    [columns.act, t.acts[entry.act]],
    [columns.target, sayTarget(say, entry)],
    [columns.place, sayPlace(say, entry)],
    [facts.from, entry.from],
    [facts.request, entry.requestId],
    [facts.sealed, entry.isSealed ? facts.yes : facts.no],
    [facts.id, entry.id],
    ...details.map(([name, value]): [string, string] => [`${facts.detail} · ${name}`, sayValue(value)]),
  ]
  return (
    <section className="card stack spaced" aria-labelledby="entry">
      <h2 id="entry">{facts.title}</h2>
      <Result say={say} entry={entry} />
      <dl className="pairs" data-entry={entry.id}>
        {rows.map(([name, value]) =>
          value === null ? null : (
            <div key={name} className="pair">
              <dt>{name}</dt>
              <dd className="broken">{value}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  )
}

const sayValue = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
