import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { passing } from '../shared/browser.ts'
import { Shell } from '../shared/shell.tsx'
import { useLanguage, useTitle } from '../shared/use-language.ts'
import { Gate } from './gate.tsx'
import { texts } from './texts.ts'
import { useField } from './use-field.ts'
import { VisitPage } from './visit-page.tsx'
import { VisitsPage } from './visits-page.tsx'

/** Which visit is open, so that a reload comes back to it. Its id says nothing of whom or where. */
const OPEN = 'yiping.field.open'

function App() {
  const [spoken, setLanguage] = useLanguage(texts)
  const { shared, title, keptHere } = spoken?.t ?? texts['zh-CN']
  useTitle(`${title} · ${shared.product}`)
  const field = useField()
  const [visitId, setVisitId] = useState(passing.read<string>(OPEN))
  const go = (to: string | undefined) => {
    if (to === undefined) passing.drop(OPEN)
    else passing.keep(OPEN, to)
    setVisitId(to)
  }
  useEffect(() => window.scrollTo(0, 0), [visitId])
  if (spoken === undefined) return null
  const { t, language } = spoken
  const { door } = field
  const visit = door.kind === 'IN' ? door.visits.visits.find((each) => each.visitId === visitId) : undefined
  const form = door.kind === 'IN' ? door.visits.forms.find(({ formId }) => formId === visit?.formId)?.form : undefined
  return (
    <Shell t={{ ...shared, subtitle: title }} language={language} onLanguage={setLanguage} footer={keptHere}>
      {door.kind !== 'IN' ? <Gate t={t} door={door} field={field} /> : null}
      {door.kind === 'IN' && (visit === undefined || form === undefined) ? (
        <VisitsPage t={t} language={language} door={door} field={field} onOpen={go} />
      ) : null}
      {door.kind === 'IN' && visit !== undefined && form !== undefined ? (
        <VisitPage
          key={visit.visitId}
          {...{ t, language, door, field, visit, form }}
          onBack={() => {
            void field.refresh()
            go(undefined)
          }}
        />
      ) : null}
    </Shell>
  )
}

// Where the browser has none (plain http), the page works as long as it stays open.
void navigator.serviceWorker?.register('/field/worker.js', { scope: '/field/' }).catch(() => undefined)
const root = document.getElementById('root')
if (root !== null) render(<App />, root)
