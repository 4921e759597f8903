/** @jsxImportSource react */
import { Button, Table, Tag } from 'antd'
import { sayDay, sayInstant } from '../../shared/format.ts'
import type { KeySpoken } from './spoken.ts'
import type { ApiKey } from './use-api-keys.ts'

interface ApiKeyTableProps {
  readonly say: KeySpoken
  readonly apiKeys: readonly ApiKey[]
  readonly onShow: (apiKeyId: string) => void
}

export const sayKeyPlace = ({ t }: KeySpoken, { divisionCode, hallCode }: ApiKey) =>
  `${divisionCode} · ${hallCode ?? t.everyHall}`
const sayKeyDay = ({ language }: KeySpoken, instant: string) => sayDay(language, instant.slice(0, 10))

export function ApiKeyTable({ say, apiKeys, onShow }: ApiKeyTableProps) {
  const { t, language } = say
  const { columns } = t
  const wide = { responsive: ['md' as const] }
  return (
    <Table<ApiKey>
      className="list"
      rowKey="apiKeyId"
      dataSource={[...apiKeys]}
      pagination={false}
      locale={{ emptyText: t.none }}
      columns={[
        {
          title: columns.name,
          key: 'name',
          render: (_, apiKey) => (
            <>
              <strong>{apiKey.name}</strong>
              <span className="under">{apiKey.keyName}</span>
              <span className="under only-narrow">{sayKeyDay(say, apiKey.expiresAt)}</span>
            </>
          ),
        },
        { title: columns.place, key: 'place', ...wide, render: (_, apiKey) => sayKeyPlace(say, apiKey) },
        {
          title: columns.scopes,
          key: 'scopes',
          ...wide,
          render: (_, { scopes }) => scopes.map((scope) => t.scopes[scope]).join('; '),
        },
        { title: columns.state, key: 'state', render: (_, apiKey) => <KeyState say={say} apiKey={apiKey} /> },
        { title: columns.expires, key: 'expires', ...wide, render: (_, { expiresAt }) => sayKeyDay(say, expiresAt) },
        {
          title: columns.used,
          key: 'used',
          ...wide,
          render: (_, { usedAt }) => (usedAt === null ? t.never : sayInstant(language, usedAt)),
        },
        {
          title: columns.act,
          key: 'act',
          render: (_, { apiKeyId, name }) => (
            <Button size="large" aria-label={t.see(name)} onClick={() => onShow(apiKeyId)}>
              {t.seeShort}
            </Button>
          ),
        },
      ]}
    />
  )
}

const soonMs = 30 * 86_400_000
const classes = { GOOD: 'good', EXPIRED: 'plain', REVOKED: 'plain' } as const

export function KeyState({ say: { t }, apiKey: { state, expiresAt } }: { say: KeySpoken; apiKey: ApiKey }) {
  const isSoon = state === 'GOOD' && Date.parse(expiresAt) - Date.now() < soonMs
  return (
    <Tag className={isSoon ? 'tag-bad' : `tag-${classes[state]}`} data-state={state}>
      {isSoon ? t.soon : t.states[state]}
    </Tag>
  )
}
