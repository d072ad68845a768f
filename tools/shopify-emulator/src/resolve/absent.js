// @ts-check
import { each, noPage, nothing } from './certain/nothing.js';

/** @import { Part } from './parts.js' */

/**
 * What this shop has none of, and no mutation here makes: no companies, no pages, no store credit, no transfers, no selling plans. A document may ask what
 * such an object would be like (`... on Company { name }`), ids of them lead to nothing, a list of them is empty. Whatever else could return one is still refused.
 */
export const absentTypes = [
  'Company', 'Page', 'StoreCreditAccount', 'SellingPlanGroup',
  'AdditionalFee', 'AppCredit', 'AppPurchaseOneTime', 'AppRevenueAttributionRecord', 'AppSubscription', 'AppFeedback', 'CollectionDuplicateOperation', 'CombinedListing', 'CompanyContact', 'CurrencyExchangeAdjustment',
  'CustomerMergeRequest', 'CustomerPaymentMethod', 'DeliveryLocalPickupSettings', 'Duty', 'FailedRequirement', 'IdentityProviderSubject', 'LineItemGroup', 'LineItemSellingPlan', 'LocalizationExtension', 'LocalizedField',
  'MerchantApprovalSignals', 'NavigationItem', 'OrderAttribution', 'OrderDisputeSummary', 'PaymentMandate', 'PaymentTerms', 'PointOfSaleDevice', 'ResourceAlert', 'ResourceFeedback', 'Return',
  'ShopAlert', 'ShopPolicy', 'ShopifyPaymentsTransactionSet', 'ShopifyProtectOrderSummary', 'StaffMember', 'StandardMetafieldDefinitionTemplate', 'StorefrontAccessToken', 'SubscriptionContract', 'TransactionFee', 'Translation',
  'InventoryTransfer', 'InventoryTransferLineItem', 'InventoryShipment', 'InventoryShipmentLineItem', 'InventoryShipmentTracking', 'LocationSnapshot',
];

/** Root fields of one, of many and of how many. */
const ONE = ['company', 'customerPaymentMethod', 'inventoryShipment', 'inventoryTransfer', 'page', 'return', 'sellingPlanGroup', 'storeCreditAccount', 'subscriptionContract'];
const MANY = ['companies', 'inventoryShipments', 'inventoryTransfers', 'pages', 'sellingPlanGroups', 'subscriptionContracts'];
const COUNTED = ['companiesCount', 'pagesCount'];

/** Lists of what there is none of. @type {Part} */
export const absent = {
  resolvers: { QueryRoot: { ...each(ONE, nothing), ...each(MANY, noPage), ...each(COUNTED, () => ({ count: 0, precision: 'EXACT' })) } },
  stored: {},
};
