/** @jsxImportSource react */
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { UnmaskingTexts } from './texts.zh.ts'

/** So long a value stands on a screen that nobody may be looking at any more; whoever still is may have it longer. */
const shownMs = 60_000
const tickMs = 1000

interface ShownValueProps {
  readonly t: UnmaskingTexts
  readonly name: string
  readonly value: string
  readonly onHide: () => void
}

/** A personal value, in this part of the page alone: in no address, no storage, no title, and on no paper. */
export function ShownValue({ t, name, value, onHide }: ShownValueProps) {
  const [until, setUntil] = useState(() => Date.now() + shownMs)
  const [left, setLeft] = useState(shownMs)
  const heading = useRef<HTMLHeadingElement>(null)
  const hide = useRef(onHide)
  hide.current = onHide
  useEffect(() => heading.current?.focus(), [])
  useEffect(() => {
    const look = () => {
      const ms = until - Date.now()
      if (ms <= 0) hide.current()
      else setLeft(ms)
    }
    look()
    const timer = setInterval(look, tickMs)
    return () => clearInterval(timer)
  }, [until])
  useEffect(() => {
    // Another tab, another program, a locked screen: whoever comes back is perhaps somebody else.
    const turned = () => {
      if (document.visibilityState === 'hidden') hide.current()
    }
    document.addEventListener('visibilitychange', turned)
    return () => document.removeEventListener('visibilitychange', turned)
  }, [])
  return (
    <section className="card stack spaced unmasked" aria-labelledby="unmasked">
      <h2 id="unmasked" ref={heading} tabIndex={-1}>
        {t.shown.title(name)}
      </h2>
      <p className="secret" data-unmasked translate="no">
        {value}
      </p>
      <p>{t.shown.hint}</p>
      <p className="quiet">{t.shown.hiddenIn(String(Math.ceil(left / tickMs)))}</p>
      <div className="acts">
        <Button size="large" type="primary" onClick={onHide}>
          {t.shown.hide}
        </Button>
        <Button size="large" onClick={() => setUntil((before) => before + shownMs)}>
          {t.shown.longer}
        </Button>
      </div>
    </section>
  )
}
