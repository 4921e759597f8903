import type { Page } from 'playwright-core'
import type { Role } from '../../domain/access.ts'
import { exifOf } from '../support/evidence.ts'
import { freshCookie } from '../support/staff.ts'
import { type Look, looks, type Stage, type Visit } from './stage.ts'

/** Where the trial hall might be. */
export const hallPlace = { latitude: 30.274_149, longitude: 120.155_072 }

/** The field app on the phone of somebody who is signed in, with its service worker ready. */
export async function atField(stage: Stage, role: Role, look: Look = looks.phone): Promise<Visit> {
  const [name = '', value = ''] = (await freshCookie(stage, role)).split('=')
  const visit = await stage.visit('/field/', look, async (context) => {
    await context.addCookies([{ name, value, url: stage.base }])
    await context.grantPermissions(['geolocation'], { origin: stage.base })
    await context.setGeolocation(hallPlace)
  })
  await visit.page.locator('[data-page="visits"]').waitFor()
  await visit.page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  return visit
}

/** A photo as a telephone would take it: of so many pixels, with its place in it. */
export async function photoOf({ page }: Visit, width: number, height: number): Promise<Buffer> {
  const drawn = await page.evaluate(
    async ([wide, high]) => {
      const canvas = new OffscreenCanvas(wide, high)
      const pen = canvas.getContext('2d')
      if (pen === null) throw new Error('nothing to draw with')
      for (let band = 0; band < 16; band += 1) {
        pen.fillStyle = `hsl(${band * 22} 60% 50%)`
        pen.fillRect((band * wide) / 16, 0, wide / 16, high)
      }
      const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer())
      let text = ''
      for (const byte of bytes) text += String.fromCharCode(byte)
      return btoa(text)
    },
    [width, height] as const,
  )
  const jpeg = Buffer.from(drawn, 'base64')
  const exif = exifOf(1)
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 0])
  head.writeUInt16BE(exif.length + 2, 4)
  return Buffer.concat([head, exif, jpeg.subarray(2)])
}

/** What of a file of a visit the platform keeps, opened. */
export const choosePhoto = ({ page }: Visit, indicator: string, buffer: Buffer, name = 'IMG_0001.jpg') =>
  page.locator(`#file-${indicator}`).setInputFiles({ name, mimeType: 'image/jpeg', buffer })

/** Everything that lies in the drawer of the app, as it lies there. */
export function drawerOf(page: Page): Promise<Readonly<Record<string, readonly string[]>>> {
  return page.evaluate(
    () =>
      new Promise<Record<string, string[]>>((resolve) => {
        const opening = indexedDB.open('yiping-field')
        opening.onsuccess = async () => {
          const db = opening.result
          const found: Record<string, string[]> = {}
          for (const name of [...db.objectStoreNames]) {
            const asking = db.transaction(name).objectStore(name).getAll()
            const rows = await new Promise<unknown[]>((done) => {
              asking.onsuccess = () => done(asking.result)
            })
            found[name] = rows.map((row) => {
              const sealed = row instanceof ArrayBuffer ? row : (row as { sealed?: ArrayBuffer }).sealed
              return sealed === undefined ? String(row) : new TextDecoder('latin1').decode(sealed)
            })
          }
          db.close()
          resolve(found)
        }
      }),
  )
}
