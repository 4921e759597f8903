/** Builds server and web where their sources changed since the last build. Answers the names of what was built. */
export function build(root: string, print?: (line: string) => void): Promise<string[]>
