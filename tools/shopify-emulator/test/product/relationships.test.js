// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ask, seeded } from '../../testing/ask.js';

const UPDATE = `mutation ($input: [ProductVariantRelationshipUpdateInput!]!) { productVariantRelationshipBulkUpdate(input: $input) {
  parentProductVariants { id price requiresComponents productVariantComponents(first: 10) { nodes { productVariant { id } quantity } } } userErrors { field message code } } }`;

/** @param {any} shop @param {...any} input */
const update = async (shop, ...input) => (await ask(shop, UPDATE, { input })).productVariantRelationshipBulkUpdate;

function three() {
  const shop = seeded({ products: 3, variantsPerProduct: 1 });
  const [parent, first, second] = shop.tables.Product.rows.map(product => product.variants[0]);
  return { shop, parent, first, second, parentProductVariantId: parent.id };
}

test('components are created, changed and taken away; the price follows when it is asked to', async () => {
  const { shop, parent, first, second, parentProductVariantId } = three();
  [first.price, second.price] = ['10.00', '2.50'];

  const created = await update(shop, { parentProductVariantId, priceInput: { calculation: 'COMPONENTS_SUM' }, productVariantRelationshipsToCreate: [{ id: first.id, quantity: 1 }, { id: second.id, quantity: 2 }] });
  assert.deepEqual(created, {
    parentProductVariants: [{ id: parent.id, price: '15.00', requiresComponents: true, productVariantComponents: { nodes: [{ productVariant: { id: first.id }, quantity: 1 }, { productVariant: { id: second.id }, quantity: 2 }] } }], userErrors: []
  });
  const changed = await update(shop, { parentProductVariantId, priceInput: { calculation: 'FIXED', price: '9' }, productVariantRelationshipsToUpdate: [{ id: first.id, quantity: 3 }], productVariantRelationshipsToRemove: [second.id] });
  assert.deepEqual(changed.parentProductVariants[0], { id: parent.id, price: '9.00', requiresComponents: true, productVariantComponents: { nodes: [{ productVariant: { id: first.id }, quantity: 3 }] } });
  shop.removeProduct(first.product);
  const { productVariant } = await ask(shop, 'query ($id: ID!) { productVariant(id: $id) { productVariantComponents(first: 5) { nodes { quantity } } } }', { id: parent.id });
  assert.deepEqual(productVariant.productVariantComponents.nodes, []);
  const all = await update(shop, { parentProductVariantId, removeAllProductVariantRelationships: true });
  assert.equal(all.parentProductVariants[0].requiresComponents, false);
});

test('what is not there is told in one error', async () => {
  const { shop } = three();

  const { userErrors } = await update(shop, { parentProductVariantId: 'gid://shopify/ProductVariant/1', productVariantRelationshipsToCreate: [{ id: 'gid://shopify/ProductVariant/2', quantity: 1 }] });

  assert.deepEqual(userErrors, [{
    field: ['input'], message: 'The product variants with ID(s) ["gid://shopify/ProductVariant/1", "gid://shopify/ProductVariant/2"] could not be found.', code: 'PRODUCT_VARIANTS_NOT_FOUND'
  }]);
});

