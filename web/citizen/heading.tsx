import { useEffect, useRef } from 'preact/hooks'

interface HeadingProps {
  readonly id: string
  readonly text: string
  /** Does not take the focus when it appears: the page has just been opened. */
  readonly isQuiet?: boolean
}

/** The one heading of a state. A new state takes the focus, so that a screen reader hears it and the keyboard goes on there. */
export function Heading({ id, text, isQuiet = false }: HeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!isQuiet) heading.current?.focus()
  }, [id])
  return (
    <h1 id={id} class="title" tabIndex={-1} ref={heading}>
      {text}
    </h1>
  )
}
