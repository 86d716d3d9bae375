/** How files are read, for those who try another way. */
export { howToRead } from './readers.ts'
