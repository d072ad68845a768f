// @ts-check
import { productBundleCreate } from './bundle.js';
import { productChangeStatus } from './change-status.js';
import { productDuplicate } from './duplicate.js';

export const productLife = { productBundleCreate, productChangeStatus, productDuplicate };
