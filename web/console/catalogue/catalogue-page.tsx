/** @jsxImportSource react */
import { useState } from 'react'
import { catalogueKinds } from '../../../domain/catalogue-version.ts'
import type { PageProps } from '../page.ts'
import { Failure, Heading } from '../parts.tsx'
import { EntryView } from './entry-view.tsx'
import { NewEntry } from './new-entry.tsx'
import type { At, CatalogueSpoken } from './spoken.ts'
import { catalogueTexts } from './texts.ts'
import { Tree } from './tree.tsx'
import { useCatalogue } from './use-catalogue.ts'

function read(at: string): At | undefined {
  const parts = at.split('/')
  const isNew = parts[0] === 'new'
  const [kind, ...code] = isNew ? parts.slice(1) : parts
  const known = catalogueKinds.find((each) => each === kind)
  return known === undefined ? undefined : { kind: known, code: code.join('/'), isNew }
}

/** 机构与目录: a tree to move in, and one entry with its versions and its next change. */
export function CataloguePage(props: PageProps) {
  const { spoken, session, at, go } = props
  const say: CatalogueSpoken = { language: spoken.language, t: catalogueTexts[spoken.language] }
  const { t } = say
  const found = useCatalogue(props)
  const [isDrawn, setDrawn] = useState(() => at === '' || isWide())
  const { catalogue, failure } = found
  const here = read(at)
  const mayWrite = session.permissions.includes('catalogue:write')
  const entry = { ...props, say, mayWrite, onChanged: found.reload }
  return (
    <>
      <Heading>{t.title}</Heading>
      <p className="quiet">
        {t.hint} {mayWrite ? <a href="/import">{t.import}</a> : null}
      </p>
      <Failure text={failure} again={{ label: spoken.t.again, ask: found.reload }} />
      {catalogue === undefined ? (
        <p>{failure === undefined ? t.loading : null}</p>
      ) : (
        <div className="two-sides">
          <details
            className="drawer"
            open={isDrawn}
            onToggle={({ currentTarget }) => setDrawn(currentTarget.open)}
            data-tree
          >
            <summary>{t.openTree}</summary>
            <nav aria-label={t.tree}>
              {catalogue.divisions.length === 0 ? <p>{t.none}</p> : null}
              <Tree
                say={say}
                catalogue={catalogue}
                at={at}
                onGo={(next) => {
                  setDrawn(isWide())
                  go(next)
                }}
              />
            </nav>
          </details>
          <div className="stack">
            {here === undefined ? <p>{t.choose}</p> : null}
            {here?.isNew && mayWrite ? <NewEntry key={at} {...entry} catalogue={catalogue} here={here} /> : null}
            {here === undefined || here.isNew ? null : (
              <EntryView key={at} {...entry} catalogue={catalogue} here={here} />
            )}
          </div>
        </div>
      )}
    </>
  )
}

/** At a desk the tree stays where it is; at a phone it makes room. */
const isWide = () => window.matchMedia('(min-width: 60rem)').matches
