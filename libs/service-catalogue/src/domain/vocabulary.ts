/** domain.md: AidKind, ServiceClass, BrandModule. */
export const AID_KINDS = ['funds', 'goods', 'service'] as const;
export const SERVICE_CLASSES = ['care', 'living', 'support', 'development', 'departmental'] as const;
export const BRAND_MODULES = ['integrated', 'volunteer', 'casework'] as const;
export const ITEM_STATUSES = ['draft', 'published', 'changed', 'retired'] as const;
export const EVIDENCE = ['photo', 'signature', 'note', 'receipt'] as const;