for (const [code, wish, prepare] of /** @type {[string, (them: ReturnType<typeof three>) => any, ((them: ReturnType<typeof three>) => void)?][]} */ ([
  ['PARENT_REQUIRED', () => ({ parentProductVariantId: undefined })],
  ['CIRCULAR_REFERENCE', ({ parent }) => ({ productVariantRelationshipsToCreate: [{ id: parent.id, quantity: 1 }] })],
  ['INVALID_QUANTITY', ({ first }) => ({ productVariantRelationshipsToCreate: [{ id: first.id, quantity: 0 }] })],
  ['DUPLICATE_PRODUCT_VARIANT_RELATIONSHIP', ({ first }) => ({ productVariantRelationshipsToCreate: [{ id: first.id, quantity: 1 }, { id: first.id, quantity: 2 }] })],
  ['NESTED_PARENT_PRODUCT_VARIANT', ({ first }) => ({ productVariantRelationshipsToCreate: [{ id: first.id, quantity: 1 }] }), ({ first }) => { first.requiresComponents = true; }],
  ['PRODUCT_VARIANTS_NOT_COMPONENTS', ({ first }) => ({ productVariantRelationshipsToUpdate: [{ id: first.id, quantity: 1 }] })],
  ['PRODUCT_VARIANTS_NOT_COMPONENTS', ({ first }) => ({ productVariantRelationshipsToRemove: [first.id] })],
  ['MUST_SPECIFY_COMPONENTS', () => ({ productVariantRelationshipsToRemove: [] })],
  ['UPDATE_PARENT_VARIANT_PRICE_REQUIRED', () => ({ priceInput: { calculation: 'FIXED' } })],
  ['PARENT_PRODUCT_VARIANT_CANNOT_BE_GIFT_CARD', () => ({}), ({ parent }) => { parent.product.isGiftCard = true; }],
  ['PARENT_PRODUCT_VARIANT_CANNOT_REQUIRE_SELLING_PLAN', () => ({}), ({ parent }) => { parent.product.requiresSellingPlan = true; }],
  ['PARENT_PRODUCT_VARIANT_CANNOT_BE_COMBINED_LISTING', () => ({}), ({ parent }) => { parent.product.combinedListingRole = 'PARENT'; }],
  ['CHILD_PRODUCT_VARIANT_CANNOT_BE_COMBINED_LISTING', ({ first }) => ({ productVariantRelationshipsToCreate: [{ id: first.id, quantity: 1 }] }), ({ first }) => { first.product.combinedListingRole = 'PARENT'; }]
])) {
  test(`components that are refused: ${code}`, async () => {
    const them = three();
    prepare?.(them);

    const answer = await update(them.shop, { parentProductVariantId: them.parentProductVariantId, ...wish(them) });

    assert.deepEqual([answer.userErrors.map((/** @type {any} */ error) => error.code), answer.parentProductVariants, them.shop.ledger.size], [[code], null, 0]);
  });
}

test('no more than 30 components', async () => {
  const shop = seeded({ products: 32, variantsPerProduct: 1 });
  const [parent, ...others] = shop.tables.Product.rows.map(product => product.variants[0]);

  const { userErrors } = await update(shop, { parentProductVariantId: parent.id, productVariantRelationshipsToCreate: others.map(({ id }) => ({ id, quantity: 1 })) });

  assert.equal(userErrors[0].code, 'EXCEEDED_PRODUCT_VARIANT_RELATIONSHIP_LIMIT');
});

const LISTING = `mutation ($parentProductId: ID!, $title: String, $optionsAndValues: [OptionAndValueInput!], $productsAdded: [ChildProductRelationInput!], $productsEdited: [ChildProductRelationInput!], $productsRemovedIds: [ID!]) {
  combinedListingUpdate(parentProductId: $parentProductId, title: $title, optionsAndValues: $optionsAndValues, productsAdded: $productsAdded, productsEdited: $productsEdited, productsRemovedIds: $productsRemovedIds) {
    product { id } userErrors { field message code } } }`;

test('combined listings are refused as Shopify would; what it would take is refused by name', async () => {
  const shop = seeded({ products: 3 });
  const [parent, child] = shop.tables.Product.rows;
  const codeOf = async (/** @type {any} */ variables) => (await ask(shop, LISTING, { parentProductId: parent.id, ...variables })).combinedListingUpdate.userErrors[0].code;
  const selected = [{ name: 'Colour', value: 'Red' }];
  const relation = { childProductId: child.id, selectedParentOptionValues: selected };
  const options = (/** @type {string} */ name, /** @type {string[]} */ ...values) => ({ optionsAndValues: [{ name, values }] });

  assert.equal(await codeOf({ parentProductId: 'gid://shopify/Product/1' }), 'PARENT_PRODUCT_NOT_FOUND');
  assert.equal(await codeOf({}), 'PARENT_PRODUCT_MUST_BE_A_COMBINED_LISTING');
  parent.combinedListingRole = 'PARENT';
  assert.equal(await codeOf({ title: 'x'.repeat(256) }), 'TITLE_TOO_LONG');
  assert.equal(await codeOf({ productsAdded: [{ ...relation, childProductId: 'gid://shopify/Product/1' }] }), 'PRODUCT_NOT_FOUND');
  assert.equal(await codeOf({ productsAdded: [{ ...relation, childProductId: parent.id }] }), 'CANNOT_HAVE_PARENT_AS_CHILD');
  assert.equal(await codeOf({ productsAdded: [relation, relation] }), 'CANNOT_HAVE_DUPLICATED_PRODUCTS');
  assert.equal(await codeOf({ productsEdited: [relation], productsRemovedIds: [child.id] }), 'EDIT_AND_REMOVE_ON_SAME_PRODUCTS');
  assert.equal(await codeOf({ productsAdded: [relation] }), 'MISSING_OPTION_VALUES');
  assert.equal(await codeOf({ productsAdded: [{ ...relation, selectedParentOptionValues: [] }], ...options('Colour', 'Red') }), 'MUST_HAVE_SELECTED_OPTION_VALUES');
  assert.equal(await codeOf(options(' ', 'Red')), 'OPTION_NAME_CANNOT_BE_BLANK');
  assert.equal(await codeOf(options('Colour')), 'OPTION_VALUES_CANNOT_BE_EMPTY');
  assert.equal(await codeOf(options('Colour', '')), 'OPTION_VALUES_CANNOT_BE_BLANK');
  assert.equal(await codeOf(options('Colour', 'Red', 'Red')), 'CANNOT_HAVE_REPEATED_OPTION_VALUES');
  await assert.rejects(codeOf({ productsAdded: [relation], ...options('Colour', 'Red') }), /combined listing/);
});

