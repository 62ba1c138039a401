/** domain.md: AidKind, ServiceClass, BrandModule. */
export const AID_KINDS = ['funds', 'goods', 'service'] as const;
export const SERVICE_CLASSES = ['care', 'living', 'support', 'development', 'departmental'] as const;
export const BRAND_MODULES = ['integrated', 'volunteer', 'casework'] as const;
/** What a delivery has to show before it is recorded; `position` is the place of the check-in. */
export const EVIDENCE = ['photo', 'signature', 'note', 'receipt', 'position', 'quantity'] as const;
/** What an item costs whoever it is for: nothing, or a part, which its standard tells. */
export const CHARGES = ['free', 'part'] as const;
/** What a quota counts over: calendar periods in Asia/Shanghai. */
export const QUOTA_PERIODS = ['month', 'quarter', 'year'] as const;
