import { AjvCompiler, type BuildCompilerFromPool } from '@fastify/ajv-compiler'
import { SerializerSelector } from '@fastify/fast-json-stringify-compiler'

/**
 * What Fastify makes checks and writers with, each once per schema and process: nearly every route refuses with the same
 * problem document, and a writer made anew for each of them is most of the time that a start takes.
 */
export function schemaCompilers(): { buildValidator: BuildCompilerFromPool; buildSerializer: BuildSerializer } {
  return { buildValidator, buildSerializer }
}

type BuildSerializer = ReturnType<typeof SerializerSelector>
type Serialize = ReturnType<ReturnType<BuildSerializer>>

// Ajv itself remembers by schema.
const buildValidator = AjvCompiler()
const select = SerializerSelector()
const made = new WeakMap<object, Serialize>()

const buildSerializer: BuildSerializer = (externalSchemas, options) => {
  const compile = select(externalSchemas, options)
  return (route) => {
    const found = made.get(route.schema as object)
    if (found !== undefined) return found
    const serialize = compile(route)
    made.set(route.schema as object, serialize)
    return serialize
  }
}
