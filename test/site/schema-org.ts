/**
 * Checks JSON-LD against schema-dts, which is generated from schema.org's own vocabulary: a property that a type does not
 * have, or a value of another type, does not compile.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

const cache = join(import.meta.dirname, '../../node_modules/.cache')

/** What the compiler finds wrong with the values, each taken as its own `@type`. */
export function faults(values: readonly object[]): string[] {
  // Below node_modules, where the package is found and no other tool looks.
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'schema-org-'))
  try {
    const file = join(folder, 'values.ts')
    writeFileSync(file, programOf(values))
    return ts.getPreEmitDiagnostics(ts.createProgram([file], options)).map(({ messageText }) => {
      return ts.flattenDiagnosticMessageText(messageText, ' ')
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
}

function programOf(values: readonly object[]): string {
  const types = [...new Set(values.map(typeOf))]
  const lines = values.map(
    (value, index) => `export const value${index}: WithContext<${typeOf(value)}> = ${JSON.stringify(value)}`,
  )
  return `import type { WithContext, ${types.join(', ')} } from 'schema-dts'\n${lines.join('\n')}\n`
}

function typeOf(value: object): string {
  return '@type' in value ? String(value['@type']) : 'NoType'
}
