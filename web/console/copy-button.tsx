/** @jsxImportSource react */
import { Button } from 'antd'
import { useState } from 'react'
import { copy } from '../shared/browser.ts'

interface CopyButtonProps {
  readonly text: string
  readonly label: string
  readonly done: string
  readonly byHand: string
}

export function CopyButton({ text, label, done, byHand }: CopyButtonProps) {
  const [said, setSaid] = useState('')
  return (
    <div className="acts">
      <Button size="large" onClick={() => void copy(text).then((isCopied) => setSaid(isCopied ? done : byHand))}>
        {label}
      </Button>
      <p role="status">{said}</p>
    </div>
  )
}
