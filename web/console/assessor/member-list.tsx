/** @jsxImportSource react */
import { Button } from 'antd'
import { useState } from 'react'
import { assessorPools } from '../../../domain/assessor.ts'
import { sayCount } from '../../shared/format.ts'
import { Failure, SelectField, Success } from '../parts.tsx'
import { MemberCard } from './member-card.tsx'
import { type AssessorFilter, type PoolProps, useAssessors } from './use-assessors.ts'

const everybody: AssessorFilter = { pool: '', state: 'CURRENT' }

/** 名单: of a division, by pool; those who are in their term, or those whose term is over. */
export function MemberList({ page, t, divisionCode }: PoolProps) {
  const { language, t: shared } = page.spoken
  const words = t.list
  const [filter, setFilter] = useState(everybody)
  const [done, setDone] = useState<string | undefined>(undefined)
  const { found, failure, more, reload } = useAssessors(page, divisionCode, filter)
  const members = found?.assessors ?? []
  const ended = async (name: string) => {
    await reload()
    setDone(t.end.done(name))
  }
  return (
    <section className="spaced" aria-labelledby="members">
      <h2 id="members">{words.title}</h2>
      <fieldset className="filter" aria-label={words.filter}>
        <SelectField
          label={words.pool}
          value={filter.pool}
          options={[['', words.everyPool], ...assessorPools.map((each): [string, string] => [each, t.pools[each]])]}
          onChange={(pool) => setFilter({ ...filter, pool: pool as AssessorFilter['pool'] })}
        />
        <SelectField
          label={words.state}
          value={filter.state}
          options={[
            ['CURRENT', words.current],
            ['PAST', words.past],
          ]}
          onChange={(state) => setFilter({ ...filter, state: state as AssessorFilter['state'] })}
        />
      </fieldset>
      <Failure text={failure} again={{ label: shared.again, ask: reload }} />
      <Success text={done} />
      {found === undefined ? (
        <p>{failure === undefined ? shared.loading : null}</p>
      ) : (
        <>
          <p className="quiet" role="status" data-shown={members.length}>
            {words.shown(sayCount(language, members.length))}
          </p>
          {members.length === 0 && found.next === null ? (
            <p className="card">{filter === everybody ? words.none : words.noneOfThese}</p>
          ) : (
            <ul className="cards order-cards pool-cards">
              {members.map((member) => (
                <MemberCard key={member.assessorId} page={page} t={t} member={member} onEnded={ended} />
              ))}
            </ul>
          )}
        </>
      )}
      {found === undefined || found.next === null ? null : (
        <Button size="large" onClick={() => void more()}>
          {words.more}
        </Button>
      )}
    </section>
  )
}
