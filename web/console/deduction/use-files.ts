import { useState } from 'react'
import { sayFailure } from '../call.ts'
import type { KeepFile } from '../handling-order/evidence-upload.tsx'
import type { PageProps } from '../page.ts'

/** Files that wait to be named by what is being written about a hall. */
export function useFiles({ signedIn, spoken }: Pick<PageProps, 'signedIn' | 'spoken'>, hallCode: string) {
  const [fileIds, setFileIds] = useState<readonly string[]>([])
  const keep: KeepFile = async ({ mediaType, content }) => {
    const heard = await signedIn.ask('keepDeductionFile', { body: { hallCode, mediaType, content } })
    if (!heard.ok) return sayFailure(spoken.t, heard)
    return { fileId: heard.answer.fileId, bytes: heard.answer.bytes, preview: null }
  }
  return {
    fileIds: [...fileIds],
    keep,
    add: (fileId: string) => setFileIds((before) => [...before, fileId]),
    forget: () => setFileIds([]),
  }
}
