import { useEffect, useState } from 'preact/hooks'
import { wait, whenBack } from '../shared/browser.ts'
import { type Answer, call, type Outcome } from '../shared/call.ts'
import { deliver } from '../shared/delivery.ts'
import type { HistoryTexts as Texts } from './texts.zh.ts'

interface Choice {
  readonly code: string
  readonly name: string
}

/** Halls, or the windows of one. */
export function Chooser({ t, hallCode }: { readonly t: Texts; readonly hallCode: string | undefined }) {
  return hallCode === undefined ? <Halls t={t} /> : <Windows t={t} hallCode={hallCode} />
}

function Halls({ t }: { readonly t: Texts }) {
  const told = useTold<Answer<'seeHalls'>>(() => call('seeHalls', {}), 'halls')
  const choices = told.answer?.halls.map(({ hallCode: code, hallName: name }) => ({ code, name }))
  return <Choices t={t} title={t.chooseHall} none={t.noHalls} under="/h" {...told} choices={choices} />
}

function Windows({ t, hallCode }: { readonly t: Texts; readonly hallCode: string }) {
  const told = useTold<Answer<'seeBoard'>>(() => call('seeBoard', { params: { hallCode } }), hallCode)
  const choices = told.answer?.windows.map(({ windowCode: code, windowName: name }) => ({ code, name }))
  const title = told.answer === undefined ? t.chooseWindow : `${told.answer.hallName} · ${t.chooseWindow}`
  const under = `/h/${encodeURIComponent(hallCode)}`
  return <Choices t={t} title={title} none={t.noWindows} under={under} {...told} choices={choices} />
}

interface ChoicesProps {
  readonly t: Texts
  readonly title: string
  readonly none: string
  readonly under: string
  readonly choices: readonly Choice[] | undefined
  readonly hasFailed: boolean
  readonly isUnknown: boolean
}

function Choices({ t, title, none, under, choices, hasFailed, isUnknown }: ChoicesProps) {
  return (
    <section class="card stack" aria-labelledby="choose" data-choices={choices?.length}>
      <h2 id="choose">{title}</h2>
      <div role="status">
        {choices === undefined && !hasFailed && !isUnknown ? <p class="quiet">{t.opening}</p> : null}
        {hasFailed ? <p class="warning">{t.failed}</p> : null}
        {isUnknown ? <p class="warning">{t.unknownWindow}</p> : null}
        {choices?.length === 0 ? <p>{none}</p> : null}
      </div>
      <ul class="choices">
        {choices?.map(({ code, name }) => (
          <li key={code}>
            <a class="button" lang="zh-CN" href={`${under}/${encodeURIComponent(code)}`}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function useTold<Told>(ask: () => Promise<Outcome<Told>>, key: string) {
  const [answer, setAnswer] = useState<Told | undefined>(undefined)
  const [trouble, setTrouble] = useState<'NONE' | 'LATER' | 'REFUSED'>('NONE')
  useEffect(() => {
    const asking = deliver(ask, wait, {
      done: (told) => {
        setAnswer(() => told)
        setTrouble('NONE')
      },
      later: () => setTrouble('LATER'),
      refused: () => setTrouble('REFUSED'),
    })
    const leave = whenBack(asking.nudge)
    return () => {
      leave()
      asking.stop()
    }
  }, [key])
  return { answer, hasFailed: trouble === 'LATER', isUnknown: trouble === 'REFUSED' }
}
