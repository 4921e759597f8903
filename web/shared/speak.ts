import type { Language } from './language.ts'

/** Reads texts aloud; absent where the browser cannot speak, and then no button promises it. */
export type Speak = (text: string, language: Language) => void

export function findSpeech(): Speak | undefined {
  const { speechSynthesis: speech, SpeechSynthesisUtterance: Utterance } = window
  if (speech === undefined || Utterance === undefined) return undefined
  return (text, language) => {
    const utterance = new Utterance(text)
    utterance.lang = language
    utterance.rate = 0.9
    const voice = chooseVoice(speech.getVoices(), language)
    if (voice !== undefined) utterance.voice = voice
    speech.cancel()
    speech.speak(utterance)
  }
}

interface Voice {
  readonly lang: string
  readonly localService: boolean
}

/** A voice of the language, if possible one on the device: then no text leaves it. */
export function chooseVoice<V extends Voice>(voices: readonly V[], language: Language): V | undefined {
  const fitting = voices.filter((voice) => speaks(voice, language))
  return fitting.find((voice) => voice.localService) ?? fitting[0]
}

function speaks(voice: Voice, language: Language): boolean {
  const tag = voice.lang.replace('_', '-').toLowerCase()
  return language === 'en' ? tag.startsWith('en') : /^(zh-(cn|hans)|cmn)/.test(tag)
}
