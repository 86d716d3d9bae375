import { FILES, type Proof, type Seal } from '@hemicycle/proof'

const SIZES = { shown: 'en clair', masked: 'masquées' } as const

/** How to check the dossier without us: with `sha256sum` and `openssl`, one step after the other. */
export function readme(proof: Proof, withCertificates: boolean): string {
  return (
    [
      title(proof),
      contents(proof, withCertificates),
      'VÉRIFIER EN UN GESTE\n\n' +
        `Ouvrez ${FILES.verifier} dans un navigateur, même sans réseau, et donnez-lui ce ZIP. Ou bien, avec Hémicycle installé :\n\n` +
        '    npx hemicycle verify dossier.zip\n\n' +
        'Un faux dossier peut contenir un faux vérificateur : en cas de doute, prenez celui d’une autre source, ou suivez les étapes ci-dessous, qui ne demandent que bash, sha256sum et openssl.',
      files,
      manifest,
      lines,
      root,
      proof.seals.some(({ token }) => token) ? timestamps(proof.seals, withCertificates) : noTimestamp,
      documents,
      addresses(proof),
      limits,
    ].join('\n\n\n') + '\n'
  )
}

const title = ({ authority, dispatchId, addresses }: Proof): string =>
  `DOSSIER DE PREUVE D’UN ENVOI\n${authority.name}\nEnvoi ${dispatchId}\nAdresses des destinataires ${addresses === 'SHOWN' ? SIZES.shown : SIZES.masked}`

const contents = ({ seals, addresses }: Proof, withCertificates: boolean): string =>
  [
    'CE QUE CONTIENT CE DOSSIER',
    '',
    `${FILES.summary}        le résumé à lire ; ce qui fait foi est dans les fichiers suivants`,
    `${FILES.proof}       les scellements successifs`,
    `${FILES.manifest}    ce qui a été envoyé : chaque fichier, son empreinte, chaque destinataire`,
    `${FILES.leaves}    une ligne pour le manifeste, une par destinataire, une par fait du journal`,
    `${FILES.hashes}    l’empreinte de chaque ligne`,
    `${FILES.root}        la racine de l’arbre de ces empreintes (RFC 6962)`,
    ...(addresses === 'SHOWN'
      ? [`${FILES.addresses}   les adresses auxquelles les messages sont partis`]
      : []),
    ...(seals.some(({ token }) => token)
      ? [`${FILES.seals}           les jetons d’horodatage (RFC 3161)`]
      : []),
    ...(withCertificates ? [`${FILES.certificates}   les certificats de l’autorité d’horodatage`] : []),
    `${FILES.documents}        l’ordre du jour joint aux courriels`,
    `${FILES.sums}        l’empreinte de chaque fichier`,
  ].join('\n')

const files = `ÉTAPE 1 – LES FICHIERS SONT ENTIERS

    sha256sum -c ${FILES.sums}

Chaque ligne doit finir par « OK » (ou « Réussi »).`

const manifest = `ÉTAPE 2 – LE MANIFESTE EST CELUI QUI A ÉTÉ SCELLÉ

    grep -q "$(sha256sum < ${FILES.manifest} | cut -c1-64)" <(head -n 1 ${FILES.leaves}) && echo "manifeste exact"`

const lines = `ÉTAPE 3 – AUCUNE LIGNE N’A ÉTÉ MODIFIÉE, RETIRÉE NI DÉPLACÉE

L’empreinte d’une ligne est le SHA-256 d’un octet nul suivi de la ligne.

    while IFS= read -r ligne; do printf '\\0%s' "$ligne" | openssl dgst -sha256 -r | cut -c1-64; done < ${FILES.leaves} > calcul.txt
    diff ${FILES.hashes} calcul.txt && echo "lignes exactes"`

const root = `ÉTAPE 4 – LES LIGNES DONNENT LA RACINE

Les empreintes sont réunies deux à deux, un octet 1 devant ; la dernière, quand elle est seule, monte telle quelle.

    racine() {
      cat > niveau.txt
      while [ "$(wc -l < niveau.txt)" -gt 1 ]; do
        while read -r gauche; do
          if read -r droite
          then printf '%b' "$(printf '01%s%s' "$gauche" "$droite" | sed 's/../\\\\x&/g')" | openssl dgst -sha256 -r | cut -c1-64
          else echo "$gauche"
          fi
        done < niveau.txt > dessus.txt
        mv dessus.txt niveau.txt
      done
      cat niveau.txt
    }
    racine < calcul.txt | diff - ${FILES.root} && echo "racine exacte"`

