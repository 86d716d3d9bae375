interface Option {
  readonly path: string
  readonly name: string
  readonly value: string
}

/** A document from outside runs nothing and fetches nothing: no macros, no links brought up to date, no remote pictures. */
const OPTIONS: readonly Option[] = [
  { path: 'org.openoffice.Office.Common/Security/Scripting', name: 'DisableMacrosExecution', value: 'true' },
  { path: 'org.openoffice.Office.Common/Security/Scripting', name: 'MacroSecurityLevel', value: '3' },
  {
    path: 'org.openoffice.Office.Common/Security/Scripting',
    name: 'BlockUntrustedRefererLinks',
    value: 'true',
  },
  { path: 'org.openoffice.Office.Common/Security/Scripting', name: 'DisableActiveContent', value: 'true' },
  { path: 'org.openoffice.Office.Writer/Content/Update', name: 'Link', value: '0' },
  { path: 'org.openoffice.Office.Calc/Content/Update', name: 'Link', value: '2' },
  { path: 'org.openoffice.Office.Common/Save/Document', name: 'CreateBackup', value: 'false' },
]

const itemOf = ({ path, name, value }: Option): string =>
  `<item oor:path="/${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`

/** The settings of a LibreOffice profile (registrymodifications.xcu). */
export const SAFE_PROFILE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
${OPTIONS.map(itemOf).join('\n')}
</oor:items>
`
