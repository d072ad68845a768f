namespace ShopifySync.Domain.Catalog;

/// <summary>A new value for one field, as canonical JSON; null takes it away.</summary>
public sealed record FieldEdit(FieldPath Path, string? Value);
