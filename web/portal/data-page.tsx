import { sayCount, sayDay, sayInstant } from '../shared/format.ts'
import { useAnswer } from '../shared/use-answer.ts'
import { Told } from './parts.tsx'
import type { OpenData, Saying } from './types.ts'

/** 开放数据: what there is, what its columns say, and where it lies. */
export function DataPage(saying: Saying) {
  const asked = useAnswer<OpenData>('/api/v1/open-data')
  const { t, language } = saying
  return (
    <Told t={t} asked={asked}>
      {({ smallestCell, licence, tables }) => (
        <div data-tables={tables.length}>
          <h2>{t.data.title}</h2>
          <p>{t.data.lead(sayCount(language, smallestCell))}</p>
          <p>
            {t.data.licence}: {licence[language === 'en' ? 'en' : 'zh']}
          </p>
          <p class="quiet">
            {t.data.licenceSince(sayDay(language, licence.effectiveFrom))} · {t.method.source}: {licence.source}
          </p>
          {tables.map((table) => (
            <Table key={table.table} {...saying} table={table} />
          ))}
          <p>
            <a href="/api">{t.data.api}</a>
          </p>
        </div>
      )}
    </Told>
  )
}

function Table({ t, language, table }: Saying & { readonly table: OpenData['tables'][number] }) {
  const said = language === 'en' ? 'en' : 'zh'
  return (
    <section class="card" data-table={table.table}>
      <h3>{table.title[said]}</h3>
      <p class="quiet">
        {t.data.rows(sayCount(language, table.rows), String(table.version))}
        {table.madeAt === null ? '' : ` · ${t.data.made(sayInstant(language, table.madeAt))}`}
      </p>
      <p class="links">
        <a href={table.csv} download={`yiping-${table.table}.csv`}>
          CSV
        </a>
        <a href={table.json}>JSON</a>
      </p>
      <p class="digest">SHA-256 {table.digest}</p>
      <details>
        <summary>{t.data.columns}</summary>
        <dl class="rows">
          {table.columns.map((column) => (
            <div key={column.name}>
              <dt>
                <code>{column.name}</code>
              </dt>
              <dd>{column[said]}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  )
}
