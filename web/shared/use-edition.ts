import { useEffect, useState } from 'preact/hooks'
import { type Edition, findEdition, keepEdition } from './edition.ts'

/** 长辈版: large letters and fewer things, on every page alike once it has been asked for. */
export function useEdition(): readonly [Edition, (edition: Edition) => void] {
  const [edition, setEdition] = useState(() => findEdition(location.search))
  useEffect(() => {
    document.documentElement.dataset.edition = edition
    keepEdition(edition)
  }, [edition])
  return [edition, setEdition]
}
