using System.Collections.Immutable;
using ShopifySync.Domain.Catalog;

namespace ShopifySync.Domain.Policies;

/// <summary>Who decides about a field in a store.</summary>
public enum Ownership
{
    Both,
    LocalOwns,
    ShopifyOwns,
    Ignored,
}

/// <summary>What happens when both sides moved a field apart.</summary>
public enum ConflictStrategy
{
    ManualReview,
    LocalWins,
    ShopifyWins,

    /// <summary>Sets (tags) are merged three-way; every other field goes to manual review, text is never merged.</summary>
    Merge,
}

/// <summary>The rule for one kind of field (<c>title</c>, <c>variants.price</c>, <c>metafields.custom.material</c>, or <c>*</c>).</summary>
public sealed record FieldPolicy(string Kind, Ownership Ownership, ConflictStrategy Strategy);

/// <summary>A store's rules of comparison. The version is remembered with each comparison, so that a changed policy compares again.</summary>
public sealed record SyncPolicy(int Version, ImmutableArray<FieldPolicy> Fields, Side LeadingAtFirstContact)
{
    private static readonly FieldPolicy Everything = new("*", Ownership.Both, ConflictStrategy.ManualReview);

    public static SyncPolicy Default { get; } = new(1, [], Side.Remote);

    /// <summary>The first rule that names the field's kind, else the rule for everything.</summary>
    public FieldPolicy For(FieldPath path) =>
        Fields.FirstOrDefault(f => f.Kind == path.Kind) ?? Fields.FirstOrDefault(f => f.Kind == "*") ?? Everything;
}
