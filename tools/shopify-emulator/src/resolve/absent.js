// @ts-check

/**
 * What this shop has none of: no companies, no pages, no store credit. A document may ask what such an object would be like (`... on Company { name }`), and ids of
 * them lead to nothing. Nothing of them is claimed: whatever could return one is still refused.
 */
export const absentTypes = ['Company', 'Page', 'StoreCreditAccount'];
