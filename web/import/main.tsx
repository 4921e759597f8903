import { render } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Problem } from '../../contracts/problem.ts'
import { newKey, wait } from '../shared/browser.ts'
import { toUrl } from '../shared/call.ts'
import { deliver } from '../shared/delivery.ts'
import { sayRefusal } from '../shared/refusal.ts'
import { Shell } from '../shared/shell.tsx'
import { useLanguage, useTitle } from '../shared/use-language.ts'
import { ImportForm } from './form.tsx'
import { ProgressView } from './progress.tsx'
import { type Seen, upload, type Wish } from './run.ts'
import { texts } from './texts.ts'
import type { ImportTexts } from './texts.zh.ts'
import { askAs, useClerk, type Who } from './who.ts'

/** Where the page stands. A key lives in here and nowhere else. */
type Stage =
  | { readonly kind: 'FORM'; readonly problem: Problem | 'FILE_GONE' | undefined }
  | { readonly kind: 'UPLOADING'; readonly wish: Wish; readonly percent: number; readonly isOffline: boolean }
  | { readonly kind: 'RUNNING'; readonly id: string; readonly who: Who }

const form: Stage = { kind: 'FORM', problem: undefined }
const lookEveryMs = 700
const tryAgainMs = 3000

function App() {
  const [spoken, setLanguage] = useLanguage(texts)
  const { shared, title, sealed } = spoken?.t ?? texts['zh-CN']
  useTitle(`${title} · ${shared.product}`)
  const [stage, setStage] = useState(form)
  const [apiKey, setApiKey] = useState('')
  const clerk = useClerk()
  useUpload(stage, setStage)
  if (spoken === undefined || clerk === undefined) return null
  const { t, language } = spoken
  const start = (wish: Omit<Wish, 'idempotencyKey'>) => {
    if (wish.who.kind === 'KEY') setApiKey(wish.who.apiKey)
    setStage({ kind: 'UPLOADING', wish: { ...wish, idempotencyKey: newKey() }, percent: 0, isOffline: false })
  }
  return (
    <Shell t={shared} language={language} onLanguage={setLanguage} footer={sealed}>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {stage.kind === 'FORM' ? (
        <ImportForm t={t} clerk={clerk} apiKey={apiKey} problem={sayProblem(t, stage.problem)} onStart={start} />
      ) : null}
      {stage.kind === 'UPLOADING' ? <Uploading t={t} percent={stage.percent} isOffline={stage.isOffline} /> : null}
      {stage.kind === 'RUNNING' ? (
        <Running t={t} language={language} id={stage.id} who={stage.who} onAgain={() => setStage(form)} />
      ) : null}
    </Shell>
  )
}

function sayProblem(t: ImportTexts, problem: Problem | 'FILE_GONE' | undefined): string | undefined {
  if (problem === undefined) return undefined
  if (problem === 'FILE_GONE') return t.fileGone
  return problem.code === 'UNAUTHENTICATED' ? t.notSignedIn : sayRefusal(t.shared, problem.code)
}

/** Sends the file, again and again while there is no connection: under one key it is one import. */
function useUpload(stage: Stage, setStage: (stage: Stage) => void): void {
  const wish = stage.kind === 'UPLOADING' ? stage.wish : undefined
  useEffect(() => {
    if (wish === undefined) return undefined
    let isOver = false
    let giveUp: () => void = () => undefined
    const told = (percent: number, isOffline = false) => {
      if (!isOver) setStage({ kind: 'UPLOADING', wish, percent, isOffline })
    }
    const attempt = async () => {
      const uploaded = await upload(wish, told)
      if (isOver) return
      if (uploaded.kind === 'TAKEN') setStage({ kind: 'RUNNING', id: uploaded.id, who: wish.who })
      else if (uploaded.kind === 'REFUSED') setStage({ kind: 'FORM', problem: uploaded.problem })
      else if (uploaded.kind === 'GONE') setStage({ kind: 'FORM', problem: 'FILE_GONE' })
      else {
        told(0, true)
        giveUp = wait(tryAgainMs, begin)
      }
    }
    const begin = () => {
      attempt().catch(() => setStage(form))
    }
    begin()
    return () => {
      isOver = true
      giveUp()
    }
  }, [wish])
}

function Uploading({ t, percent, isOffline }: { t: ImportTexts; percent: number; isOffline: boolean }) {
  return (
    <section class="card stack" aria-labelledby="uploading">
      <h2 id="uploading">{t.uploading}</h2>
      <progress max={100} value={percent} aria-labelledby="uploading" />
      <p role="status">{isOffline ? <span class="warning">{t.offline}</span> : `${percent}%`}</p>
    </section>
  )
}

interface RunningProps {
  readonly t: ImportTexts
  readonly language: 'zh-CN' | 'en'
  readonly id: string
  readonly who: Who
  readonly onAgain: () => void
}

function Running({ t, language, id, who, onAgain }: RunningProps) {
  const { seen, problem, isOffline } = useSeen(id, who)
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    top.current?.focus()
  }, [])
  return (
    <div ref={top} tabIndex={-1} class="running">
      {isOffline ? <p class="warning card">{t.offline}</p> : null}
      {problem === undefined ? null : <p class="warning card">{sayProblem(t, problem)}</p>}
      {seen === undefined ? null : <ProgressView t={t} language={language} seen={seen} who={who} onAgain={onAgain} />}
    </div>
  )
}

interface Followed {
  readonly seen: Seen | undefined
  readonly problem: Problem | undefined
  readonly isOffline: boolean
}

/** Looks until the import has ended; a lost connection is told and outlasted. */
function useSeen(id: string, who: Who): Followed {
  const [followed, setFollowed] = useState<Followed>({ seen: undefined, problem: undefined, isOffline: false })
  useEffect(() => {
    let stop: () => void = () => undefined
    const look = () => {
      const asking = deliver(() => askAs<Seen>(who, toUrl('seeImport', { id })), wait, {
        done(seen) {
          setFollowed({ seen, problem: undefined, isOffline: false })
          if (seen.finishedAt === null) stop = wait(lookEveryMs, look)
        },
        later: () => setFollowed((before) => ({ ...before, isOffline: true })),
        refused: (problem) => setFollowed((before) => ({ ...before, problem, isOffline: false })),
      })
      stop = () => asking.stop()
    }
    look()
    return () => stop()
  }, [id])
  return followed
}

const root = document.getElementById('root')
if (root !== null) render(<App />, root)
