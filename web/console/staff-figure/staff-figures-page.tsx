/** @jsxImportSource react */
import { Tag } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { sayCount } from '../../shared/format.ts'
import { type Answer, sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Failure, Heading } from '../parts.tsx'
import { staffFigureTexts } from './texts.ts'

type Figures = Answer<'listStaffFigures'>

/** 我的表现: a figure of a person, or why there is none. */
export function StaffFiguresPage({ spoken, signedIn }: PageProps) {
  const t = staffFigureTexts[spoken.language]
  const { ask } = signedIn
  const [found, setFound] = useState<Figures | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const load = useCallback(async () => {
    const heard = await ask('listStaffFigures', {})
    setFailure(heard.ok ? undefined : sayFailure(spoken.t, heard))
    if (heard.ok) setFound(heard.answer)
  }, [ask, spoken])
  useEffect(() => void load(), [load])
  return (
    <>
      <Heading>{t.title}</Heading>
      <p className="quiet">{t.hint}</p>
      <Failure text={failure} again={{ label: spoken.t.shared.again, ask: load }} />
      {found === undefined && failure === undefined ? <p>{spoken.t.loading}</p> : null}
      {found === undefined || found.periods.length === 0 ? null : <p>{t.periods(found.periods.join(' · '))}</p>}
      {found?.staff.length === 0 ? <p className="card">{t.none}</p> : null}
      <ul className="cards order-cards">
        {(found?.staff ?? []).map((one) => (
          <FigureCard key={one.staffNo} spoken={spoken} one={one} />
        ))}
      </ul>
    </>
  )
}

const signed = (thousandths: number): string => `${thousandths > 0 ? '+' : ''}${(thousandths / 1000).toFixed(1)}`

function FigureCard({
  spoken: { language },
  one,
}: Pick<PageProps, 'spoken'> & { readonly one: Figures['staff'][number] }) {
  const t = staffFigureTexts[language]
  const { figure, reason } = one
  return (
    <li className="card stack" data-staff={one.staffNo} data-reason={reason ?? 'FIGURE'}>
      <h2 className="broken">{t.staff(one.staffNo)}</h2>
      {one.isOwn ? (
        <p>
          <Tag className="tag-plain">{t.own}</Tag>
        </p>
      ) : null}
      {figure === null ? null : (
        <>
          <p>
            <strong>{t.apart(signed(figure.apart), signed(figure.lower), signed(figure.upper))}</strong>
          </p>
          {figure.lower <= 0 && figure.upper >= 0 ? <p>{t.same}</p> : null}
          <p className="quiet">{t.people(sayCount(language, figure.people))}</p>
        </>
      )}
      {reason === null ? null : <p>{t.reasons[reason]}</p>}
      <p className="quiet">{t.evaluations(sayCount(language, one.evaluations))}</p>
    </li>
  )
}
