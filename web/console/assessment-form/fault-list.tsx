/** @jsxImportSource react */
import { Button } from 'antd'
import type { AssessmentForm, FormFault } from '../../../domain/assessment-form.ts'
import { type FormProps, sayWords } from './say.ts'

interface FaultListProps extends FormProps {
  readonly form: AssessmentForm
  readonly faults: readonly FormFault[]
  readonly onShow: (at: number) => void
}

const shownMax = 20

/** What has to be put right before it can be handed in, told while one writes; each leads to where it stands. */
export function FaultList({ say, spoken, form, faults, onShow }: FaultListProps) {
  const { t } = say
  return (
    <section className="card stack" data-faults={faults.length}>
      <p role="status">
        {faults.length === 0 ? t.editor.noFaults : <strong>{t.editor.faults(String(faults.length))}</strong>}
      </p>
      {faults.length === 0 ? null : (
        <ul className="plain-list">
          {faults.slice(0, shownMax).map(({ code, at }) => {
            const place = /^\/indicators\/(\d+)/.exec(at)?.[1]
            const indicator = place === undefined ? undefined : form.indicators[Number(place)]
            const text = spoken.t.refusals[code]
            if (indicator === undefined) return <li key={`${code}${at}`}>{text}</li>
            const name = sayWords(say, indicator.title)
            return (
              <li key={`${code}${at}`}>
                <Button size="large" type="text" className="fault" onClick={() => onShow(Number(place))}>
                  {t.editor.faultAt(name === '' ? t.editor.unnamed : name, text)}
                </Button>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
