import type { Plugin } from 'vite'

const CONTRACT = /\/shared\/contract\/src\/[\w-]+\.ts$/
const CALLS = /(?<![\w.])(contract|closed|nullable|T\.\w+)\(/g

/** Describing an operation does nothing by itself: those that these screens never call stay out of what everybody waits for. */
export function unusedOperations(): Plugin {
  return {
    name: 'unused-operations',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      return CONTRACT.test(id) ? { code: code.replace(CALLS, '/*#__PURE__*/ $1('), map: null } : null
    },
  }
}
