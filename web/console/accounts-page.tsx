/** @jsxImportSource react */
import { Button, Table, Tag } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { sayInstant } from '../shared/format.ts'
import { AccountView } from './account-view.tsx'
import { sayFailure } from './call.ts'
import { OpenAccount } from './open-account.tsx'
import type { Account, PageProps } from './page.ts'
import { Failure, Heading } from './parts.tsx'
import { sayPost } from './say.ts'
import { usePlaces } from './use-places.ts'

const pageAccounts = 50

/** The accounts of the own place, page by page; one of them at a time is managed. */
export function AccountsPage(props: PageProps) {
  const { t } = props.spoken
  const { accounts, next, failure, more, reload, keep } = useAccounts(props)
  const places = usePlaces(props.signedIn.ask)
  const [shown, setShown] = useState<string | 'LIST' | 'NEW'>('LIST')
  const account = accounts?.find(({ accountId }) => accountId === shown)
  const back = (
    <Button size="large" onClick={() => setShown('LIST')}>
      {t.back}
    </Button>
  )
  if (shown === 'NEW')
    return (
      <>
        {back}
        <OpenAccount {...props} places={places} onOpened={keep} />
      </>
    )
  if (account !== undefined)
    return (
      <>
        {back}
        <AccountView {...props} account={account} places={places} onChanged={keep} />
      </>
    )
  return (
    <>
      <Heading>{t.accounts.title}</Heading>
      <Failure text={failure} again={{ label: t.again, ask: reload }} />
      {props.session.permissions.includes('account:write') ? (
        <Button type="primary" size="large" onClick={() => setShown('NEW')}>
          {t.accounts.open}
        </Button>
      ) : null}
      {accounts === undefined ? (
        <p>{failure === undefined ? t.loading : null}</p>
      ) : (
        <AccountTable {...props} accounts={accounts} onShow={setShown} />
      )}
      {next === null ? null : (
        <Button size="large" onClick={() => void more()}>
          {t.accounts.more}
        </Button>
      )}
    </>
  )
}

interface Accounts {
  /** undefined while they are on their way. */
  readonly accounts: readonly Account[] | undefined
  readonly next: string | null
  readonly failure: string | undefined
  readonly more: () => Promise<void>
  readonly reload: () => Promise<void>
  /** What has just been opened or changed. */
  readonly keep: (account: Account) => void
}

function useAccounts({ spoken: { t }, signedIn: { ask } }: PageProps): Accounts {
  const [accounts, setAccounts] = useState<readonly Account[] | undefined>(undefined)
  const [next, setNext] = useState<string | null>(null)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const load = useCallback(
    async (after: string | null) => {
      const heard = await ask('listAccounts', {
        query: { limit: String(pageAccounts), ...(after === null ? {} : { after }) },
      })
      setFailure(heard.ok ? undefined : sayFailure(t, heard))
      if (!heard.ok) return
      setAccounts((before) => (after === null ? heard.answer.accounts : [...(before ?? []), ...heard.answer.accounts]))
      setNext(heard.answer.next)
    },
    [ask, t],
  )
  useEffect(() => void load(null), [load])
  const keep = useCallback((account: Account) => {
    setAccounts((before) => {
      const others = (before ?? []).filter(({ accountId }) => accountId !== account.accountId)
      return [...others, account].sort((one, other) => (one.username < other.username ? -1 : 1))
    })
  }, [])
  return { accounts, next, failure, more: () => load(next), reload: () => load(null), keep }
}

interface AccountTableProps extends PageProps {
  readonly accounts: readonly Account[]
  readonly onShow: (accountId: string) => void
}

const stateColours = { OPEN: 'open', EXPIRED: 'expired', DISABLED: 'disabled' } as const

function AccountTable({ spoken: { t, language }, accounts, onShow }: AccountTableProps) {
  const { columns } = t.accounts
  const wide = { responsive: ['md' as const] }
  return (
    <Table<Account>
      className="list"
      rowKey="accountId"
      dataSource={[...accounts]}
      pagination={false}
      locale={{ emptyText: t.accounts.none }}
      columns={[
        {
          title: columns.who,
          key: 'who',
          render: (_, { name, username }) => (
            <>
              <strong>{name}</strong>
              <span className="under">{username}</span>
            </>
          ),
        },
        { title: columns.family, key: 'family', ...wide, render: (_, { family }) => t.families[family] },
        {
          title: columns.state,
          key: 'state',
          render: (_, { state }) => <Tag className={`state-${stateColours[state]}`}>{t.states[state]}</Tag>,
        },
        {
          title: columns.posts,
          key: 'posts',
          ...wide,
          render: (_, { posts }) => posts.map((post) => sayPost(t, post)).join('; ') || t.accounts.noPost,
        },
        {
          title: columns.seen,
          key: 'seen',
          ...wide,
          render: (_, { lastSeenAt }) => (lastSeenAt === null ? t.accounts.never : sayInstant(language, lastSeenAt)),
        },
        {
          title: columns.act,
          key: 'act',
          render: (_, { accountId, username }) => (
            <Button size="large" aria-label={t.accounts.manage(username)} onClick={() => onShow(accountId)}>
              {t.accounts.manageShort}
            </Button>
          ),
        },
      ]}
    />
  )
}
