// @ts-check
import { inventoryActivate, inventoryBulkToggleActivation, inventoryDeactivate } from './activation.js';
import { inventoryAdjustQuantities } from './adjust-quantities.js';
import { inventoryItemUpdate } from './item-update.js';
import { inventoryMoveQuantities } from './move-quantities.js';
import { inventorySetOnHandQuantities, inventorySetQuantities } from './set-quantities.js';

export const inventoryMutations = {
  inventoryActivate, inventoryAdjustQuantities, inventoryBulkToggleActivation, inventoryDeactivate, inventoryItemUpdate, inventoryMoveQuantities,
  inventorySetOnHandQuantities, inventorySetQuantities
};
