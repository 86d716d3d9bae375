import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical.ts'
import { compareLeaves } from './check-leaves.ts'
import { fromHex, toHex, webSha256 } from './hash.ts'
import { leafHash, merkleRoot } from './merkle.ts'

describe('canonical JSON (RFC 8785)', () => {
  it.each([
    // §3.2.2: numbers and strings.
    [
      {
        numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
        literals: [null, true, false],
      },
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27]}',
    ],
    [
      { string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/' },
      '{"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    ],
    // §3.2.3: keys by UTF-16 code units, and not by number nor by language.
    [
      { '€': 1, '\r': 2, '\ufb33': 3, '1': 4, '😀': 5, '\u0080': 6, ö: 7 },
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
    ],
    [{ 10: 'a', 9: 'b', _: [{ b: 1, a: undefined }] }, '{"10":"a","9":"b","_":[{"b":1}]}'],
    [-0, '0'],
  ])('writes %j', (value, text) => {
    expect(canonicalJson(value)).toBe(text)
  })

  it.each([[Number.NaN], [Infinity], ['\ud800'], [[undefined]], [() => 1]])('refuses %j', (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError)
  })
})

describe('Merkle tree (RFC 6962 §2.1)', () => {
  // The vectors of the reference implementation of Certificate Transparency.
  const leaves = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ]
  it.each([
    [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    [4, 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
    [5, '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
    [6, '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
    [7, 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
    [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
  ])('of %i leaves', async (count, root) => {
    const some = leaves.slice(0, count).map((leaf) => leafHash(webSha256, fromHex(leaf)))
    expect(toHex(await merkleRoot(webSha256, await Promise.all(some)))).toBe(root)
  })
})

describe('lines against what was sealed', () => {
  const told = (present: string) =>
    compareLeaves([...present], [...'ABCDEF'], String).map(({ code, about }) => `${code} ${about}`)
  it.each([
    ['ABCDEF', []],
    ['ABxDEF', ['LEAF_ALTERED 3']],
    ['ABDEF', ['LEAF_REMOVED 3']],
    ['BCDEF', ['LEAF_REMOVED 1']],
    ['ABCDE', ['LEAF_REMOVED 6']],
    ['ABCxDEF', ['LEAF_ADDED 4']],
    ['ABDCEF', ['LEAVES_REORDERED 3']],
    ['ABCCDEF', ['LEAF_ADDED 4']],
    ['AxCDFE', ['LEAF_ALTERED 2', 'LEAVES_REORDERED 5']],
    ['ABxDE', ['LEAF_REMOVED 3', 'LEAF_REMOVED 6', 'LEAF_ADDED 3']],
  ])('%s', (present, findings) => {
    expect(told(present)).toEqual(findings)
  })
})
