import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { readTrueType, type TrueType } from './true-type.ts'

const FILES = {
  mark: 'public-sans/500Medium/PublicSans_500Medium',
  sans: 'public-sans/400Regular/PublicSans_400Regular',
  sansBold: 'public-sans/600SemiBold/PublicSans_600SemiBold',
  sansItalic: 'public-sans/400Regular_Italic/PublicSans_400Regular_Italic',
  serif: 'source-serif-4/600SemiBold/SourceSerif4_600SemiBold',
  serifText: 'source-serif-4/400Regular/SourceSerif4_400Regular',
} as const
export type FaceName = keyof typeof FILES

/** A font of the house. */
export interface Face extends TrueType {
  /** As PostScript names it, « PublicSans-Medium ». */
  readonly postScript: string
}

const require = createRequire(import.meta.url)
const read = new Map<FaceName, Face>()

/** Read once per thread, at first use. */
export function faceOf(name: FaceName): Face {
  const known = read.get(name)
  if (known) return known
  const file = FILES[name]
  const font = readTrueType(readFileSync(require.resolve(`@expo-google-fonts/${file}.ttf`)))
  const face = {
    ...font,
    postScript: file
      .slice(file.lastIndexOf('/') + 1)
      .replace(/_\d+/, '-')
      .replace('Regular_Italic', 'Italic'),
  }
  read.set(name, face)
  return face
}
