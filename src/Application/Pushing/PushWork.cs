namespace ShopifySync.Application.Pushing;

/// <summary>The documents that write to a product.</summary>
public enum PushDocumentKind
{
    ProductUpdate,
    VariantsUpdate,
    VariantsCreate,
    VariantsDelete,
    ProductSet,
    ProductDelete,
}

/// <summary>The writes that wait, counted before any of them is made.</summary>
/// <param name="Changes">Approved changes, one for each product.</param>
/// <param name="Documents">Mutations by kind, of all changes.</param>
/// <param name="BulkChanges">Changes that a bulk mutation can write: fields of products and variants that exist.</param>
/// <param name="BulkLines">Their documents: one line each.</param>
/// <param name="NewVariants">Variants that the store does not have yet.</param>
public sealed record PushWork(int Changes, IReadOnlyDictionary<PushDocumentKind, int> Documents, int BulkChanges, int BulkLines, int NewVariants)
{
    /// <summary>Changes that go by single calls on either route.</summary>
    public int OtherChanges => Changes - BulkChanges;
}
