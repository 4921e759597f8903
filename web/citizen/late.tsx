import type { ComponentType, VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'

interface LateProps<Props> {
  /** The same function each time: another one fetches anew. */
  readonly load: () => Promise<ComponentType<Props>>
  readonly props: Props
  readonly coming?: VNode
  readonly failed?: VNode
}

/** A part that is fetched when it is shown, so that nobody waits for what others need. Unless said otherwise nothing stands there without it. */
export function Late<Props extends object>({ load, props, coming, failed }: LateProps<Props>) {
  const [found, setFound] = useState<{ readonly Part?: ComponentType<Props> } | undefined>(undefined)
  useEffect(() => {
    load().then(
      (Part) => setFound({ Part }),
      () => setFound({}),
    )
  }, [load])
  if (found === undefined) return coming ?? null
  return found.Part === undefined ? (failed ?? null) : <found.Part {...props} />
}
