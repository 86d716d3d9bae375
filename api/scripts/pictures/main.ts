import { openBrowser } from '../../test/journeys/browser.ts'
import { startProduct } from '../../bench/desk-product.ts'
import { deskPictures } from './desk.ts'
import { elusPictures } from './elus.ts'

// The pictures of the README and of the docs, taken from the product as it is: `npm run pictures`. The product is started with an
// empty data folder, so that they show the demo and nothing else. `-- desk` or `-- elus` takes those of one application.
const product = await startProduct()
const browser = await openBrowser()
try {
  const only = process.argv[2]
  if (only !== 'desk') await elusPictures(browser, product.origin)
  if (only !== 'elus') await deskPictures(browser, product.origin)
} finally {
  await browser.close()
  await product.stop()
}
