/** @jsxImportSource react */
import { Button } from 'antd'
import { useState } from 'react'
import type { PageProps } from '../page.ts'
import { Heading, SelectField } from '../parts.tsx'
import { optionsOf, usePlaces } from '../use-places.ts'
import { Agencies } from './agencies.tsx'
import { Composition } from './composition.tsx'
import { MemberList } from './member-list.tsx'
import { Recruit } from './recruit.tsx'
import { assessorTexts } from './texts.ts'

const views = ['', 'agencies', 'recruit'] as const

/** 评价员库: how the pools are made up, who is held in them, who sends them; whoever manages them takes people in and ends their terms. */
export function AssessorsPage(page: PageProps) {
  const { spoken, session, signedIn, at, go } = page
  const t = assessorTexts[spoken.language]
  const own = session.posts.find(({ postId }) => postId === session.postId)
  const places = usePlaces(signedIn.ask)
  const [divisionCode, setDivisionCode] = useState(own?.divisionCode ?? '')
  const mayWrite = session.permissions.includes('assessor:write')
  const offered = views.filter((view) => view !== 'recruit' || mayWrite)
  const shown = offered.find((view) => view === at) ?? ''
  const names = { '': t.views.members, agencies: t.views.agencies, recruit: t.views.recruit } as const
  const props = { page, t, divisionCode }
  return (
    <>
      <Heading>{t.title}</Heading>
      <p className="quiet">{t.hint}</p>
      <fieldset className="acts" aria-label={t.views.label}>
        {offered.map((view) => (
          <Button
            key={view}
            size="large"
            type={view === shown ? 'primary' : 'default'}
            aria-pressed={view === shown}
            onClick={() => go(view)}
          >
            {names[view]}
          </Button>
        ))}
      </fieldset>
      <div className="filter">
        <SelectField
          label={t.division}
          value={divisionCode}
          options={optionsOf(places.divisions, divisionCode)}
          onChange={setDivisionCode}
        />
      </div>
      {shown === '' ? (
        <>
          <Composition key={divisionCode} {...props} />
          <MemberList key={`of ${divisionCode}`} {...props} />
        </>
      ) : shown === 'agencies' ? (
        <Agencies {...props} />
      ) : (
        <Recruit {...props} divisions={places.divisions} />
      )}
    </>
  )
}
