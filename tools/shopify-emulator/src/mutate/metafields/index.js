// @ts-check
import { metafieldDefinitionCreate } from './definition-create.js';
import { metafieldsDelete } from './metafields-delete.js';
import { metafieldsSet } from './metafields-set.js';

export const metafieldMutations = { metafieldDefinitionCreate, metafieldsDelete, metafieldsSet };
