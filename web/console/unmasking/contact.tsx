/** @jsxImportSource react */
import { Button } from 'antd'
import { useState } from 'react'
import { sayFailure } from '../call.ts'
import type { PageProps } from '../page.ts'
import { Failure } from '../parts.tsx'
import { MaskedCase, type MaskedCaseSeen } from './masked-case.tsx'
import { unmaskingTexts } from './texts.ts'

interface ContactProps extends PageProps {
  readonly orderId: string
  readonly label: string
}

/** 反映人: masked like the persons of a case, one value whole for a purpose, which is written down; for who checks, never for who is complained of. */
export function Contact(props: ContactProps) {
  const { spoken, signedIn, orderId, label } = props
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
        {label}
      </Button>
    </>
  )
}
