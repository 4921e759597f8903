/** @jsxImportSource react */
import { useState } from 'react'
import { AccountFacts } from './account-facts.tsx'
import { type Failed, sayFailure } from './call.ts'
import { FirstPassword } from './first-password.tsx'
import { GrantForm } from './grant-form.tsx'
import type { Account, AccountProps } from './page.ts'
import { Act, Failure, Heading, Success } from './parts.tsx'
import { sayPost } from './say.ts'
import { StaffForm } from './staff-form.tsx'

/** What may be done with an account, and how it went. */
interface Acts {
  readonly failed: Failed | undefined
  readonly isDone: boolean
  readonly firstPassword: string | undefined
  readonly forget: () => void
  readonly changeTo: (state: 'OPEN' | 'DISABLED') => Promise<void>
  readonly resetPassword: () => Promise<void>
  readonly removeFactors: () => Promise<void>
  readonly partSignOn: () => Promise<void>
  readonly endPost: (postId: string) => Promise<void>
}

type Changed = { readonly ok: true; readonly answer: Account } | Failed

function useActs({ signedIn: { ask }, account: { accountId }, onChanged }: AccountProps): Acts {
  const [failed, setFailed] = useState<Failed | undefined>(undefined)
  const [isDone, setDone] = useState(false)
  const [firstPassword, setFirstPassword] = useState<string | undefined>(undefined)
  const params = { accountId }
  const tell = (heard: { readonly ok: true } | Failed) => {
    setDone(heard.ok)
    setFailed(heard.ok ? undefined : heard)
  }
  const take = (heard: Changed) => {
    if (heard.ok) onChanged(heard.answer)
    tell(heard)
  }
  return {
    failed,
    isDone,
    firstPassword,
    forget: () => setFirstPassword(undefined),
    changeTo: async (state) => take(await ask('changeAccountState', { params, body: { state } })),
    removeFactors: async () => take(await ask('removeFactors', { params, body: {} })),
    partSignOn: async () => take(await ask('partSignOn', { params, body: {} })),
    endPost: async (postId) => take(await ask('endPost', { params: { accountId, postId }, body: {} })),
    async resetPassword() {
      const heard = await ask('resetPassword', { params, body: {} })
      if (heard.ok) setFirstPassword(heard.answer.firstPassword)
      tell(heard)
    },
  }
}

/** One account: what it is, what it holds, and what the own post may do with it. */
export function AccountView(props: AccountProps) {
  const { spoken, session, account } = props
  const { t } = spoken
  const acts = useActs(props)
  const isOwn = account.username === session.username
  const mayGrant = session.permissions.includes('account:grant') && !isOwn
  return (
    <>
      <Heading>{account.name}</Heading>
      <Failure text={acts.failed && sayFailure(t, acts.failed)} />
      <Success text={acts.isDone ? t.account.done : undefined} />
      {acts.firstPassword === undefined ? null : (
        <FirstPassword t={t} password={acts.firstPassword} onSeen={acts.forget} />
      )}
      <AccountFacts {...props} />
      <section className="card stack" aria-labelledby="posts">
        <h2 id="posts">{t.accounts.columns.posts}</h2>
        {account.posts.length === 0 ? <p>{t.accounts.noPost}</p> : null}
        <ul className="posts">
          {account.posts.map((post) => (
            <li key={post.postId}>
              <span>
                {sayPost(t, post)}
                <span className="under">{`${post.effectiveFrom} – ${post.effectiveUntil ?? t.grant.openEnd}`}</span>
                {post.organizationName === null ? null : (
                  <span className="under">{t.account.handlesFor(post.organizationName)}</span>
                )}
              </span>
              {mayGrant ? (
                <Act
                  t={t}
                  label={t.account.endPostShort}
                  name={t.account.endPost(sayPost(t, post))}
                  sure={t.account.endPostSure}
                  isDanger
                  onSure={() => void acts.endPost(post.postId)}
                />
              ) : null}
            </li>
          ))}
        </ul>
      </section>
      {mayGrant ? <GrantForm {...props} /> : null}
      {mayGrant && account.family === 'BUSINESS' ? <StaffForm {...props} /> : null}
      {isOwn ? <p className="card">{t.account.own}</p> : <Buttons {...props} acts={acts} />}
    </>
  )
}

function Buttons({ spoken: { t }, session, account, acts }: AccountProps & { readonly acts: Acts }) {
  const isClosed = account.state === 'DISABLED'
  return (
    <div className="acts">
      {session.permissions.includes('account:write') ? (
        <>
          <Act
            t={t}
            label={t.account.resetPassword}
            sure={t.account.resetPasswordSure}
            onSure={() => void acts.resetPassword()}
          />
          <Act
            key={account.state}
            t={t}
            label={isClosed ? t.account.reopen : t.account.close}
            sure={isClosed ? t.account.reopenSure : t.account.closeSure}
            isDanger={!isClosed}
            onSure={() => void acts.changeTo(isClosed ? 'OPEN' : 'DISABLED')}
          />
        </>
      ) : null}
      {session.permissions.includes('account:reset-factor') && account.secondFactors.length > 0 ? (
        <Act
          t={t}
          label={t.account.resetFactors}
          sure={t.account.resetFactorsSure}
          isDanger
          onSure={() => void acts.removeFactors()}
        />
      ) : null}
      {session.permissions.includes('account:reset-factor') && account.signOnLinkedAt !== null ? (
        <Act
          t={t}
          label={t.account.partSignOn}
          sure={t.account.partSignOnSure}
          isDanger
          onSure={() => void acts.partSignOn()}
        />
      ) : null}
    </div>
  )
}
