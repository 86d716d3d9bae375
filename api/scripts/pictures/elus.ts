import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { DESKTOP, openPage, PHONE, shoot, TABLET } from './shoot.ts'

type Theme = 'day' | 'night' | 'sepia'
interface Screen {
  readonly page: Page
  /** Goes to an address of the application; `theme` is that of this picture and of those that follow. */
  readonly go: (path: string, theme?: Theme) => Promise<void>
  readonly take: (name: string) => Promise<void>
  readonly press: (name: string | RegExp) => Promise<void>
}

/** The élus' application, as an élue of the demo sees it on each of her devices. */
export async function elusPictures(browser: Browser, origin: string): Promise<void> {
  const phone = await open(browser, origin, PHONE)
  await phone.go('/connexion')
  await phone.take('connexion-390')
  await signIn(phone)
  await convened(phone)
  await onPhone(phone)
  const tablet = await open(browser, origin, TABLET)
  await signIn(tablet)
  await onTablet(tablet)
  const desktop = await open(browser, origin, DESKTOP)
  await signIn(desktop)
  await onDesktop(desktop)
}

async function open(browser: Browser, origin: string, device: BrowserContextOptions): Promise<Screen> {
  const page = await openPage(browser, device)
  return {
    page,
    go: async (path, theme) => {
      if (theme) await page.evaluate(`localStorage.setItem('hemicycle.theme', '${theme}')`)
      await page.goto(origin + path)
    },
    take: (name) => shoot(page, `elus/elus-${name}`),
    press: (name) => page.getByRole('button', { name }).first().click(),
  }
}

async function signIn({ page, go }: Screen): Promise<void> {
  await go('/connexion')
  await page.getByRole('button', { name: /mot de passe/i }).click()
  await page.getByLabel('Votre adresse électronique').fill('claire.vidalenc@vallee.example')
  await page.getByLabel('Votre mot de passe').fill('hemicycle-demo')
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.getByRole('link', { name: 'Ouvrir l’ordre du jour' }).waitFor()
}

/** The demo convenes its meeting to come once everything else is there. */
async function convened({ page, go }: Screen): Promise<void> {
  for (let left = 60; left > 0; left -= 1) {
    await go('/')
    const asked = page.getByRole('button', { name: 'J’accuse réception' })
    if (await asked.waitFor({ timeout: 3000 }).then(() => true, () => false)) return // prettier-ignore
  }
  throw new Error('the demo has convened nobody')
}

const meetingOf = async ({ page, go }: Screen): Promise<string> => {
  await go('/')
  const link = page.getByRole('link', { name: 'Ouvrir l’ordre du jour' })
  return (await link.getAttribute('href')) ?? ''
}
async function openReport({ page }: Screen): Promise<void> {
  await page.getByRole('link', { name: /R\d{4}/ }).first().click() // prettier-ignore
  await page.locator('.pdf-page[aria-busy=false]').first().waitFor()
}
const account = async ({ page, press }: Screen, entry: string): Promise<void> => {
  await press(/Mon compte/)
  await page.getByRole('menuitem', { name: entry }).click()
  await page.getByRole('dialog').first().waitFor()
}

async function onPhone(screen: Screen): Promise<void> {
  const { page, go, take, press } = screen
  const meeting = await meetingOf(screen)
  await take('accueil-390')
  await account(screen, 'Aide')
  await take('aide-390')
  await go(meeting)
  await take('seance-390')
  await openReport(screen)
  await take('lecteur-390')
  await go(page.url().replace(/^https?:\/\/[^/]+/u, ''), 'night')
  await page.locator('.pdf-page[aria-busy=false]').first().waitFor()
  await take('lecteur-390-nuit')
  await go('/')
  await account(screen, 'Affichage')
  await take('affichage-390-nuit')
  await go('/extranet/agenda')
  await take('agenda-390-nuit')
  await go(meeting, 'sepia')
  await openReport(screen)
  await page.getByRole('radio', { name: 'Texte' }).or(page.getByRole('button', { name: 'Texte' })).first().click({ force: true }) // prettier-ignore
  await take('texte-390-sepia')
  await go('/', 'day')
  await press('Garder sur cet appareil')
  const dialog = page.getByRole('dialog')
  for (const digit of '280') await dialog.getByRole('button', { name: digit, exact: true }).click()
  await take('code-390')
  for (const digit of '471280471') await dialog.getByRole('button', { name: digit, exact: true }).click()
  await page.getByText(/Prêt pour la séance/).waitFor()
  await go('/appareil')
  await type(page, '280471')
  await take('appareil-390')
}

/** The page asks for the code when it starts anew. */
async function type(page: Page, pin: string): Promise<void> {
  const field = page.getByLabel('Code à 6 chiffres')
  await field.waitFor()
  await field.focus()
  await page.keyboard.type(pin)
  await field.waitFor({ state: 'detached' })
}

async function onTablet(screen: Screen): Promise<void> {
  const { page, go, take, press } = screen
  const meeting = await meetingOf(screen)
  await take('accueil-820')
  await press('Découvrir Hémicycle')
  await take('visite-820')
  await go('/extranet')
  await take('extranet-820')
  await go(meeting)
  await openReport(screen)
  await press('Annoter')
  await press('Choisir un passage')
  await page.getByRole('dialog').getByRole('button', { name: 'Jaune' }).click()
  await page.locator('.mark.HIGHLIGHT').first().waitFor({ state: 'attached' })
  await take('annoter-820')
  await go(`${meeting}/cahier`)
  await page.locator('.pdf-page[aria-busy=false]').first().waitFor()
  await page.keyboard.press('v')
  await page.getByRole('dialog').locator('img').nth(5).waitFor()
  await take('vignettes-820')
  await go('/notes', 'night')
  await take('mes-notes-820-nuit')
  await go(meeting, 'sepia')
  await take('seance-820-sepia')
  await openReport(screen)
  await take('lecteur-820-sepia')
}

async function onDesktop(screen: Screen): Promise<void> {
  const { page, go, take } = screen
  const meeting = await meetingOf(screen)
  await go(meeting)
  await page.locator('.pdf-page[aria-busy=false]').first().waitFor()
  await take('seance-1440')
  await shoot(page, 'elus')
  await go(`${meeting}/cahier`)
  await page.locator('.pdf-page[aria-busy=false]').first().waitFor()
  await take('lecteur-1440')
  await go('/extranet/annuaire')
  await take('annuaire-1440')
  await go(`${meeting}/cahier`, 'sepia')
  await page.locator('.pdf-page[aria-busy=false]').first().waitFor()
  await page.keyboard.press('d')
  await take('deux-pages-1440-sepia')
  await go('/', 'night')
  await take('accueil-1440-nuit')
}
