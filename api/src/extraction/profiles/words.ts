/** Pieces that the patterns of the profile share, as sources of regular expressions. */
export const MONTH = String.raw`(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre)`
export const DAY = String.raw`(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)`
export const CIVIL = String.raw`(?:MM?\.|Mmes?|Mlle|Mme\s+et\s+M\.|Messieurs|Mesdames|Monsieur|Madame|Mademoiselle|[Ll]e\s+Pr[ée]sident|[Ll]a\s+Pr[ée]sidente)`
export const NO = String.raw`(?:n\s?[°ºo]s?|num[ée]ro)`
/** Someone's name with or without a civility: begins with a capital, no punctuation that ends a clause. */
export const NAME = String.raw`\p{Lu}[^:;,()!?]{2,70}?`
export const ORGAN = String.raw`(?:conseil(?:\s+(?:municipal|d[ée]partemental|g[ée]n[ée]ral|r[ée]gional|communautaire|m[ée]tropolitain|de\s+(?:la\s+)?(?:m[ée]tropole|communaut[ée]|territoire|paris)|d['’]administration|syndical|d['’]arrondissement))?|commission\s+permanente|comit[ée]\s+syndical|bureau(?:\s+(?:communautaire|m[ée]tropolitain|syndical))?|assembl[ée]e(?:\s+(?:d[ée]partementale|pl[ée]ni[èe]re|r[ée]gionale|d[ée]lib[ée]rante))?)`
