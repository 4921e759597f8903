import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { wait } from '../shared/browser.ts'
import { call, toUrl } from '../shared/call.ts'
import { sayTime } from '../shared/format.ts'
import { Shell } from '../shared/shell.tsx'
import { useLanguage, useTitle } from '../shared/use-language.ts'
import { BoardView } from './board-view.tsx'
import { type Board, type Connection, type Events, followBoard } from './live-board.ts'
import { texts } from './texts.ts'
import type { ScreenTexts } from './texts.zh.ts'

interface Followed {
  readonly board: Board | undefined
  readonly connection: Connection
  readonly isUnknown: boolean
}

function useBoard(hallCode: string): Followed {
  const [board, setBoard] = useState<Board | undefined>(undefined)
  const [connection, setConnection] = useState<Connection>('CONNECTING')
  const [isUnknown, setIsUnknown] = useState(false)
  useEffect(() => {
    const params = { hallCode }
    const hasEvents = 'EventSource' in window
    const world = {
      wait,
      ask: () => call('seeBoard', { params }),
      listen: hasEvents ? (): Events => new EventSource(toUrl('followBoard', params)) as Events : undefined,
    }
    return followBoard(world, { board: setBoard, connection: setConnection, unknown: () => setIsUnknown(true) })
  }, [hallCode])
  return { board, connection, isUnknown }
}

function App({ hallCode }: { readonly hallCode: string }) {
  const [spoken, setLanguage] = useLanguage(texts)
  const { board, connection, isUnknown } = useBoard(hallCode)
  const { shared, board: name } = spoken?.t ?? texts['zh-CN']
  useTitle(`${board?.hallName ?? name} · ${shared.product}`)
  if (spoken === undefined) return null
  const { t, language } = spoken
  return (
    <Shell t={shared} language={language} onLanguage={setLanguage} footer={board ? t.note : undefined}>
      {isUnknown ? <Notice title={t.unknownHall} next={t.unknownHallNext} home={t.home} /> : null}
      {isUnknown ? null : <Head t={t} board={board} connection={connection} />}
      {board === undefined && !isUnknown ? <Waiting t={t} connection={connection} /> : null}
      {board === undefined || isUnknown ? null : <BoardView say={{ t, language }} board={board} />}
    </Shell>
  )
}

interface HeadProps {
  readonly t: ScreenTexts
  readonly board: Board | undefined
  readonly connection: Connection
}

function Head({ t, board, connection }: HeadProps) {
  return (
    <div class="head">
      <h1>
        {board === undefined ? null : <span lang="zh-CN">{board.hallName}</span>}
        <span class="head-board">{t.board}</span>
      </h1>
      <p class="pulse" data-connection={connection}>
        <span role="status">{t.connection[connection]}</span>
        {board === undefined ? null : <span class="as-of">{t.asOf(sayTime(board.asOf))}</span>}
      </p>
    </div>
  )
}

function Waiting({ t, connection }: Pick<HeadProps, 't' | 'connection'>) {
  if (connection !== 'LOST') return <p class="panel">{t.opening}</p>
  return <Notice title={t.failed} next={t.failedNext} />
}

function Notice({ title, next, home }: { readonly title: string; readonly next: string; readonly home?: string }) {
  return (
    <section class="panel notice">
      <h2>{title}</h2>
      <p>{next}</p>
      {home === undefined ? null : (
        <a class="button" href="/">
          {home}
        </a>
      )}
    </section>
  )
}

const [, , hallCode = ''] = location.pathname.split('/')
const root = document.getElementById('root')
if (root !== null) render(<App hallCode={decodeURIComponent(hallCode)} />, root)
