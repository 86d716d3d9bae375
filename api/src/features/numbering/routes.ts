import { changeSeries, createSeries, listSeries, previewSeries } from '@hemicycle/contract'
import type { Feature } from '../../kernel/http/route.ts'
import { changeSeriesCommand, createSeriesCommand } from './commands.ts'
import { seriesPreview } from './preview.ts'
import { seriesList } from './queries.ts'

export const numbering: Feature = (routes) => {
  routes.read(listSeries, async (sql) => ({ series: await seriesList(sql) }))
  routes.write(createSeries, createSeriesCommand)
  routes.write(changeSeries, changeSeriesCommand)
  routes.read(previewSeries, (sql, _actor, input, deps) => seriesPreview(sql, input, deps.clock.now()))
}