test('nobody joins a selling plan group that is not there', async () => {
  const shop = seeded({ products: 1 });
  const { id, variants: [variant] } = shop.tables.Product.rows[0];
  const group = 'gid://shopify/SellingPlanGroup/1';

  const answer = await ask(shop, `mutation ($id: ID!, $variant: ID!, $groups: [ID!]!) {
    joined: productJoinSellingPlanGroups(id: $id, sellingPlanGroupIds: $groups) { product { id } userErrors { field code } }
    missing: productLeaveSellingPlanGroups(id: "gid://shopify/Product/1", sellingPlanGroupIds: $groups) { product { id } userErrors { field code } }
    none: productLeaveSellingPlanGroups(id: $id, sellingPlanGroupIds: []) { product { id } userErrors { field code } }
    ofVariant: productVariantJoinSellingPlanGroups(id: $variant, sellingPlanGroupIds: $groups) { productVariant { id } userErrors { field code } } }`, { id, variant: variant.id, groups: [group] });

  const noGroup = [{ field: ['sellingPlanGroupIds'], code: 'GROUP_DOES_NOT_EXIST' }];
  assert.deepEqual(answer, {
    joined: { product: null, userErrors: noGroup }, missing: { product: null, userErrors: [{ field: ['id'], code: 'PRODUCT_DOES_NOT_EXIST' }] },
    none: { product: { id }, userErrors: [] }, ofVariant: { productVariant: null, userErrors: noGroup }
  });
});

test('a bundle gets other components, and only a bundle does', async () => {
  const shop = seeded({ products: 3, variantsPerProduct: 1 });
  const [one, two] = shop.tables.Product.rows;
  const component = (/** @type {any} */ product) => ({ productId: product.id, quantity: 1, optionSelections: product.options.map((/** @type {any} */ option) => ({ componentOptionId: option.id, name: option.name, values: option.optionValues.map((/** @type {any} */ value) => value.name) })) });
  const UPDATE_BUNDLE = 'mutation ($input: ProductBundleUpdateInput!) { productBundleUpdate(input: $input) { productBundleOperation { status } userErrors { field message } } }';
  const message = async (/** @type {any} */ input) => (await ask(shop, UPDATE_BUNDLE, { input })).productBundleUpdate.userErrors.map((/** @type {any} */ error) => error.message);

  await ask(shop, 'mutation ($input: ProductBundleCreateInput!) { productBundleCreate(input: $input) { userErrors { message } } }', { input: { title: 'Set', components: [component(one)] } });
  const bundle = shop.tables.Product.rows.at(-1);
  assert.ok(bundle);
  assert.deepEqual(await message({ productId: 'gid://shopify/Product/1' }), ['Product does not exist']);
  assert.deepEqual(await message({ productId: one.id, title: 'x' }), ['Product is not a bundle']);
  assert.deepEqual(await message({ productId: bundle.id, title: ' ' }), ["Title can't be blank"]);
  const withQuantity = { ...component(two), quantity: undefined, quantityOption: { name: 'Packs', values: [{ name: 'One', quantity: 1 }, { name: 'Two', quantity: 2 }] } };
  assert.deepEqual(await message({ productId: bundle.id, title: 'Larger set', components: [withQuantity] }), []);
  assert.deepEqual([bundle.title, bundle.variants.map(variant => [variant.title, variant.requiresComponents])], ['Larger set', [['One', true], ['Two', true]]]);
});
