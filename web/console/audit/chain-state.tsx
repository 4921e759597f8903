/** @jsxImportSource react */
import { Tag } from 'antd'
import { useEffect, useState } from 'react'
import { sayCount, sayInstant } from '../../shared/format.ts'
import { type Answer, sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Failure } from '../parts.tsx'
import type { AuditSpoken } from './say.ts'

type Chain = Answer<'seeAuditChain'>

interface ChainStateProps extends PageProps {
  readonly say: AuditSpoken
}

const renewMs = 15_000

/** Whether the audit can be relied upon, before anything of it is read. */
export function ChainState({ say, spoken, signedIn: { ask } }: ChainStateProps) {
  const { t } = say
  const [chain, setChain] = useState<Chain | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  useEffect(() => {
    const load = async () => {
      const heard = await ask('seeAuditChain', {})
      setFailure(heard.ok ? undefined : sayFailure(spoken.t, heard))
      if (heard.ok) setChain(heard.answer)
    }
    void load()
    const timer = setInterval(() => void load(), renewMs)
    return () => clearInterval(timer)
  }, [ask, spoken.t])
  return (
    <section className="card stack spaced" aria-labelledby="chain">
      <h2 id="chain">{t.chain.title}</h2>
      <Failure text={failure} />
      {chain === undefined ? (
        <p>{failure === undefined ? spoken.t.loading : null}</p>
      ) : (
        <Facts say={say} chain={chain} />
      )}
    </section>
  )
}

function Facts({ say, chain }: { readonly say: AuditSpoken; readonly chain: Chain }) {
  const { t, language } = say
  const { head, isStandingStill, waiting, waitingSeconds, lastFullCheckAt } = chain
  return (
    <>
      <dl className="pairs stacked" data-chain={isStandingStill ? 'STANDING' : 'MOVING'}>
        <dt>{t.chain.state}</dt>
        <dd>
          <Tag className={isStandingStill ? 'tag-bad' : 'tag-good'}>
            {isStandingStill ? t.chain.standing : t.chain.moving}
          </Tag>
          {isStandingStill ? <span className="under">{t.chain.standingMeans}</span> : null}
        </dd>
        <dt>{t.chain.head}</dt>
        <dd>{head === null ? t.chain.noHead : t.chain.headOf(String(head.no), sayInstant(language, head.sealedAt))}</dd>
        <dt>{t.chain.waiting}</dt>
        <dd>
          {waiting === 0
            ? t.chain.allSealed
            : t.chain.waitingOf(sayCount(language, waiting), sayCount(language, Math.round(waitingSeconds)))}
        </dd>
        <dt>{t.chain.checked}</dt>
        <dd>{sayCheck(say, chain)}</dd>
        <dt>{t.chain.full}</dt>
        <dd>{lastFullCheckAt === null ? t.chain.never : sayInstant(language, lastFullCheckAt)}</dd>
      </dl>
      {head === null ? null : (
        <p className="quiet">
          {t.chain.writeDown} <code className="head">{`${head.no}:${head.hash}`}</code>
        </p>
      )}
    </>
  )
}

function sayCheck({ t, language }: AuditSpoken, { lastCheck }: Chain): string {
  if (lastCheck === null) return t.chain.notYet
  const time = sayInstant(language, lastCheck.at)
  const { length } = lastCheck.findings
  return length === 0 ? t.chain.sound(time) : t.chain.found(time, String(length))
}
