// @ts-check
import { locationActivate, locationDeactivate } from './activation.js';
import { locationAdd, locationEdit } from './add-edit.js';
import { locationDelete } from './delete.js';
import { fulfillmentServiceCreate, fulfillmentServiceDelete } from './fulfillment-services.js';

export const locationMutations = {
  fulfillmentServiceCreate, fulfillmentServiceDelete, locationActivate, locationAdd, locationDeactivate, locationDelete, locationEdit
};
