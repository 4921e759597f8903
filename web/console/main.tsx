/** @jsxImportSource react */
import { ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { createRoot } from 'react-dom/client'
import type { Language } from '../shared/language.ts'
import { sayFailure } from './call.ts'
import { Frame, Masthead } from './frame.tsx'
import { Failure } from './parts.tsx'
import { ChangePassword, Enrol, SecondFactor, SignIn } from './sign-in.tsx'
import { StepUpDialog } from './step-up.tsx'
import { type SignedIn, useSession } from './use-session.ts'
import { type Spoken, useSpoken } from './use-spoken.ts'

/** antd's own blue is too pale for small text (4.1:1); these are the colours of the other faces. */
const theme = {
  token: {
    colorPrimary: '#0a58a6',
    colorLink: '#0a58a6',
    colorError: '#a61d24',
    colorText: '#17212e',
    colorTextSecondary: '#48566a',
    colorTextDescription: '#48566a',
    colorTextDisabled: '#48566a',
    colorBorder: '#6b7a8f',
    fontFamily: 'inherit',
    motion: false,
  },
} as const

function App() {
  const [spoken, setLanguage] = useSpoken()
  const signedIn = useSession()
  if (spoken === undefined) return null
  return (
    <ConfigProvider
      locale={spoken.language === 'en' ? enUS : zhCN}
      theme={theme}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <Stage spoken={spoken} signedIn={signedIn} onLanguage={setLanguage} />
      <StepUpDialog
        t={spoken.t}
        ask={signedIn.ask}
        stepUp={signedIn.stepUp}
        factors={signedIn.standing.kind === 'IN' ? signedIn.standing.session.secondFactors : []}
      />
    </ConfigProvider>
  )
}

interface StageProps {
  readonly spoken: Spoken
  readonly signedIn: SignedIn
  readonly onLanguage: (language: Language) => void
}

function Stage({ spoken, signedIn, onLanguage }: StageProps) {
  const { standing } = signedIn
  if (standing.kind === 'IN' && standing.session.stage === 'OPEN')
    return <Frame spoken={spoken} signedIn={signedIn} session={standing.session} onLanguage={onLanguage} />
  return (
    <>
      <Masthead spoken={spoken} onLanguage={onLanguage} />
      <main id="main" tabIndex={-1}>
        <Step t={spoken.t} signedIn={signedIn} />
      </main>
    </>
  )
}

/** What is still to be done before anything else may be. */
function Step({ t, signedIn }: { readonly t: Spoken['t']; readonly signedIn: SignedIn }) {
  const { standing, open, ask, take } = signedIn
  const props = { t, ask, onDone: take }
  if (standing.kind === 'OPENING') return <p>{t.loading}</p>
  if (standing.kind === 'UNREACHED')
    return <Failure text={sayFailure(t, standing.failed)} again={{ label: t.again, ask: open }} />
  if (standing.kind === 'OUT') return <SignIn {...props} {...standing} />
  const { stage, username, secondFactors } = standing.session
  if (stage === 'SECOND_FACTOR') return <SecondFactor {...props} factors={secondFactors} />
  return stage === 'CHANGE_PASSWORD' ? <ChangePassword {...props} username={username} /> : <Enrol {...props} />
}

const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<App />)
