import { describe, expect, test } from 'vitest'
import { eventReader, follow, type ServerEvent, type Stream } from './events.ts'

describe('the text of a stream', () => {
  test('is read in whatever pieces it comes', () => {
    const text = ': here\n\nretry: 2000\n\nid: 7\nevent: service\ndata: {"a":\ndata: 1}\n\nevent: offers\ndata: {}\n\n'
    for (let size = 1; size < 20; size += 1) {
      const read = eventReader()
      const events: ServerEvent[] = []
      for (let start = 0; start < text.length; start += size) events.push(...read(text.slice(start, start + size)))
      expect(events).toEqual([
        { id: '7', name: 'service', data: '{"a":\n1}' },
        { id: '', name: 'offers', data: '{}' },
      ])
    }
  })
})

describe('following the window', () => {
  function stage(answers: readonly (number | 'REFUSED')[], isRevoked = true) {
    const waits: { ms: number; then: () => void }[] = []
    const opened: string[] = []
    const said: string[] = []
    const ends: (() => void)[] = []
    let last = ''
    const open = (lastEventId: string): Promise<Stream> => {
      const answer = answers[opened.length] ?? 200
      opened.push(lastEventId)
      if (answer === 'REFUSED') return Promise.reject(new Error('no network'))
      let isFirst = true
      let end: (() => void) | undefined
      return Promise.resolve({
        status: answer,
        read: () => {
          if (!isFirst) {
            return new Promise((resolve) => {
              end = () => resolve(undefined)
              ends.push(end)
            })
          }
          isFirst = false
          return Promise.resolve(`id: ${opened.length}\nevent: service\ndata: x\n\n`)
        },
        close: () => end?.(),
      })
    }
    const following = follow(
      {
        open,
        lastEventId: () => Promise.resolve(last),
        wait: (ms, then) => {
          const entry = { ms, then }
          waits.push(entry)
          return () => waits.splice(waits.indexOf(entry), 1)
        },
      },
      {
        event: (event) => {
          last = event.id
          return Promise.resolve()
        },
        connected: (isConnected) => said.push(isConnected ? 'on' : 'off'),
        isRevoked: () => {
          said.push('asked')
          return Promise.resolve(isRevoked)
        },
      },
    )
    return { following, opened, said, waits, end: () => ends.pop()?.() }
  }
  const settle = () => new Promise((resolve) => setTimeout(resolve, 5))

  test('goes on after the last event that was kept; begun again, with everything', async () => {
    const it = stage([])
    await settle()
    it.end()
    await settle()
    it.waits.find(({ ms }) => ms === 2000)?.then()
    await settle()
    expect(it.opened).toEqual(['', '1'])
    expect(it.said).toEqual(['on', 'off', 'on'])
    it.following.again()
    await settle()
    it.waits.find(({ ms }) => ms === 2000)?.then()
    await settle()
    expect(it.opened).toEqual(['', '1', ''])
    it.following.stop()
  })

  test('comes back ever more slowly while there is no network, and at once when it is back', async () => {
    const it = stage(['REFUSED', 'REFUSED', 'REFUSED', 503])
    for (const ms of [2000, 4000, 8000]) {
      await settle()
      expect(it.waits.map((each) => each.ms)).toEqual([ms])
      it.waits[0]?.then()
      it.waits.splice(0, 1)
    }
    await settle()
    it.following.nudge()
    await settle()
    expect(it.said.slice(-1)).toEqual(['on'])
    it.following.stop()
  })

  test('ends where the platform does not know the device any more', async () => {
    const it = stage([401])
    await settle()
    expect(it.said).toEqual(['asked'])
    expect(it.waits).toEqual([])
  })

  test('goes on where somebody between us and the platform has refused', async () => {
    const it = stage([401], false)
    await settle()
    expect(it.waits.map((each) => each.ms)).toEqual([2000])
    it.following.stop()
  })
})
