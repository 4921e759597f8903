export interface CompiledContract {
  readonly contract: string
  readonly compiler: string
  readonly evmVersion: string
  readonly optimizerRuns: number
  readonly abi: readonly unknown[]
  /** With 0x. */
  readonly bytecode: string
}

export function compileContract(source: string): CompiledContract
