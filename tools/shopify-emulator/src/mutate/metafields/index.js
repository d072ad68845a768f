// @ts-check
import { metafieldDefinitionCreate } from './definition-create.js';
import { metafieldDefinitionDelete } from './definition-delete.js';
import { metafieldDefinitionPin, metafieldDefinitionUnpin } from './definition-pin.js';
import { metafieldDefinitionUpdate } from './definition-update.js';
import { metafieldsDelete } from './metafields-delete.js';
import { metafieldsSet } from './metafields-set.js';
import { standardMetafieldDefinitionEnable } from './standard-definition-enable.js';

export const metafieldMutations = {
  metafieldDefinitionCreate, metafieldDefinitionDelete, metafieldDefinitionPin, metafieldDefinitionUnpin, metafieldDefinitionUpdate,
  metafieldsDelete, metafieldsSet, standardMetafieldDefinitionEnable
};
