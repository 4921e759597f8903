/** @jsxImportSource react */
import { Tag } from 'antd'
import { sayInstant } from '../shared/format.ts'
import type { AccountProps } from './page.ts'

export function AccountFacts({ spoken: { t, language }, account, places }: AccountProps) {
  const division = places.divisions.find(({ divisionCode }) => divisionCode === account.divisionCode)
  return (
    <section className="card" aria-label={account.name}>
      <dl className="pairs">
        <dt>{t.account.username}</dt>
        <dd>{account.username}</dd>
        <dt>{t.accounts.columns.family}</dt>
        <dd>{t.families[account.family]}</dd>
        <dt>{t.accounts.columns.state}</dt>
        <dd>
          <Tag className={`state-${account.state.toLowerCase()}`} data-state={account.state}>
            {t.states[account.state]}
          </Tag>
        </dd>
        <dt>{t.account.place}</dt>
        <dd>{`${division?.name ?? ''} ${account.divisionCode} ${account.hallCode ?? ''}`.trim()}</dd>
        <dt>{t.account.staff}</dt>
        <dd>{account.staff === null ? t.account.noStaff : `${account.staff.staffNo} · ${account.staff.hallCode}`}</dd>
        <dt>{t.account.created}</dt>
        <dd>{sayInstant(language, account.createdAt)}</dd>
        <dt>{t.account.expires}</dt>
        <dd>{account.expiresAt === null ? t.account.noEnd : sayInstant(language, account.expiresAt)}</dd>
        <dt>{t.accounts.columns.seen}</dt>
        <dd>{account.lastSeenAt === null ? t.accounts.never : sayInstant(language, account.lastSeenAt)}</dd>
        <dt>{t.account.factors}</dt>
        <dd>{account.secondFactors.map((factor) => t.secondFactors[factor]).join(', ') || t.account.noFactor}</dd>
        <dt>{t.account.signOn}</dt>
        <dd data-linked={account.signOnLinkedAt !== null}>
          {account.signOnLinkedAt === null
            ? t.account.noSignOn
            : t.account.signOnSince(sayInstant(language, account.signOnLinkedAt))}
        </dd>
      </dl>
    </section>
  )
}
