// The compiled contract of the chain anchor, as it is committed: made by solc, which is needed for nothing else.
import solc from 'solc'

const name = 'CheckpointAnchor'

/**
 * Istanbul, so that older consortium chains run it; without the hash of its own metadata, so that the same source gives the same bytes
 * wherever it lies.
 */
const settings = {
  evmVersion: 'istanbul',
  optimizer: { enabled: true, runs: 200 },
  metadata: { bytecodeHash: 'none' },
  outputSelection: { '*': { '*': ['abi', 'evm.bytecode.object'] } },
}

/** @returns what the compiler made of the source; throws with what it says where that is an error */
export function compileContract(source, compiler = solc) {
  const file = `${name}.sol`
  const input = { language: 'Solidity', sources: { [file]: { content: source } }, settings }
  const { contracts, errors = [] } = JSON.parse(compiler.compile(JSON.stringify(input)))
  const faults = errors.filter(({ severity }) => severity === 'error')
  if (faults.length > 0) throw new Error(faults.map(({ formattedMessage }) => formattedMessage).join('\n'))
  const { abi, evm } = contracts[file][name]
  const { evmVersion, optimizer } = settings
  return {
    contract: name,
    compiler: compiler.version(),
    evmVersion,
    optimizerRuns: optimizer.runs,
    abi,
    bytecode: `0x${evm.bytecode.object}`,
  }
}
