/** @jsxImportSource react */
import { Button } from 'antd'
import { Component, type ReactNode } from 'react'
import { Failure } from './parts.tsx'
import type { ConsoleTexts } from './texts.zh.ts'

interface BoundaryProps {
  readonly t: ConsoleTexts
  readonly children: ReactNode
}

/** Pages are loaded when they are first wanted: one that does not come, or breaks, takes nothing but itself away. */
export class PageBoundary extends Component<BoundaryProps, { readonly isBroken: boolean }> {
  override state = { isBroken: false }

  static getDerivedStateFromError() {
    return { isBroken: true }
  }

  override render() {
    const { t, children } = this.props
    if (!this.state.isBroken) return children
    return (
      <div className="stack" data-broken>
        <Failure text={t.broken} />
        <Button size="large" onClick={() => location.reload()}>
          {t.reload}
        </Button>
      </div>
    )
  }
}
