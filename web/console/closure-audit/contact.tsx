/** @jsxImportSource react */
import { Button } from 'antd'
import { useState } from 'react'
import { sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Failure } from '../parts.tsx'
import { MaskedCase, type MaskedCaseSeen } from '../unmasking/masked-case.tsx'
import { unmaskingTexts } from '../unmasking/texts.ts'
import { closureAuditTexts } from './texts.ts'

/** Whom to call: masked, and one value whole for a purpose, which is written down. */
export function Contact(props: PageProps & { readonly orderId: string }) {
  const { spoken, signedIn, orderId } = props
  const [seen, setSeen] = useState<MaskedCaseSeen | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const look = async () => {
    const heard = await signedIn.ask('seeMaskedCase', { params: { caseId: orderId } })
    setFailure(heard.ok ? undefined : sayFailure(spoken.t, heard))
    if (heard.ok) setSeen(heard.answer)
  }
  if (seen !== undefined)
    return <MaskedCase {...props} t={unmaskingTexts[spoken.language]} seen={seen} onChanged={setSeen} />
  return (
    <>
      <Failure text={failure} />
      <Button size="large" onClick={() => void look()}>
        {closureAuditTexts[spoken.language].callIt}
      </Button>
    </>
  )
}
