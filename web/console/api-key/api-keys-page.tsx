/** @jsxImportSource react */
import { Button } from 'antd'
import type { PageProps } from '../page.ts'
import { Failure, Heading } from '../parts.tsx'
import { ApiKeyTable } from './api-key-table.tsx'
import { ApiKeyView } from './api-key-view.tsx'
import { MakeApiKey } from './make-api-key.tsx'
import type { KeySpoken } from './spoken.ts'
import { apiKeyTexts } from './texts.ts'
import { type ApiKeys, useApiKeys } from './use-api-keys.ts'

/** Keys of machines: which there are, what each may do where, and their renewal and end. */
export function ApiKeysPage(props: PageProps) {
  const { spoken, session, at, go } = props
  const say: KeySpoken = { language: spoken.language, t: apiKeyTexts[spoken.language] }
  const found = useApiKeys(props)
  const mayWrite = session.permissions.includes('api-key:write')
  const apiKey = found.apiKeys?.find(({ apiKeyId }) => apiKeyId === at)
  if (at === '') return <List {...props} say={say} found={found} mayWrite={mayWrite} />
  const isMaking = at === 'new' && mayWrite
  return (
    <>
      <Button size="large" onClick={() => go('')}>
        {say.t.back}
      </Button>
      {isMaking ? <MakeApiKey {...props} say={say} found={found} /> : null}
      {isMaking || apiKey !== undefined ? null : (
        <>
          <Failure
            text={found.failure ?? (found.apiKeys === undefined ? undefined : say.t.gone)}
            again={{ label: spoken.t.again, ask: found.reload }}
          />
          {found.apiKeys === undefined && found.failure === undefined ? <p>{spoken.t.loading}</p> : null}
        </>
      )}
      {apiKey === undefined ? null : (
        <ApiKeyView
          key={apiKey.apiKeyId}
          {...props}
          say={say}
          apiKey={apiKey}
          mayWrite={mayWrite}
          onChanged={found.keep}
        />
      )}
    </>
  )
}

interface ListProps extends PageProps {
  readonly say: KeySpoken
  readonly found: ApiKeys
  readonly mayWrite: boolean
}

function List({ spoken, say, found, mayWrite, go }: ListProps) {
  const { t } = say
  const { apiKeys, failure, next } = found
  return (
    <>
      <Heading>{t.title}</Heading>
      <p className="quiet">{t.hint}</p>
      <Failure text={failure} again={{ label: spoken.t.again, ask: found.reload }} />
      {mayWrite ? (
        <Button type="primary" size="large" onClick={() => go('new')}>
          {t.make}
        </Button>
      ) : null}
      {apiKeys === undefined ? (
        <p>{failure === undefined ? spoken.t.loading : null}</p>
      ) : (
        <ApiKeyTable say={say} apiKeys={apiKeys} onShow={go} />
      )}
      {next === null ? null : (
        <Button size="large" onClick={() => void found.more()}>
          {t.more}
        </Button>
      )}
    </>
  )
}
