import type { Language } from '../shared/language.ts'
import { chooseVoice, type Speak } from '../shared/speak.ts'

/** Says a text, or sounds the chime where the device has no voice for it: somebody who does not look must notice too. */
export type Announce = (text: string, language: Language) => void

export interface Announcing {
  readonly speak: Speak | undefined
  readonly hasVoice: (language: Language) => boolean
  readonly chime: () => void
}

export function announcer({ speak, hasVoice, chime }: Announcing): Announce {
  return (text, language) => {
    if (speak !== undefined && hasVoice(language)) speak(text, language)
    else chime()
  }
}

/** Voices may come a while after the page: asked each time. */
export function hasVoice(language: Language): boolean {
  return chooseVoice(window.speechSynthesis?.getVoices() ?? [], language) !== undefined
}

/** Two tones made by tools/chime.mjs. Browsers are mute until the page has been touched; then there is a light all the same. */
export function chimeOf(url: string): () => void {
  const sound = new Audio(url)
  sound.preload = 'auto'
  return () => {
    sound.currentTime = 0
    sound.play().catch(() => undefined)
  }
}
