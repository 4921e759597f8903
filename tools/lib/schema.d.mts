export function describeSchema(client: { query(text: string): Promise<{ rows: { line: string }[] }> }): Promise<string>