/** A date of a seal, to the second. */
const second = ({ sealedAt }: Seal): string => sealedAt.slice(0, 19).replace('T', ' à ')

function timestamps(seals: readonly Seal[], withCertificates: boolean): string {
  const authorities = withCertificates ? FILES.certificates : 'certificats-de-l-autorite.pem'
  const steps = seals.flatMap((seal) =>
    seal.token
      ? [
          `Scellement du ${second(seal)} (UTC), ${seal.leaves} lignes :\n\n` +
            `    openssl ts -reply -in ${seal.token} -text\n` +
            `    openssl ts -verify -digest "$(head -n ${seal.leaves} calcul.txt | racine)" -in ${seal.token} -CAfile ${authorities}`,
        ]
      : [`Scellement du ${second(seal)} (UTC) : sans horodatage.`],
  )
  const whence = withCertificates
    ? `${FILES.certificates} est fourni pour votre commodité : comparez-le à celui que publie l’autorité (openssl x509 -in ${FILES.certificates} -noout -subject -fingerprint -sha256).`
    : 'Demandez ses certificats à l’autorité d’horodatage.'
  return `ÉTAPE 5 – UN TIERS ATTESTE LA DATE

Le jeton est posé sur la racine. openssl doit répondre « Verification: OK » ; la date est à la ligne « Time stamp ». ${whence} Quand le certificat de l’autorité aura expiré, ajoutez -attime avec une date de sa validité.

${steps.join('\n\n')}`
}

const noTimestamp = `ÉTAPE 5 – LA DATE

Ce dossier n’a pas d’horodatage par un tiers : sa date n’est attestée que par Hémicycle. Il prouve sa cohérence, et rien de ce qui y est inscrit ne peut changer sans que la racine change ; comparez la racine à celle qui a été notée ailleurs (procès-verbal, courriel).`

const documents = `ÉTAPE 6 – UN DOCUMENT FAIT PARTIE DE L’ENVOI

    grep -c "$(sha256sum < ${FILES.documents}ordre-du-jour.pdf | cut -c1-64)" ${FILES.manifest}

« 1 » : le document est, à l’octet près, l’un de ceux de l’envoi ; « 0 » : il n’en est pas. Faites de même avec tout fichier qu’on vous présente.`

const addresses = ({ addresses: how }: Proof): string =>
  how === 'MASKED'
    ? `ÉTAPE 7 – LES ADRESSES

Elles sont masquées. Chaque ligne engage l’adresse du message par une empreinte (« address ») sans la dire ; la collectivité peut délivrer le même dossier, de même racine, avec les adresses.`
    : `ÉTAPE 7 – LES ADRESSES

Chaque ligne de ${FILES.addresses} dit, pour la ligne « leaf » de ${FILES.leaves}, l’adresse et le sel. L’empreinte de l’un et de l’autre est dans la ligne (« address ») :

    while IFS= read -r ligne; do
      champ() { printf '%s' "$ligne" | sed "s/.*\\"$1\\":\\"\\{0,1\\}\\([^\\",}]*\\).*/\\1/"; }
      empreinte=$(printf '%s\\n%s' "$(champ salt)" "$(champ address)" | openssl dgst -sha256 -r | cut -c1-64)
      sed -n "$(champ leaf)p" ${FILES.leaves} | grep -q "$empreinte" && echo "$(champ address) exacte"
    done < ${FILES.addresses}`

const limits = `CE QUE CE DOSSIER NE DIT PAS

Il ne contient aucune annotation des élus. Il atteste ce que le serveur a fait et ce que les serveurs de messagerie lui ont répondu : « ACCEPTED » veut dire que le relais a pris le message en charge, « DELIVERED » que le serveur du destinataire l’a remis, « opened » et « acknowledged » que le destinataire, identifié, a ouvert la convocation et en a accusé réception.
Chaque fait porte aussi l’empreinte du fait précédent dans le journal de la collectivité (« previousHash »), même quand celui-ci concerne un autre envoi et ne figure pas ici.`
