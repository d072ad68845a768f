// @ts-check

/** Where an order came from, by its source. @type {Record<string, [number: number, name: string]>} */
export const SALES_CHANNELS = { web: [580111, 'Online Store'], pos: [129785, 'Point of Sale'], shopify_draft_order: [1354745, 'Draft Orders'] };
