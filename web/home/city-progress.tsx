import { useEffect, useState } from 'preact/hooks'
import { wait } from '../shared/browser.ts'
import type { HomeTexts } from './texts.zh.ts'

interface Undertaking {
  readonly name: string
  readonly done: number
  readonly of: number
}

const askAgainMs = 3000

/** How far the invented city is, for whoever opens the page while it is being brought. Nothing where none is. */
export function CityProgress({ t }: { readonly t: HomeTexts }) {
  const city = useCity()
  if (city === undefined) return null
  return (
    <section class="card stack city" aria-labelledby="city">
      <h2 id="city">{t.city}</h2>
      <progress max={city.of} value={city.done} aria-labelledby="city" />
      <p>{t.cityDays(city.done, city.of)}</p>
    </section>
  )
}

/** Asks the health until nothing is under way any more; a server that does not answer is asked again. */
function useCity(): Undertaking | undefined {
  const [city, setCity] = useState<Undertaking>()
  useEffect(() => {
    let leave = () => {}
    let isLeft = false
    const ask = async () => {
      const found = await findCity()
      if (isLeft) return
      if (found !== 'UNKNOWN') setCity(found)
      if (found !== undefined) leave = wait(askAgainMs, () => void ask())
    }
    void ask()
    return () => {
      isLeft = true
      leave()
    }
  }, [])
  return city
}

async function findCity(): Promise<Undertaking | 'UNKNOWN' | undefined> {
  try {
    const answer = await fetch('/healthz', { cache: 'no-store' })
    const { undertakings = [] } = (await answer.json()) as { readonly undertakings?: readonly Undertaking[] }
    return undertakings.find(({ name }) => name === 'trial-city')
  } catch {
    return 'UNKNOWN'
  }
}
