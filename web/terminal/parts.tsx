import { useEffect, useRef } from 'preact/hooks'

/** The heading of a stage takes the focus, so that whoever listens to the page hears where they are. */
export function Heading({ text, id }: { readonly text: string; readonly id: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [id])
  return (
    <h1 class="title" id={id} tabIndex={-1} ref={heading}>
      {text}
    </h1>
  )
}

export function Notice({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <main>
      <section class="card stack notice">
        <h1 class="title">{title}</h1>
        <p>{text}</p>
      </section>
    </main>
  )
}
