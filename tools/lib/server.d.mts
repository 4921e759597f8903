export interface Exit {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly error?: string
}

export interface LaunchedServer {
  readonly pid: number
  readonly exited: Promise<Exit>
  hasExited(): boolean
  /** What it has printed so far, errors included. */
  output(): string
  kill(signal: NodeJS.Signals): boolean
  serving(): Promise<string>
}

export interface LaunchOptions {
  readonly command?: string
  readonly args?: readonly string[]
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  readonly uid?: number
  readonly gid?: number
  readonly detached?: boolean
  readonly secondsMax?: number
}

export function launchServer(options: LaunchOptions): LaunchedServer

export interface StartedServer extends LaunchedServer {
  readonly base: string
}

export function startServer(options: {
  readonly root: string
  readonly dataDir: string
  readonly env?: Readonly<Record<string, string>>
  readonly args?: readonly string[]
}): Promise<StartedServer>
