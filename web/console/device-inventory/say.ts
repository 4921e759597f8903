import { sayCount, sayInstant } from '../../shared/format.ts'
import type { Language } from '../../shared/language.ts'
import type { DeviceTexts } from './texts.zh.ts'
import type { Device } from './use-devices.ts'

export interface DeviceSpoken {
  readonly language: Language
  readonly t: DeviceTexts
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** How long ago, while that says more than the time of the day. */
export function sayAge({ language, t }: DeviceSpoken, instant: string | null, now: number): string {
  if (instant === null) return t.never
  const ageMs = Math.max(0, now - Date.parse(instant))
  if (ageMs < 2 * minuteMs) return t.seconds(sayCount(language, Math.round(ageMs / 1000)))
  if (ageMs < hourMs) return t.minutes(sayCount(language, Math.round(ageMs / minuteMs)))
  return sayInstant(language, instant)
}

export function sayPlace({ t }: DeviceSpoken, { hallName, windowCode }: Device): string {
  return `${hallName} · ${windowCode ?? t.hallWide}`
}

export function sayScreen({ t }: DeviceSpoken, { isVisible, brightnessPercent }: Device): string {
  const parts = [
    isVisible === null ? undefined : isVisible ? t.facts.visible : t.facts.hidden,
    brightnessPercent === null ? undefined : t.facts.brightness(String(brightnessPercent)),
  ].filter((part) => part !== undefined)
  return parts.length === 0 ? t.unknown : parts.join(' · ')
}

const clockToleranceMs = 1000

/** The offset is our clock minus the device’s: positive where the device is slow. */
export function sayClock({ language, t }: DeviceSpoken, { clockOffsetMs }: Device): string {
  if (clockOffsetMs === null) return t.unknown
  const seconds = sayCount(language, Math.round(Math.abs(clockOffsetMs) / 1000))
  if (Math.abs(clockOffsetMs) < clockToleranceMs) return t.facts.clockRight
  return clockOffsetMs > 0 ? t.facts.clockSlow(seconds) : t.facts.clockFast(seconds)
}
