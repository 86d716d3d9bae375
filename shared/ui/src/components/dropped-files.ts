/** A file and its path in the folder it came from (« Voirie/annexe.pdf »; the name alone outside a folder). */
export interface DroppedFile {
  file: File
  path: string
}

/** Files chosen in a file or folder chooser. */
export function readInput(list: FileList | null): DroppedFile[] {
  return [...(list ?? [])].map((file) => ({ file, path: file.webkitRelativePath || file.name }))
}

const fileOf = (entry: FileSystemFileEntry) =>
  new Promise<File>((resolve, reject) => {
    entry.file(resolve, reject)
  })

/** A reader gives at most 100 entries a call: asked until it is empty. */
async function childrenOf(entry: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = entry.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject)
    })
    if (some.length === 0) return all
    all.push(...some)
  }
}

const system = (name: string) => name.startsWith('.') || name === 'Thumbs.db' || name === 'desktop.ini'

async function walk(entry: FileSystemEntry, path: string): Promise<DroppedFile[]> {
  if (system(entry.name)) return []
  const here = path + entry.name
  if (entry.isFile) return [{ file: await fileOf(entry as FileSystemFileEntry), path: here }]
  const children = await childrenOf(entry as FileSystemDirectoryEntry)
  return (await Promise.all(children.map((child) => walk(child, `${here}/`)))).flat()
}

/** Everything dropped, folders walked; the files that systems hide are left out. Entries are taken before the first await. */
export async function readDrop(data: DataTransfer): Promise<DroppedFile[]> {
  const entries = [...data.items]
    .filter((item) => item.kind === 'file')
    .map((item) => item.webkitGetAsEntry())
    .filter((entry) => entry !== null)
  if (entries.length === 0) return readInput(data.files)
  return (await Promise.all(entries.map((entry) => walk(entry, '')))).flat()
}
