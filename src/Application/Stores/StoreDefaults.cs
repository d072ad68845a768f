using ShopifySync.Domain.Policies;

namespace ShopifySync.Application.Stores;

/// <summary>What a store begins with when it is connected; bound from the section <c>Stores</c>.</summary>
public sealed class StoreDefaults
{
    public const string Section = "Stores";

    public ConflictStrategy ConflictStrategy { get; set; } = ConflictStrategy.ManualReview;
}
