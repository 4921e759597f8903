/** @jsxImportSource react */
import { Tag } from 'antd'
import { useState } from 'react'
import { sayInstant } from '../shared/format.ts'
import type { Account } from './accounts-page.tsx'
import { sayFailure } from './call.ts'
import { FirstPassword } from './first-password.tsx'
import type { PageProps } from './frame.tsx'
import { GrantForm } from './grant-form.tsx'
import { Act, Failure, Heading, Success } from './parts.tsx'
import { sayPost } from './say.ts'
import type { Places } from './use-places.ts'

export interface AccountProps extends PageProps {
  readonly account: Account
  readonly places: Places
  readonly onChanged: (account: Account) => void
}

/** One account: what it is, what it holds, and what the own post may do with it. */
export function AccountView(props: AccountProps) {
  const { spoken, signedIn, session, account, onChanged } = props
  const { t } = spoken
  const { accountId } = account
  const [told, setTold] = useState<{ readonly failure?: string; readonly success?: string }>({})
  const [firstPassword, setFirstPassword] = useState<string | undefined>(undefined)
  const may = session.permissions
  const isOwn = account.username === session.username
  const changeTo = async (state: 'OPEN' | 'DISABLED') => {
    const heard = await signedIn.ask('changeAccountState', { params: { accountId }, body: { state } })
    if (heard.ok) onChanged(heard.answer)
    setTold(heard.ok ? { success: t.account.done } : { failure: sayFailure(t, heard) })
  }
  const resetPassword = async () => {
    const heard = await signedIn.ask('resetPassword', { params: { accountId }, body: {} })
    if (heard.ok) setFirstPassword(heard.answer.firstPassword)
    setTold(heard.ok ? { success: t.account.done } : { failure: sayFailure(t, heard) })
  }
  const removeFactors = async () => {
    const heard = await signedIn.ask('removeFactors', { params: { accountId }, body: {} })
    if (heard.ok) onChanged(heard.answer)
    setTold(heard.ok ? { success: t.account.done } : { failure: sayFailure(t, heard) })
  }
  const endPost = async (postId: string) => {
    const heard = await signedIn.ask('endPost', { params: { accountId, postId }, body: {} })
    if (heard.ok) onChanged(heard.answer)
    setTold(heard.ok ? { success: t.account.done } : { failure: sayFailure(t, heard) })
  }
  const isClosed = account.state === 'DISABLED'
  return (
    <>
      <Heading>{account.name}</Heading>
      <Failure text={told.failure} />
      <Success text={told.success} />
      {firstPassword === undefined ? null : (
        <FirstPassword t={t} password={firstPassword} onSeen={() => setFirstPassword(undefined)} />
      )}
      <Facts {...props} />
      <section className="card stack" aria-labelledby="posts">
        <h2 id="posts">{t.accounts.columns.posts}</h2>
        {account.posts.length === 0 ? <p>{t.accounts.noPost}</p> : null}
        <ul className="posts">
          {account.posts.map((post) => (
            <li key={post.postId}>
              <span>
                {sayPost(t, post)}
                <span className="under">{`${post.effectiveFrom} – ${post.effectiveUntil ?? t.grant.openEnd}`}</span>
              </span>
              {may.includes('account:grant') && !isOwn ? (
                <Act
                  t={t}
                  label={t.account.endPostShort}
                  name={t.account.endPost(sayPost(t, post))}
                  sure={t.account.endPostSure}
                  isDanger
                  onSure={() => void endPost(post.postId)}
                />
              ) : null}
            </li>
          ))}
        </ul>
      </section>
      {may.includes('account:grant') && !isOwn ? <GrantForm {...props} /> : null}
      {isOwn ? <p className="card">{t.account.own}</p> : null}
      <div className="acts">
        {may.includes('account:write') && !isOwn ? (
          <>
            <Act
              t={t}
              label={t.account.resetPassword}
              sure={t.account.resetPasswordSure}
              onSure={() => void resetPassword()}
            />
            <Act
              key={account.state}
              t={t}
              label={isClosed ? t.account.reopen : t.account.close}
              sure={isClosed ? t.account.reopenSure : t.account.closeSure}
              isDanger={!isClosed}
              onSure={() => void changeTo(isClosed ? 'OPEN' : 'DISABLED')}
            />
          </>
        ) : null}
        {may.includes('account:reset-factor') && !isOwn && account.secondFactors.length > 0 ? (
          <Act
            t={t}
            label={t.account.resetFactors}
            sure={t.account.resetFactorsSure}
            isDanger
            onSure={() => void removeFactors()}
          />
        ) : null}
      </div>
    </>
  )
}

function Facts({ spoken: { t, language }, account, places }: AccountProps) {
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
        <dt>{t.account.created}</dt>
        <dd>{sayInstant(language, account.createdAt)}</dd>
        <dt>{t.account.expires}</dt>
        <dd>{account.expiresAt === null ? t.account.noEnd : sayInstant(language, account.expiresAt)}</dd>
        <dt>{t.accounts.columns.seen}</dt>
        <dd>{account.lastSeenAt === null ? t.accounts.never : sayInstant(language, account.lastSeenAt)}</dd>
        <dt>{t.account.factors}</dt>
        <dd>{account.secondFactors.map((factor) => t.secondFactors[factor]).join(', ') || t.account.noFactor}</dd>
      </dl>
    </section>
  )
}
