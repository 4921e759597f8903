/** @jsxImportSource react */
import { Button } from 'antd'
import { useState } from 'react'
import { sayFailure } from '../call.ts'
import { Failure } from '../parts.tsx'
import { MaskedCase, type MaskedCaseSeen } from '../unmasking/masked-case.tsx'
import { unmaskingTexts } from '../unmasking/texts.ts'
import type { DeskProps } from './desk.ts'

/** 反映人: masked like the persons of a case, one value whole for a purpose; for who checks, never for who is complained of. */
export function ComplainantContact(props: DeskProps & { readonly orderId: string }) {
  const { say, spoken, signedIn, orderId } = props
  const [seen, setSeen] = useState<MaskedCaseSeen | undefined>(undefined)
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const look = async () => {
    const heard = await signedIn.ask('seeMaskedCase', { params: { caseId: orderId } })
    setFailure(heard.ok ? undefined : sayFailure(spoken.t, heard))
    if (heard.ok) setSeen(heard.answer)
  }
  if (seen !== undefined)
    return <MaskedCase {...props} t={unmaskingTexts[say.language]} seen={seen} onChanged={setSeen} />
  return (
    <>
      <Failure text={failure} />
      <Button size="large" onClick={() => void look()}>
        {say.t.complaint.contact}
      </Button>
    </>
  )
}
